"""The lines of minutes: paragraphs cut where a label, a name of a list or an agenda point begins a line.

Conversions join lines that stand close to one paragraph; in minutes a line break often says what a full stop says
elsewhere. Words are only parted, never moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from extract.layouts.minutes.stacked import names_over_roles
from extract.recognise.drafts import Words
from extract.recognise.labels import DASHES, front_ends
from models.pages.document import Block, Document, Paragraph
from models.text.fold import fold
from rules.pack import MinutesUse, Rules

_NUMBER = re.compile(r"(?:\u00a7\s*)?(\d{1,3})[.:)]?")
_MOST_TITLE_WORDS = 18
_MOST_BARE_TITLE = 9
"""Words of a line with the number of a point that has no sign; a longer one is a sentence on a number of things."""
_NEAR = 400
"""Words before and after a line among which the longest line shows how wide the text is: about a page."""
_LEFT_EARLY = 0.85
"""Share of the longest line within which the next word would have fitted: in print some letters are wider."""
_MOST_LINES_ABOVE = 4
"""Lines of a head that says which meeting it was, and below that when and where."""
_FEWEST_BARE = 3
"""So many of them, rising from 1, are points."""
_MOST_WORDS_OF_TIME = 14
"""A line that says when and where they met is no longer."""
_MOST_WORDS_BEFORE_DAY = 5
"""Words before the day that only say that it is the meeting's: "Sammanträde", "Minnesanteckningar nr 2 ·"."""
ANY_YEAR = 2024
"""Stands for the year of a day that leaves it out; a leap year has every day."""
_MOST_ROOM_WORDS = 8
"""Words of a line that says where a meeting was held; longer ones tell of it."""
_MOST_OFFICER_WORDS = 6
"""Words of "Ordf. Anna Maria von Ek" and one more."""
_MOST_NAMES_SHARE = 0.6
"""Share of a paragraph's lines that begin with a name, where it is a list of people."""


def to_lines(document: Document, blocks: list[Block], rules: Rules) -> list[Block]:
    """`blocks` with each paragraph cut at the lines that begin something, and numbers of points told from titles."""
    lines: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.origin == "body":
            lines += [with_number(document, piece, rules) for piece in cut_lines(document, block, rules)]
        else:
            lines.append(block)
    counted = _bare_numbers(document, lines)
    return [
        with_number(document, line, rules, bare=index in counted) if isinstance(line, Paragraph) else line
        for index, line in enumerate(lines)
    ]


