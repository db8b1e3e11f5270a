"""What is a label: at the front of words, in a column of a table, alone. Every layout and format asks here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.recognise.grid import GridRow
from models.pages.document import Block, Cell, Document, Paragraph
from models.pages.gaps import places_set_apart
from models.pages.headings import Trait
from models.pages.told import once
from models.target import Target
from models.text.fold import fold, squeeze
from rules.pack import LabelMatch, Rules, asked_target

MOST_LABEL_WORDS = 7
"""A label at the front of a paragraph is at most this long ("Stadsdelsförvaltningens övriga fasta deltagare:")."""


SURE = 0.95
"""How well words must fit a rule to be a label where nothing but the words says so; below it a misprint in a short
label could be another word."""
DASHES = frozenset("-\u2013\u2014")
_ASKED = "label.question"
"""The rule of labels that only what they ask tells."""


def front_ends(
    document: Document, words: Sequence[int], *, dash: bool = False, question: bool = False
) -> Iterator[tuple[int, int]]:
    """Where a label at the front of `words` may end: how many words it has, and how many with a dash behind it.

    A label ends with a colon, before a tab, or, with `dash`, before a dash that stands alone
    ("Prioriterat område – Unga"), or, with `question`, with a question mark ("Varför? Mörka stråk.").
    """
    apart = places_set_apart(document, words[: MOST_LABEL_WORDS + 1])
    for count, word in enumerate(words[:MOST_LABEL_WORDS], start=1):
        text = document.words[word].text
        if text.endswith((":", "?") if question else ":") or count in apart:
            yield count, count
        elif dash and count > 1 and text in DASHES:
            yield count - 1, count


def sure_plan_label(text: str, rules: Rules) -> LabelMatch | None:
    """The label of a plan that `text` is, where it surely is one; "Polisen ska" is none in running text."""
    match = rules.labels.match(text)
    if match is None or match.leads_in:
        return None
    return match if match.score >= SURE and is_plan_label(match) else None


def label_over(document: Document, pieces: Sequence[Paragraph], rules: Rules) -> LabelMatch | None:
    """The label that the first of `pieces` is, which stands over its value; one that says when ("Tid"), too, where it
    is set otherwise than the value."""
    if len(pieces) < 2 or pieces[0].kind == "item":
        return None
    match = rules.labels.match(document.text(pieces[0].words))
    if match is None or match.leads_in or match.score < SURE:
        return None
    set_apart = _look(document, pieces[0]) != _look(document, pieces[1])
    return match if is_plan_label(match) or (tells_time(match) and set_apart) else None


def _look(document: Document, piece: Paragraph) -> tuple[frozenset[Trait], float | None, bool]:
    return piece.traits, piece.size, all(document.words[word].bold for word in piece.words)


def label_like(
    document: Document, piece: Paragraph, above: Paragraph, rules: Rules, value: Paragraph | None = None
) -> LabelMatch | None:
    """The label that `piece` is because it is set as the label `above` is (over its `value`, where that is known); also
    one that the record has no field for.

    "Risker" alone could be a heading or a part of the value; in bold, as the labels of the fields before it, it is a
    label. So is a question, in whatever words it asks, and a heading that is printed again for other measures.
    """
    match = rules.labels.match(document.text(piece.words)) or _question(document, piece, rules)
    match = match or printed_again(document, piece, rules)
    if match is None or match.score < SURE or any(map(is_bare_party, match.targets)):
        return None
    if match.group != "plan" and not tells_time(match):
        return None
    bold = all(document.words[word].bold for one in (piece, above) for word in one.words)
    headings = piece.kind == above.kind == "heading" and piece.level == above.level
    looks = [_look(document, one) for one in (piece, above, value or piece)]
    alike = looks[0] == looks[1] != looks[2]
    return match if (bold or headings or alike) and piece.kind != "item" else None


def _question(document: Document, piece: Paragraph, rules: Rules) -> LabelMatch | None:
    """What a question asks that no row of labels knows: a field, or something that the record has no key for."""
    text = document.text(piece.words)
    if not text.endswith("?") or len(piece.words) > MOST_LABEL_WORDS:
        return None
    return asked_label(text, rules) or LabelMatch((Target("other"),), _ASKED, SURE)


def printed_again(document: Document, piece: Paragraph, rules: Rules) -> LabelMatch | None:
    """What a heading says that stands in the document several times: "Så ser du om vi lyckats"."""
    text = document.text(piece.words)
    if piece.kind != "heading" or squeeze(text) not in recurring_headings(document):
        return None
    return LabelMatch((asked_target(text, rules.words) or Target("other"),), _ASKED, SURE)


def recurring_headings(document: Document) -> frozenset[str]:
    """The headings that stand in the document more than once, their letters alone."""
    return _recurring(document, document.blocks)


@once
def _recurring(document: Document, blocks: tuple[Block, ...]) -> frozenset[str]:
    headings = (block for block in blocks if isinstance(block, Paragraph) and block.kind == "heading")
    counts = Counter(squeeze(document.text(heading.words)) for heading in headings)
    return frozenset(text for text, count in counts.items() if count > 1)


def asked_label(text: str, rules: Rules) -> LabelMatch | None:
    """The field that a question in a label's place asks for, in whatever words; None where it is not clear."""
    asked = asked_target(text, rules.words) if text.endswith("?") else None
    return LabelMatch((asked,), _ASKED, SURE) if asked is not None else None


