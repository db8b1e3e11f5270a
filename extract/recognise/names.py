"""Names of areas, activities and actors, apart from what stands before them: "Aktivitet 3: Nattvandring"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from extract.recognise.drafts import Entry, Pieces, pieces_text
from extract.recognise.grid import Column, GridRow
from extract.recognise.labels import DASHES, MOST_LABEL_WORDS, SURE
from models.pages.document import Document, Paragraph
from models.target import Target
from models.text.fold import fold
from rules.pack import Rules

NamingField: TypeAlias = Literal["area_name", "name", "undertaking", "description"]

NAMING_FIELDS = frozenset({"area_name", "activity", "name", "undertaking"})
"""Fields whose label may stand before a name in a heading."""

MOST_NAME_WORDS = 10
"""An activity's name beside Aktivitet is hardly longer; longer text is what is done."""

NUMBER = re.compile(
    r"\(?\d{1,2}(?:\.\d{1,2})*[a-h]?[.:)]?|[A-H]\d{0,2}[.)]|[A-H][:.]\d{1,2}[.:]?"
    r"|(?:I{1,3}|IV|VI{0,3}|IX|X)[.)]|\u00c5\d{1,2}[.:)]?"
)
"""A number before a name, as authors type it: "3", "3.", "2.1", "2b.", "(4)", "5:", "B.", "A2.", "A:1", "IV.", "Å3"."""
LETTERED = re.compile(r"[A-H](?:[:.]?\d{1,2})?[.:)]?")
"""A letter that numbers what the word before it names: "Åtgärd A:1", "Målområde B", "Insats C2."."""
MOST_BETWEEN = 3
"""Letters beside the names of actors in a text of nothing else ("och")."""
MOST_ACTOR_WORDS = 6
"""Words of a cell that may be actors alone; what somebody undertakes is longer."""
FEWEST_ACTORS = 2
"""Rows that begin with an actor, at least, where no heading says so."""
_DASHES = DASHES | {"|", "\u00b7", "\u2022"}


@dataclass(frozen=True, slots=True)
class Naming:
    """A heading taken apart."""

    label: tuple[int, ...]
    """Words of the number or label before the name; may be empty."""
    name: Paragraph
    field: str | None
    """What the label says that the heading names (a field of `NAMING_FIELDS`); None where none does."""

    def entry(self, field: NamingField, confidence: float = 1.0) -> Entry:
        """The name as an entry of that field."""
        return Entry(Target(field), (self.name,), self.label, "position", confidence)


def read_name(document: Document, pieces: Pieces, rules: Rules) -> Naming:
    """The name in the pieces of a heading, which are one line however they were broken."""
    first = pieces[0]
    words = first.words + tuple(word for piece in pieces[1:] for word in piece.all_words)
    label, field = first.mark, None
    found = next(_labels_before(document, words, rules, is_heading=first.kind == "heading"), None)
    if found is not None:
        count, field = found[0], found[1] or None
        label, words = label + words[:count], words[count:]
    elif not label and (count := _chapter(document, words, rules)):
        label, words = words[:count], words[count:]
    elif not label and _is_section(document, words):
        label, words = words[:2], words[2:]
    elif not label and begins_with_number(document, words):
        label, words = words[:1], words[1:]
    if not words:  # nothing but a number
        label, words = (), label
    name = replace(first, kind="paragraph", words=words, mark=(), level=None, number=None)
    return Naming(label, name, field)


def _chapter(document: Document, words: tuple[int, ...], rules: Rules) -> int:
    """How many of the first words only count a chapter: "Kapitel 2. Skolan", "Avsnitt 3 – Trafik"; 0 for none."""
    texts = [document.words[word].text for word in words[:4]]
    if len(texts) < 3 or fold(texts[0]).strip(".") not in rules.words["chapter"]:
        return 0
    count = 3 if texts[2] in _DASHES and len(texts) > 3 else 2
    return count if NUMBER.fullmatch(texts[1]) and _is_name_start(texts[count]) else 0


def _labels_before(
    document: Document, words: tuple[int, ...], rules: Rules, *, is_heading: bool = False
) -> Iterator[tuple[int, str]]:
    """How many of the first words are a label of `NAMING_FIELDS` with its colon, dash or number, and its field; none
    for a label that only counts."""
    texts = [document.words[word].text for word in words[: MOST_LABEL_WORDS + 2]]
    for index in range(min(MOST_LABEL_WORDS, len(texts) - 1)):
        is_dash = texts[index] in _DASHES
        ends = texts[index].endswith(":") or is_dash
        numbered = index > 0 and _is_number(texts[index])
        if not ends and not (
            numbered and texts[index + 1] not in _DASHES and _is_name_start(texts[index + 1])
        ):
            continue
        count = index if is_dash else index + 1
        named = count - 1 if count > 1 and LETTERED.fullmatch(texts[count - 1]) else count
        match = rules.labels.match(" ".join(texts[:named]).rstrip(".)"))
        if match is None or match.score < SURE or match.group != "plan" or (index == 0 and is_dash):
            return
        field = match.targets[0].field
        if field in NAMING_FIELDS:
            yield index + 1, field
        elif count > 1 and _is_number(texts[count - 1]) and _is_of_measure(match.targets[0]):
            yield index + 1, "name"
        elif is_heading and count > 1 and field == "problem" and _is_number(texts[count - 1]):
            yield index + 1, ""  # "Problem 2: Inbrott" may head an area as well as a measure
        elif is_heading and not is_dash and field == "measures" and _is_one_name(texts, words):
            yield index + 1, "name"  # "Åtgärd: Synlig polis"
        elif count > 1 and field == "other" and rules.headings.announces_areas(" ".join(texts[:count])):
            yield index + 1, "area_name"  # "Prioritering 1: Trafik"
        return