def _bare_numbers(document: Document, lines: list[Block]) -> set[int]:
    """Indexes of short lines that begin with 1, 2, 3 … and a word with a capital: points whose numbers have no sign."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if (
            not isinstance(line, Paragraph)
            or line.number is not None
            or not 1 < len(line.words) <= _MOST_BARE_TITLE
        ):
            continue
        number, word = (document.words[one].text for one in line.words[:2])
        if number == str(len(found) + 1) and word[:1].isupper():
            found.append(index)
    return set(found) if len(found) >= _FEWEST_BARE else set()


def cut_lines(document: Document, paragraph: Paragraph, rules: Rules) -> Iterator[Paragraph]:
    """`paragraph` cut at the lines that begin something."""
    words = paragraph.words
    is_one = words and document.words[words[0]].line == document.words[words[-1]].line
    if is_one or names_over_roles(document, paragraph, rules):
        yield paragraph
        return
    starts = [0] + [
        place
        for place in range(1, len(words))
        if document.words[words[place]].line != document.words[words[place - 1]].line
    ]
    lines = [words[start:end] for start, end in pairwise([*starts, len(words)])]
    may_say_when = len(lines) <= _MOST_LINES_ABOVE and not document.text(words).endswith(".")
    of_people = _is_list_of_people(document, lines, rules)
    cuts = [0]
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        names = of_people and _begins_with_name(document, line, rules)
        is_title = _is_title_line(document, before, rules) or (
            number == 1
            and (
                _is_above_sentence(document, paragraph, before)
                or _is_title_of_item(document, paragraph, before, line)
            )
        )
        below_title = is_title and _begins_with_capital(document, line)
        says = may_say_when and says_when(document, Paragraph(line), rules)
        if names or below_title or says or _begins_something(document, before, line, rules):
            cuts.append(starts[number])
    if paragraph.kind == "heading" and document.text(lines[-1]).endswith(":"):
        cuts.append(starts[-1])
    if len(cuts) == 1:
        yield paragraph
        return
    for number, (start, end) in enumerate(pairwise([*sorted(set(cuts)), len(words)])):
        kind = paragraph.kind if number == 0 else "paragraph"
        mark: Words = paragraph.mark if number == 0 else ()
        yield replace(
            paragraph,
            words=words[start:end],
            mark=mark,
            kind=kind,
            number=paragraph.number if number == 0 else None,
            level=paragraph.level if number == 0 else None,
        )


def _begins_something(document: Document, before: Words, line: Words, rules: Rules) -> bool:
    """Whether the line begins with a label of minutes, is one, follows one, or begins an agenda point."""
    if _is_title_line(document, line, rules) or rules.minutes.label(document.text(before)) is not None:
        return True
    return (
        rules.minutes.label(document.text(line)) is not None
        or label_before_colon(document, line, rules) is not None
    )


def _is_title_line(document: Document, line: Words, rules: Rules) -> bool:
    """Whether the line begins with "Punkt 2" or "§ 12"."""
    return bool(_count_of_number(document, line, rules, bare=False)) and len(line) <= _MOST_TITLE_WORDS


def _is_above_sentence(document: Document, paragraph: Paragraph, first: Words) -> bool:
    """Whether the first line of a numbered heading is its title, and text below it: that ends a sentence."""
    text = document.text(paragraph.words)
    is_point = paragraph.kind == "heading" and paragraph.number is not None
    return is_point and text.endswith(".") and not document.text(first).endswith((".", ",", "-"))


def _is_title_of_item(document: Document, paragraph: Paragraph, first: Words, second: Words) -> bool:
    """Whether the first line of a numbered item was left early, so that it is a title and what follows its text.

    It was, where the next line's first word would have fitted well within the longest line near it.
    """
    text = document.text(first)
    is_short = len(first) <= _MOST_BARE_TITLE and not text.endswith((".", ",", ":", "-"))
    if paragraph.kind != "item" or paragraph.number is None or not is_short:
        return False
    near = range(max(0, first[0] - _NEAR), min(len(document.words), first[0] + _NEAR))
    lines = groupby(near, key=lambda word: document.words[word].line)
    longest = max(len(document.text(tuple(line))) for _, line in lines)
    return len(text) + 1 + len(document.words[second[0]].text) <= _LEFT_EARLY * longest


def _begins_with_capital(document: Document, line: Words) -> bool:
    return document.words[line[0]].text[:1].isupper()


def _is_list_of_people(document: Document, lines: list[Words], rules: Rules) -> bool:
    fewest = max(2, _MOST_NAMES_SHARE * len(lines))
    if sum(_may_begin_with_name(document, line) for line in lines) < fewest:
        return False
    named = sum(_begins_with_name(document, line, rules) for line in lines)
    return named >= fewest


def _may_begin_with_name(document: Document, line: Words) -> bool:
    """Whether one of the first two words has a capital: a title may stand before a name."""
    return any(document.words[word].text[:1].isupper() for word in line[:2])


def _begins_with_name(document: Document, line: Words, rules: Rules) -> bool:
    return rules.people.leading_name([document.words[word].text for word in line]) > 0


def with_number(document: Document, piece: Paragraph, rules: Rules, *, bare: bool = False) -> Paragraph:
    """The paragraph with the number of an agenda point as its mark, where the reader has left it among the words.

    `bare`: a number without a sign is one, too; of a heading it always is.
    """
    if piece.number is not None or not piece.words:
        return piece
    count = _count_of_number(document, piece.words, rules, bare=bare or piece.kind == "heading")
    if not count or len(piece.words) - count > _MOST_TITLE_WORDS:
        return piece
    digits = _NUMBER.fullmatch(document.text(piece.words[count - 1 : count]).lstrip("\u00a7 "))
    has_sign = document.words[piece.words[count]].text in DASHES and len(piece.words) > count + 1
    first = count + has_sign  # "Punkt 1 - Val av sekreterare"
    return replace(
        piece,
        words=piece.words[first:],
        mark=piece.mark + piece.words[:first],
        number=digits[1] if digits is not None else None,
        kind="heading",
        level=piece.level or 2,
    )


def _count_of_number(document: Document, words: Words, rules: Rules, *, bare: bool) -> int:
    """How many words are the number of a point, its sign or word included; 0 where none begins the words."""
    texts = [document.words[word].text for word in words[:3]]
    if len(texts) < 2:
        return 0
    if rules.minutes.is_point(texts[0]):
        place = 2 if fold(texts[1]) == "nr" and len(texts) > 2 else 1
        return place + 1 if _NUMBER.fullmatch(texts[place]) and len(words) > place + 1 else 0
    is_sign = texts[0].startswith("\u00a7") and _NUMBER.fullmatch(texts[0]) is not None
    is_bare = bare and _NUMBER.fullmatch(texts[0]) is not None and texts[1][:1].isupper()
    return 1 if is_sign or is_bare else 0


def goes_with_day(text: str, rules: Rules) -> bool:
    """Whether a word before a date is part of it: "tisdagen", "den"."""
    low = fold(text).strip(" ,.:")
    return low in rules.words["date"] or low in rules.schedules.slots["weekday"]


def says_when(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether `piece` says when they met, and no more than where beside it: "Onsdag 18 maj 2022, kl. 16–18, Badhuset".

    A day without its year says so only beside an hour, hours without a day where both ends begin the line ("Kl. 13–15,
    Badhuset"); a sentence tells of other days.
    """
    if len(piece.words) > _MOST_WORDS_OF_TIME or piece.mark:
        return False
    text = document.text(piece.words)
    time = rules.meetings.read(text, ANY_YEAR)
    if time.span is None or (time.date is None and None in (time.start, time.end)):
        return False
    before = [word for word in text[: time.span[0]].split() if not goes_with_day(word, rules)]
    words = {fold(word).strip(" ,.:;()") for word in text.split()}
    names_meeting = len(before) <= _MOST_WORDS_BEFORE_DAY and rules.minutes.names_meeting(" ".join(before))
    is_sure = time.start is not None or bool(rules.meetings.days(text))
    names_meeting = names_meeting and time.date is not None
    return (names_meeting or (not before and is_sure)) and words.isdisjoint(rules.words["clause"])