def split_run_in(
    document: Document, paragraph: Paragraph, rules: Rules, *, dash: bool = False
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    """The label's words, the paragraph without them, and the match; None where no known label leads it.

    What follows may be empty (the value then stands below).
    """
    for label, count in front_ends(document, paragraph.words, dash=dash, question=True):
        text = document.text(paragraph.words[:label])
        match = rules.labels.match(text)
        if match is None or match.leads_in or (match.score < SURE and not is_misprint_at_colon(text, match)):
            return None
        rest = replace(paragraph, words=paragraph.words[count:], mark=(), kind="paragraph")
        return paragraph.mark + paragraph.words[:count], rest, match
    return None


def is_misprint_at_colon(text: str, match: LabelMatch) -> bool:
    """Whether the words are a misprint of one label alone ("Åtägrder:"): the colon says that they are a label."""
    return text.endswith(":") and match.group == "plan" and not match.rivals


MOST_TITLE_WORDS = 18
"""A title or heading in a table is at most this long; longer text is a note."""


def is_plan_label(match: LabelMatch | None) -> bool:
    """Whether the match names a field of a plan (a party's bare name does not tell a label from a value)."""
    if match is None or match.group != "plan":
        return False
    return any(target.field != "other" and not is_bare_party(target) for target in match.targets)


TIMES = frozenset({"duration", "timing", "meeting_frequency"})
"""Fields whose labels ("Tid", "Giltighetstid") mean a measure's time wherever they stand among its fields."""


def tells_time(match: LabelMatch) -> bool:
    """Whether the label says when: of a measure in a plan, though elsewhere of a meeting or a document."""
    return any(target.field in TIMES for target in match.targets)


def is_of_several(document: Document, label: tuple[int, ...], rules: Rules) -> bool:
    """Whether a label speaks of several measures ("Insatser"): below a heading, what stands beside it names none."""
    return fold(document.text(label)).strip(" :") in rules.words["several"]


def is_bare_party(target: Target) -> bool:
    """Whether the label is a party's name alone."""
    return target.field == "party" and target.role is None


FEWEST_PARTIES = 2
"""Parties in a column of labels that are labels themselves: one alone is a value as often."""
MOST_PARTY_WORDS = 4
"""Words of a heading among parties' names that may be a party which no rule knows ("Föräldraföreningen Eken")."""


def committed_party(text: str, rules: Rules) -> str | None:
    """The party's code where `text` is its name or the label of its commitment: "Polisen", "Polisens åtagande"."""
    match = rules.labels.match(text)
    if match is not None and len(match.targets) == 1 and match.targets[0].role == "commitment":
        return match.targets[0].party
    return rules.labels.is_party(text)


def parties_heading(document: Document, row: GridRow, rules: Rules) -> dict[int, str | None] | None:
    """The party over each column of the row, by the column's index; None where it heads no columns of parties.

    Two or more are known, each once, by their names or by what they undertake ("Polisens åtagande"); a party that
    no rule knows, "Övriga aktörer" or "Gemensamt" may stand among more that are known.
    """
    found: dict[int, str | None] = {}
    for cell in row.filled:
        text = document.text(cell.words)
        found[cell.column] = party = committed_party(text, rules)
        if party is None and not _may_stand_beside_parties(cell, rules.labels.match(text)):
            return None
    known = [party for party in found.values() if party is not None]
    is_heading = len(known) >= 2 and len(set(known)) == len(known) and 2 * len(known) > len(found)
    return found if is_heading else None


def _may_stand_beside_parties(cell: Cell, match: LabelMatch | None) -> bool:
    """Whether a cell among parties may head what others do, or what all do together."""
    if match is None:
        return len(cell.words) <= MOST_PARTY_WORDS
    return all(target.field in {"other_participants", "measures"} for target in match.targets)


def _is_above_value(document: Document, cell: Cell, match: LabelMatch | None, rules: Rules) -> bool:
    """Whether a cell's first paragraph is the whole label, and what follows its value: "När" above "Våren 2019"."""
    if match is None or len(cell.blocks) < 2:
        return False
    first = rules.labels.match(document.text(cell.blocks[0].all_words))
    return first is not None and first.targets == match.targets


@once
def label_columns(document: Document, grid: tuple[GridRow, ...], rules: Rules) -> tuple[int, ...]:
    """The columns whose cells are labels, best first; empty where the table is no label | value table.

    Several columns are labels where pairs stand side by side (label | value | label | value).
    """
    hits: dict[int, int] = {}
    filled: dict[int, int] = {}
    parties: dict[int, set[str]] = {}
    others: dict[int, int] = {}
    for row in grid:
        if row.spanning is not None:
            continue
        for cell in row.filled:
            last = cell.column + cell.column_span - 1
            text = document.text(cell.words)
            filled[last] = filled.get(last, 0) + 1
            match = rules.labels.match(text)
            if is_plan_label(match) and not _is_above_value(document, cell, match, rules):
                hits[last] = hits.get(last, 0) + 1
            elif party := rules.labels.is_party(text):
                parties.setdefault(last, set()).add(party)
            elif match is not None and match.group == "plan" and match.score >= SURE:
                others[last] = others.get(last, 0) + 1
    for column in hits:
        if len(named := parties.get(column, set())) >= FEWEST_PARTIES:
            hits[column] += len(named)  # "Polisen" and "Kommunen" above one another, among labels
        hits[column] += others.get(column, 0)  # "Resursbehov"
    good = [column for column, count in hits.items() if count / filled[column] >= 0.4]
    if not good:
        return ()
    best = max(good, key=lambda column: (hits[column], -column))
    beside = [
        column for column in good if abs(column - best) >= 2 and hits[column] >= max(2, 0.5 * hits[best])
    ]
    return (best, *beside)


SAID_OF_FOLLOW_UP = frozenset({"timing", "duration", "measures", "responsible", "meeting_frequency"})
"""Fields that "När", "Hur", "Vem" and "Datum" name."""


def is_of_follow_up(own: LabelMatch, group: LabelMatch | None) -> bool:
    """Whether a heading asks when, how or by whom the heading above it is done, and that is the follow-up: these are
    not the measure's own."""
    return (
        group is not None
        and [target.field for target in group.targets] == ["follow_up"]
        and all(target.field in SAID_OF_FOLLOW_UP for target in own.targets)
    )


def is_of_contacts(heading: str, rules: Rules) -> bool:
    """Whether a heading says that below it stands whom to turn to: "Kontaktpersoner"."""
    match = rules.labels.match(heading)
    return match is not None and any(target.role == "contact" for target in match.targets)