def _is_one_name(texts: list[str], words: tuple[int, ...]) -> bool:
    """Whether one label's word and a name make the whole heading."""
    return texts[0].endswith(":") and _is_name_start(texts[1]) and len(words) <= MOST_NAME_WORDS


def _is_number(text: str) -> bool:
    """Whether a word behind a label numbers it: "Åtgärd 3:", "Åtgärd B"."""
    return NUMBER.fullmatch(text) is not None or LETTERED.fullmatch(text) is not None


def _is_of_measure(target: Target) -> bool:
    """Whether a numbered label stands before a measure's name: "Åtgärd 3: Nattvandring", "Löfte 1 – Lugna kvällar"."""
    return target.field == "measures" or (target.role == "commitment" and target.party is None)


def number_apart(document: Document, heading: Paragraph) -> Paragraph:
    """The heading with a typed number as its mark, where the reader has left it among the words."""
    if not heading.mark and _is_section(document, heading.words):
        number = document.words[heading.words[1]].text.strip(".:")
        return replace(heading, mark=heading.words[:2], words=heading.words[2:], number=number)
    if heading.mark or not begins_with_number(document, heading.words):
        return heading
    number = document.words[heading.words[0]].text.strip("(.:)")
    return replace(heading, mark=heading.words[:1], words=heading.words[1:], number=number)


def _is_section(document: Document, words: tuple[int, ...]) -> bool:
    """Whether a section's number stands before the name: "§ 3 Organisation"."""
    texts = [document.words[word].text for word in words[:3]]
    return len(texts) > 2 and texts[0] == "§" and NUMBER.fullmatch(texts[1]) is not None


def begins_with_number(document: Document, words: tuple[int, ...]) -> bool:
    """Whether the first of `words` numbers the name that follows."""
    if len(words) < 2:
        return False
    first, second = (document.words[word].text for word in words[:2])
    return NUMBER.fullmatch(first) is not None and _is_name_start(second)


def _is_name_start(word: str) -> bool:
    return word.lstrip("\"'\u201d\u201c\u2019(\u00bb")[:1].isupper()


def only_counts(text: str, rules: Rules) -> bool:
    """Whether a heading names nothing, and ends with the number of what begins below: "Insatskort 3"."""
    words = text.split()
    return len(words) > 1 and words[-1].isdigit() and rules.headings.is_generic(text)


def is_list(pieces: Pieces) -> bool:
    """Whether a value is a list, maybe with text below it: it tells what is done, and names nothing."""
    return len(pieces) > 1 and all(piece.kind == "item" for piece in pieces[:2])


def is_like_name(document: Document, pieces: Pieces, rules: Rules, *, most: int = MOST_NAME_WORDS) -> bool:
    """Whether the value of Aktivitet begins with a name: no more than `most` words, no list, sentence or order."""
    value = pieces_text(document, pieces[:1])
    short = 0 < len(value.split()) <= most
    return short and not is_list(pieces) and not value.endswith(".") and not rules.verbs.begin(value)


def names_only_actors(text: str, rules: Rules) -> bool:
    """Whether roles and organisations that rules know are all that `text` says: "Kommunpolis, rektor"."""
    named = sum(sum(map(str.isalpha, one.text)) for one in rules.actors.named(text))
    rest = sum(map(str.isalpha, text)) - named
    return named > 0 and rest <= MOST_BETWEEN


def with_actors_first(
    document: Document, columns: tuple[Column, ...], below: tuple[GridRow, ...], rules: Rules
) -> tuple[Column, ...]:
    """`columns` where the first holds nothing but actors under a heading that says no field ("Organisation"), or none:
    it says who does what stands beside them, and names no measure.

    Under a heading of plans ("Verksamhet") it does where what they undertake stands beside them.
    """
    first = columns[0] if columns else None
    fields = {field for column in columns for field in column.fields}
    undertaken = any(
        target.field == "party" and target.party is None for one in columns for target in one.targets
    )
    if first is None or first.fields != {"other"} or "responsible" in fields:
        return columns
    if first.known and first.of_plan and not undertaken:
        return columns
    texts = [document.text(cell.words) for row in below for cell in row.filled if first.holds(cell)]
    if len(texts) < FEWEST_ACTORS or not all(names_only_actors(text, rules) for text in texts):
        return columns
    return (replace(first, targets=(Target("responsible"),), known=True, of_plan=True), *columns[1:])


def with_company(
    document: Document, columns: tuple[Column, ...], below: tuple[GridRow, ...], rules: Rules
) -> tuple[Column, ...]:
    """`columns` where those headed "Samverkan" say who takes part: short cells, of which one at least is actors alone.

    The rest of them name whom no rule knows ("Sparbanken"), or nobody.
    """
    return tuple(
        replace(column, targets=(Target("other_participants"),), known=True, of_plan=True)
        if _is_of_company(document, column, below, rules)
        else column
        for column in columns
    )


def _is_of_company(document: Document, column: Column, below: tuple[GridRow, ...], rules: Rules) -> bool:
    heading = fold(document.text(column.label)).rstrip(" :.")
    if column.fields != {"other"} or heading not in rules.words["company_label"]:
        return False
    texts = [document.text(cell.words) for row in below for cell in row.filled if column.holds(cell)]
    short = all(len(text.split()) <= MOST_ACTOR_WORDS and not text.endswith(".") for text in texts)
    return short and any(names_only_actors(text, rules) for text in texts)