def label_before_colon(document: Document, words: Words, rules: Rules) -> tuple[MinutesUse, int] | None:
    """What the label that ends at the first colon of `words` announces, and how many words it has."""
    for count, _ in front_ends(document, words):
        use = rules.minutes.label(document.text(words[:count]))
        return (use, count) if use is not None else None
    return _officer_before_name(document, words, rules)


def _officer_before_name(document: Document, words: Words, rules: Rules) -> tuple[MinutesUse, int] | None:
    """What an abbreviation before nothing but a name says that somebody was: "Ordf. Anna Ek", without a colon."""
    texts = [document.words[word].text for word in words[:_MOST_OFFICER_WORDS]]
    if not 2 < len(words) < _MOST_OFFICER_WORDS or not texts[0].endswith("."):
        return None
    use = rules.minutes.label(texts[0])
    is_name = use in ("chair", "officer") and rules.people.leading_name(texts[1:]) == len(texts) - 1
    return (use, 1) if is_name and use is not None else None


def begins_with_formality(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether `piece` begins with a label that the record has no field for: "Utses att justera: …"."""
    return any(
        rules.minutes.is_formality(document.text(piece.words[:count]))
        for count, _ in front_ends(document, piece.words)
    )


def split_label(
    document: Document, piece: Paragraph, rules: Rules, *, plain: bool = False
) -> tuple[MinutesUse, Words, Paragraph] | None:
    """What the label at the front of `piece` announces, the label's words, and the paragraph without them.

    A longer label without a colon must stand out, unless `plain` ones count, too.
    """
    text = document.text(piece.words)
    whole = rules.minutes.label(text)
    stands_out = piece.kind == "heading" or piece.bold or text.endswith(":") or len(piece.words) <= 3
    if whole is not None and (stands_out or plain):
        return whole, piece.all_words, replace(piece, words=(), mark=())
    found = label_before_colon(document, piece.words, rules)
    if found is None:
        return None
    use, count = found
    rest = replace(piece, words=piece.words[count:], mark=(), kind="paragraph")
    return use, piece.mark + piece.words[:count], rest


def says_where(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether a line of its own says where they met: "Stadshuset, Sessionssalen"."""
    text = document.text(piece.words)
    if piece.kind != "paragraph" or len(piece.words) > _MOST_ROOM_WORDS or text[-1:] in ".:?!":
        return False
    return any(fold(word).strip(",.()").endswith(tuple(rules.words["room"])) for word in text.split())


def split_at(
    document: Document, piece: Paragraph, span: tuple[int, int], rules: Rules
) -> tuple[Words, Words, Words]:
    """The words before, in and after [start, end) of the paragraph's text; a weekday before goes with it."""
    before: list[int] = []
    inside: list[int] = []
    after: list[int] = []
    at = 0
    for word in piece.words:
        text = document.words[word].text
        if at + len(text) <= span[0]:
            before.append(word)
        elif at < span[1]:
            inside.append(word)
        else:
            after.append(word)
        at += len(text) + 1
    clock = rules.words["clock"]
    while before and (
        goes_with_day(text := document.words[before[-1]].text, rules) or fold(text).strip(" ,.:") in clock
    ):
        inside.insert(0, before.pop())
    return tuple(before), tuple(inside), tuple(after)
