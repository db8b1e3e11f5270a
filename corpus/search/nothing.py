"""Why a search found nothing: words that no text has, codes that nothing is of, with what may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.language.words import N_, _
from corpus.search.answer import Filters
from corpus.search.query import has_words, read_query
from corpus.store.reading import Reader
from rules.pack import near_names

_SHOWN = 12
_NEAREST = 3


def reasons(reader: Reader, words: str, filters: Filters) -> Iterator[str]:
    """A sentence each. The last is always there: that nothing was found."""
    yield from _codes(reader, filters)
    if words.strip() and not has_words(words):
        yield _("there is no word to look for in {text}", text=repr(words))
    else:
        missing = list(_words(reader, words))
        yield from missing
        if not missing and len(words.split()) > 1 and filters == Filters():
            yield _("no text has all of these words: give fewer")
    yield _("nothing found")


def _words(reader: Reader, words: str) -> Iterator[str]:
    for typed in dict.fromkeys(words.split()):
        pieces = read_query(typed, reader)
        unknown = [
            one.typed for piece in pieces or () for one in piece.words if not one.forms and not one.compounds
        ]
        for word in unknown:
            near = near_names(word, _forms(reader), most=_NEAREST)
            offered = "; " + _("is it {names}?", names=", ".join(near)) if near else ""
            yield _("no text has the word {word}", word=repr(word)) + offered


def _forms(reader: Reader) -> list[str]:
    return [row["word"] for row in reader.query("SELECT DISTINCT word FROM word_forms")]


def _codes(reader: Reader, filters: Filters) -> Iterator[str]:
    asked = (
        (N_("party"), filters.parties, "SELECT DISTINCT party FROM fields WHERE party IS NOT NULL"),
        (N_("field"), filters.fields, "SELECT DISTINCT field FROM fields UNION SELECT 'remainder'"),
        (N_("topic"), filters.topics, "SELECT DISTINCT value FROM areas, json_each(topics)"),
        (
            N_("year"),
            tuple(map(str, filters.years)),
            "SELECT DISTINCT year FROM documents WHERE year IS NOT NULL",
        ),
    )
    for what, codes, sql in asked:
        known = [str(row[0]) for row in reader.query(f"{sql} ORDER BY 1")] if codes else []
        for code in codes:
            if code not in known:
                theirs = ", ".join(near_names(code, known) or known[:_SHOWN]) or _("none")
                yield _(
                    "no text is of the {what} {code}; there are {theirs}",
                    what=_(what),
                    code=repr(code),
                    theirs=theirs,
                )
