"""Who came and who did not: lists and lines of names with roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from extract.layouts.minutes.stacked import MOST_LINE_WORDS, names_over_roles
from extract.recognise.drafts import DraftPerson, Words
from extract.recognise.signatures import parts_apart
from models.pages.document import Document, Paragraph
from models.pages.gaps import is_set_apart
from models.text.fold import fold
from rules.pack import Rules, emails_in, phones_in

_SEPARATORS = frozenset("- \u2013 \u2014 | / : ; , &".split())
_MOST_ROLE_WORDS = 6
"""What a member of a list that has no name works for is no longer."""
_AROUND_MEMBER = " ,;.()"
_ALIGNED = 6.0
"""Points by which parts that stand below each other may begin apart."""
_MOST_NAME = 5
"""Words in which a name and the bracket behind it stand."""
_MOST_NOTE_WORDS = 8
"""A longer line with a full stop is a sentence."""


def paragraph_to_people(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """The people that a paragraph or list item names; empty where it is running text or names nobody."""
    if in_columns := names_over_roles(document, paragraph, rules):
        return in_columns
    if columns := _columns(document, paragraph, rules):
        return tuple(one for column in columns for one in paragraph_to_people(document, column, rules))
    people = list(people_in(document, paragraph.words, rules))
    named = [person for person in people if person.name]
    if not named or (len(named) == 1 and _is_running_text(document, paragraph.words, named[0], rules)):
        return ()
    first = people[0]
    people[0] = DraftPerson(first.name, first.role, paragraph.mark + first.others)
    return tuple(people)


def _columns(document: Document, paragraph: Paragraph, rules: Rules) -> list[Paragraph]:
    """The columns of lines whose parts stand below each other, a name on top of each: roles that wrap in theirs.

    Empty where it is one column, or where a part stands below none.
    """
    ends = [document.words[word] for word in paragraph.words[:1] + paragraph.words[-1:]]
    if not ends or ends[0].line == ends[-1].line or not ends[0].boxes:
        return []
    by_line = groupby(paragraph.words, key=lambda word: document.words[word].line)
    first, *others = [parts_apart(document, tuple(words)) for _, words in by_line]
    if len(first) < 2 or not all(_begins_with_name(document, part, rules) for part in first):
        return []
    edges = [_left(document, part) for part in first]
    columns = list(first)
    for part in (part for line in others for part in line):
        place = next(
            (at for at, edge in enumerate(edges) if abs(_left(document, part) - edge) <= _ALIGNED), None
        )
        if place is None:
            return []
        columns[place] += part
    if any(document.words[column[-1]].text.endswith(",") for column in columns):
        return []  # "… Max Orre," whose role wrapped to the margin
    return [replace(paragraph, words=column, mark=()) for column in columns]


def _left(document: Document, words: Words) -> float:
    boxes = document.words[words[0]].boxes
    return boxes[0].x0 if boxes else 0.0


def _begins_with_name(document: Document, words: Words, rules: Rules) -> bool:
    return rules.people.leading_name([document.words[word].text for word in words]) > 0


def _is_running_text(document: Document, words: Words, person: DraftPerson, rules: Rules) -> bool:
    """Whether a line that names one person is none of a list: long, or a sentence.

    Never where a gap parts the role from the name in front, or a comma does, and neither verb nor full stop follows.
    """
    last = words.index(person.name[-1])
    if words[0] == person.name[0] and last + 1 < len(words):
        low = {fold(document.words[word].text).strip(",.") for word in words[last + 1 :]}
        begins, ends = document.words[words[last]].text, document.words[words[-1]].text
        is_role = begins.endswith(",") and ends[-1:] != "." and rules.words["clause"].isdisjoint(low)
        if is_role or is_set_apart(document, *words[last : last + 2]):
            return False
    is_long = len(words) > MOST_LINE_WORDS
    is_note = len(words) > _MOST_NOTE_WORDS and document.text(words).endswith(".")
    return is_long or is_note or _tells(document, words, person, rules)


def _tells(document: Document, words: Words, person: DraftPerson, rules: Rules) -> bool:
    """Whether a line is a sentence about the person: "Anna Ek öppnar mötet.", "Anna Ek tar kontakt med skolan"."""
    last = document.words[person.name[-1]].text
    following = words[words.index(person.name[-1]) + 1 :]
    if not following or last.endswith((",", ":", ";")):
        return False
    texts = [fold(document.words[word].text) for word in following]
    says = texts[0] in rules.words["clause"] or texts[-1].endswith(".")
    return says and texts[0].isalpha() and len(texts) > 1 and document.words[following[0]].text[:1].islower()


def unnamed_people(document: Document, paragraph: Paragraph, rules: Rules) -> tuple[DraftPerson, ...]:
    """Those whom a list names by first names alone ("Lisa (polis), Ali (fritid)") or by what they work for.

    Empty unless every member of the list is such a one.
    """
    found: list[DraftPerson] = []
    for segment in _segments(document, paragraph.words, rules):
        text = document.text(segment).strip(_AROUND_MEMBER)
        first, *rest = segment
        name = document.words[first].text.strip(_AROUND_MEMBER)
        in_brackets = bool(rest) and document.words[rest[0]].text.startswith("(")
        known = rules.people.is_first_name(name) or (in_brackets and rules.people.may_be_first_name(name))
        if known and (not rest or in_brackets):
            found.append(_person(document, (first,), tuple(rest), rules))
        elif len(segment) <= _MOST_ROLE_WORDS and text[:1].isupper() and rules.actors.hits(text):
            found.append(_person(document, (), segment, rules))
        else:
            return ()
    return tuple(found)


def label_to_person(document: Document, piece: Paragraph, rules: Rules) -> DraftPerson | None:
    """The person behind a label such as "Ordförande:", with what stands after the name as role."""
    people = paragraph_to_people(document, replace(piece, mark=()), rules)
    if people and people[0].name:
        return people[0]
    count = rules.people.leading_name([document.words[word].text for word in piece.words])
    return DraftPerson(piece.words[:count], piece.words[count:]) if count else None


def people_in(document: Document, words: Words, rules: Rules) -> Iterator[DraftPerson]:
    """The people of one line: each name begins a new one, what follows it up to the next is the role."""
    name: Words = ()
    role: Words = ()
    for segment in _segments(document, words, rules):
        texts = [document.words[word].text for word in segment]
        group = _group(texts, rules)
        count, before = rules.people.leading_name(texts[group:]), group
        if not count:
            joined = bool(texts) and fold(texts[-1]) in rules.words["joiner"]
            before, count = _name_at_end(texts[:-1] if joined else texts, rules)
        if not count and name and _is_another(document, role, segment, rules):
            yield _person(document, name, role, rules)
            name, role = (), segment
            continue
        if not count or (name and not (role or group) and (before or not _is_likely(texts[:count], rules))):
            role += segment
            continue
        if name or role:
            yield _person(document, name, role, rules)
        name, role = segment[before : before + count], segment[:before] + segment[before + count :]
    if name or role:
        yield _person(document, name, role, rules)


def _is_another(document: Document, role: Words, segment: Words, rules: Rules) -> bool:
    """Whether what stands behind a name and its employer in brackets is a further member: "…, Polisens ombud"."""
    said, text = document.text(role), document.text(segment)
    in_brackets = said.startswith("(") and said.rstrip(",;").endswith(")")
    return (
        in_brackets
        and bool(rules.actors.named(said))
        and text[:1].isupper()
        and bool(rules.actors.named(text))
    )


def _is_likely(name: list[str], rules: Rules) -> bool:
    """Whether what stands behind a name and a comma is a further name, and not whom the first works for."""
    return rules.people.is_likely_name(" ".join(name))


def _segments(document: Document, words: Words, rules: Rules) -> Iterator[Words]:
    """Stretches between commas, semicolons, line ends and "och", their signs included."""
    start = 0
    for index, word in enumerate(words):
        text = document.words[word].text
        after = words[index + 1 :]
        if after and (
            is_set_apart(document, word, after[0])
            or _begins_line_of_name(document, word, after, rules)
            or (text.endswith(".") and _group([document.words[one].text for one in after], rules))
        ):
            yield words[start : index + 1]
            start = index + 1
            continue
        joins = fold(text) in rules.words["joiner"] | {"&"} and _goes_on_with_name(
            document, words[start:index], after, rules
        )
        if joins or text.endswith((",", ";", ")", "/")) or index == len(words) - 1:
            yield words[start : index + 1]
            start = index + 1


def _begins_line_of_name(document: Document, word: int, after: Words, rules: Rules) -> bool:
    """Whether the next line begins with a name that ends there or before a comma or bracket: each has its line."""
    if document.words[word].line == document.words[after[0]].line:
        return False
    texts = [document.words[one].text for one in after[:_MOST_NAME]]
    count = rules.people.leading_name(texts)
    ends = (
        count == len(after) or texts[count - 1].endswith((",", ";", ":")) or texts[count : count + 1] == ["("]
    )
    ends = ends or (count < len(texts) and texts[count].startswith("("))
    return count > 0 and ends and _is_likely(texts[:count], rules)


def _group(texts: list[str], rules: Rules) -> int:
    """How many words before a name and with a colon say whose people follow: "Från polisen: Mats Kvist"; else 0."""
    end = next((at for at, text in enumerate(texts[:_MOST_ROLE_WORDS], 1) if text.endswith(":")), 0)
    return end if 0 < end < len(texts) and rules.people.leading_name(texts[end:]) > 0 else 0


def _goes_on_with_name(document: Document, before: Words, after: Words, rules: Rules) -> bool:
    """Whether "och" stands before a further person: "Anna Ek och Bo Myt", "polis Anna Ek och rektor Bo Myt"."""
    texts = [document.words[one].text for one in after]
    if rules.people.leading_name(texts[:3]) > 0:
        return True
    end = next((at for at, text in enumerate(texts, start=1) if text.endswith((",", ";", "."))), len(texts))
    own = [document.words[one].text for one in before]
    has_name = rules.people.leading_name(own) > 0 or _name_at_end(own, rules)[1] > 0
    return has_name and _name_at_end(texts[:end], rules)[1] > 0


def _name_at_end(texts: list[str], rules: Rules) -> tuple[int, int]:
    """(where it begins, its length) of a name behind a role ("Kommunpolis Anna Ek"); (0, 0) for none."""
    end = next((at for at, text in enumerate(texts) if at and text.startswith("(")), len(texts))
    for start in range(1, end - 1):
        rest = texts[start:end]
        if rules.people.is_name(" ".join(rest)) and (
            rules.actors.named(" ".join(texts[:start])) or texts[start - 1].endswith(":")
        ):
            return start, len(rest)
    return 0, 0


def _person(document: Document, name: Words, role: Words, rules: Rules) -> DraftPerson:
    role, others = without_contacts(document, role, rules)
    return DraftPerson(name, role, others)


def without_contacts(document: Document, words: Words, rules: Rules) -> tuple[Words, Words]:
    """The words of a role, and those beside it: numbers, addresses and signs that stand alone."""
    joiners = rules.words["joiner"] | _SEPARATORS
    text = document.text(words)
    spans = (*phones_in(text), *emails_in(text))
    kept: list[int] = []
    others: list[int] = []
    at = 0
    for word in words:
        spelled = document.words[word].text
        inside = any(start < at + len(spelled) and at < end for start, end in spans)
        outside = not kept and fold(spelled).removesuffix(".") in joiners | rules.words["phone"]
        (others if inside or outside else kept).append(word)
        at += len(spelled) + 1
    while kept and document.words[kept[-1]].text in joiners:
        others.append(kept.pop())
    return tuple(kept), tuple(others)
