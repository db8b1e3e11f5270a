"""Labelled paragraphs: "Mål: …", a label in bold before its value, a label on a line of its own above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.layouts.narrative.cuts import is_field, split_at_labels
from extract.layouts.narrative.fronts import (
    bold_front,
    is_led_in_bold,
    label_of_plan,
    question_front,
    sentence_front,
    unknown_label,
)
from extract.layouts.narrative.lists import (
    add_lead_in,
    follows_item,
    heads_next_list,
    measures_of_list,
    with_measures,
)
from extract.layouts.narrative.row_kinds import LabelledRow, NarrativeRow, TableRow, TextRow
from extract.recognise.labels import (
    MOST_LABEL_WORDS,
    SURE,
    is_bare_party,
    is_of_several,
    label_like,
    printed_again,
    split_run_in,
    sure_plan_label,
)
from extract.recognise.names import NUMBER, is_like_name, read_name
from extract.recognise.signatures import is_of_papers, is_signature_line
from models.pages.document import Document, Paragraph, Table
from models.pages.gaps import is_over_break
from models.target import Target
from rules.pack import LabelMatch, Rules

_SHORT_ANSWER = 4
"""Words of a value without a full stop that is whole all the same; a longer one may go on below a page's foot."""
TOLD_AT_LENGTH = frozenset({"situation", "problem", "cause", "description", "other"})
"""Fields that run on over paragraphs; others are said in one."""
_ENDS = (".", "!", "?", ":", "”", '"')
_HOLD_COMMITMENTS = frozenset({"measures", "activity", "description", "party"})
"""Fields whose values may go on with what each party undertakes."""
_TOLD = LabelMatch((Target("description"),), "position", 1.0)
"""Of text that no label leads: what the activity is."""


def paragraphs_to_rows(
    document: Document, blocks: list[tuple[int, Paragraph | Table]], rules: Rules
) -> list[NarrativeRow]:
    """Read the blocks below one heading, from top to bottom."""
    rows: list[NarrativeRow] = []
    blocks = [(index, piece) for index, block in blocks for piece in split_at_labels(document, block, rules)]
    for position, (index, block) in enumerate(blocks):
        if isinstance(block, Table):
            rows.append(TableRow(block, index))
            continue
        following = blocks[position + 1][1] if position + 1 < len(blocks) else None
        measures = measures_of_list(rows, block)
        if measures is not None:
            rows.append(LabelledRow((), measures.match, [block], [index], opens_activity=True))
            continue
        if _leads_in(document, rows, block, following, rules):
            add_lead_in(rows, block, index, _TOLD)
            continue
        labelled = label_at_front(document, block, rules, following) or _label_as_above(
            document, block, rules, rows, following
        )
        if labelled is not None:
            label, rest, match = labelled
            value, above = ([rest], None) if rest.words else ([], block)
            rows.append(LabelledRow(label, match, value, [index], above))
        elif heads_next_list(document, rows, block, following):
            rows.append(LabelledRow(block.all_words, None, [], [index], block))
        elif not _joins_value(document, rows, block, rules):
            rows.append(TextRow(block, index))
        else:
            last = rows[-1]
            if isinstance(last, LabelledRow):
                last.value.append(block)
                last.blocks.append(index)
    _drop_annexes(document, rows, rules)
    rows = with_measures(document, rows, rules)
    for row in rows:
        if isinstance(row, LabelledRow):
            row.names_activity = _names_activity(document, row, rules)
    return list(_with_middle_paragraphs(document, list(_with_unknown_labels(document, rows, rules)), rules))


def _drop_annexes(document: Document, rows: list[NarrativeRow], rules: Rules) -> None:
    """Leave lines below all fields that say what is annexed ("Bilaga 2: Telefonlista"), and what follows them, to the
    remainder."""
    fields = [place for place, row in enumerate(rows, 1) if not isinstance(row, TextRow)]
    for place in range(fields[-1] if fields else 0, len(rows)):
        row = rows[place]
        label, colon, _ = document.text(row.piece.words if isinstance(row, TextRow) else ()).partition(":")
        if colon and rules.headings.is_annex(label):
            del rows[place:]
            return


def _leads_in(
    document: Document,
    rows: list[NarrativeRow],
    piece: Paragraph,
    following: Paragraph | Table | None,
    rules: Rules,
) -> bool:
    """Whether a line below a field leads in a list of what somebody undertakes, which is no more of that field."""
    last = rows[-1] if rows else None
    if not isinstance(last, LabelledRow) or not last.value or piece.kind == "item":
        return False
    if not isinstance(following, Paragraph) or following.kind != "item":
        return False
    held = _HOLD_COMMITMENTS - {"party"} if last.value[-1].kind == "item" else _HOLD_COMMITMENTS
    if any(target.field in held for target in last.targets) and not last.leads_in:
        return False  # below a party's own list another begins, of whoever is named
    if not last.leads_in and label_at_front(document, piece, rules, following) is not None:
        return False  # a party's label below another's
    text = document.text(piece.words)
    return sure_plan_label(text, rules) is None and rules.commitments.leads_in(text)


def _names_activity(document: Document, row: LabelledRow, rules: Rules) -> bool:
    fields = {target.field for target in row.targets}
    return "name" in fields or ("activity" in fields and is_like_name(document, tuple(row.value), rules))


def label_at_front(
    document: Document, piece: Paragraph, rules: Rules, following: Paragraph | Table | None
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    """The label's words, the paragraph without them, and what the label means; None where none leads it.

    "Polisen ansvarar för:" above a list is no label but the beginning of what they undertake.
    """
    if isinstance(following, Paragraph) and following.kind == "item" and piece.kind != "item":
        text = document.text(piece.words)
        match = rules.labels.match(text) if text.endswith(":") else None
        of_party = match is not None and all(target.field == "party" for target in match.targets)
        if of_party and rules.commitments.leads_in(text):
            return None
    run_in = split_run_in(document, piece, rules, dash=True)
    if run_in is not None and is_field(run_in[2]) and _is_told(document, run_in[0], run_in[2]):
        return run_in
    if numbered := _numbered_measure(document, piece, rules):
        return numbered
    in_bold = bold_front(document, piece)
    bold = in_bold or sentence_front(document, piece)
    if bold:
        text = document.text(piece.words[:bold]).rstrip(".")
        match = rules.labels.match(text)
        is_known = match is not None and match.score >= SURE and not match.leads_in
        if match is not None and is_known and (is_field(match) or (in_bold and match.group == "plan")):
            rest = replace(piece, words=piece.words[bold:], mark=(), kind="paragraph")
            return piece.mark + piece.words[:bold], rest, match
    text = document.text(piece.words)
    alone = label_of_plan(document, piece.words, rules) if text.endswith((":", "?")) else None
    if piece.kind != "item" and alone is not None:
        return _alone(piece, alone)
    if not isinstance(following, Paragraph) or len(piece.words) > MOST_LABEL_WORDS:
        return None
    if piece.kind != "item":
        match = sure_plan_label(text, rules)
    else:  # "- Samverkan:" above a list that stands further in
        is_above = following.kind == "item" and (following.level or 0) > (piece.level or 0)
        match = rules.labels.match(text) if is_above and text.endswith(":") else None
    return _alone(piece, match)


def _numbered_measure(
    document: Document, piece: Paragraph, rules: Rules
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    """A measure's name behind its number, without a colon: "Aktivitet 1.2 Elevhälsan samtalar med alla i åttan."."""
    naming = read_name(document, (piece,), rules)
    if not naming.label or naming.field not in {"activity", "name"} or piece.kind != "paragraph":
        return None
    number = document.words[naming.label[-1]].text
    if NUMBER.fullmatch(number) is None:
        return None
    return naming.label, naming.name, LabelMatch((Target("name"),), "position", 1.0)


def _label_as_above(
    document: Document,
    piece: Paragraph,
    rules: Rules,
    rows: list[NarrativeRow],
    following: Paragraph | Table | None,
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    """The label that a paragraph is because it is set as the last one above, which has its value."""
    last = rows[-1] if rows else None
    if piece.kind == "heading" and isinstance(following, Paragraph):
        match = rules.labels.match(document.text(piece.words)) or printed_again(document, piece, rules)
        if match is not None or not rows:
            return _alone(piece, match)
    if not isinstance(last, LabelledRow) or last.above is None or not last.value:
        return None
    if not isinstance(following, Paragraph):
        return None
    return _alone(piece, label_like(document, piece, last.above, rules, last.value[-1]))


def _alone(
    piece: Paragraph, match: LabelMatch | None
) -> tuple[tuple[int, ...], Paragraph, LabelMatch] | None:
    return (piece.all_words, replace(piece, words=(), mark=()), match) if match is not None else None


def _is_told(document: Document, label: tuple[int, ...], match: LabelMatch) -> bool:
    """Whether a label says what follows: a party's name alone does before a colon, not before a dash ("LPO – …")."""
    return document.words[label[-1]].text.endswith(":") or not all(map(is_bare_party, match.targets))


def _joins_value(document: Document, rows: list[NarrativeRow], piece: Paragraph, rules: Rules) -> bool:
    """Whether a paragraph without a label is more of the value above it."""
    last = rows[-1] if rows else None
    text = document.text(piece.words)
    if not isinstance(last, LabelledRow) or (
        last.value and (is_signature_line(text) or is_of_papers(text, rules))
    ):
        return False
    if last.value and (_asks_like_labels_above(document, rows, piece) or is_led_in_bold(document, piece)):
        return False
    is_empty = not last.value and document.words[last.label[-1]].text.endswith(":")
    if last.on_own_line and (last.value or is_empty) and _is_led_by_other(document, piece, rules):
        return False
    if not last.value or (last.on_own_line and not _ends_list(document, last, piece)):
        return True
    above = document.text(last.value[-1].words)
    if piece.kind == "item":
        is_labelled = (
            unknown_label(document, piece) is not None
        )  # "- Ansvarig: Rektor", "- Åker med: Fältare"
        goes_on = not is_labelled and not follows_item(rows, piece)
        return last.value[-1].kind == "item" or (goes_on and not above.endswith((".", "!", "?")))
    if last.value[-1].kind == "item" or unknown_label(document, piece) is not None:
        return False
    if _is_short_answer(document, last) and not text[:1].islower() and text.endswith((".", "!", "?")):
        return False
    return not above.endswith(_ENDS) or text[:1].islower()


def _is_led_by_other(document: Document, piece: Paragraph, rules: Rules) -> bool:
    """Whether a label of plans that the record has no key for leads a paragraph: "Ekonomi: Kommunen betalar"."""
    run_in = split_run_in(document, piece, rules) if piece.kind == "paragraph" else None
    return run_in is not None and run_in[2].group == "plan" and run_in[2].score >= SURE


def _ends_list(document: Document, above: LabelledRow, piece: Paragraph) -> bool:
    """Whether a sentence stands below the list of a label: the list was the value, and this is told beside it."""
    is_list = all(one.kind == "item" for one in above.value) and piece.kind == "paragraph"
    text = document.text(piece.words)
    return is_list and text[:1].isupper() and text.endswith((".", "!", "?"))


def _is_short_answer(document: Document, row: LabelledRow) -> bool:
    """Whether a few words beside their label are all of the value: "Målgrupp: Båtägare"."""
    if len(row.value) != 1 or any(target.field in TOLD_AT_LENGTH for target in row.targets):
        return False
    words = row.value[0].words
    return len(words) <= _SHORT_ANSWER and document.words[words[-1]].text[-1:].isalnum()


def _asks_like_labels_above(document: Document, rows: list[NarrativeRow], piece: Paragraph) -> bool:
    """Whether it begins with a question in bold, as the labels above do: "**Vem håller i det?** Kommunpolisen"."""
    if not question_front(document, piece):
        return False
    labels = [
        row.label for row in rows if isinstance(row, LabelledRow) and row.match is not None and row.label
    ]
    return any(
        document.words[label[-1]].bold and document.words[label[-1]].text.endswith("?") for label in labels
    )


def _with_unknown_labels(
    document: Document, rows: list[NarrativeRow], rules: Rules
) -> Iterator[NarrativeRow]:
    """The rows, with labels without a key: one of plans ("Ekonomi") beside a known one, one that no rule knows beside
    two; in bold beside another label, known or not."""
    known = sum(isinstance(row, LabelledRow) for row in rows)
    splits = [unknown_label(document, row.piece) if isinstance(row, TextRow) else None for row in rows]
    bold = [
        split is not None and all(document.words[word].bold for word in split[0]) and bool(split[1].words)
        for split in splits
    ]
    for row, split, is_bold in zip(rows, splits, bold, strict=True):
        match = rules.labels.match(document.text(split[0])) if split is not None else None
        is_sure = match is not None and match.score >= SURE and match.group == "plan"
        is_label = known > 1 or (known and is_sure) or (is_bold and known + sum(bold) > 1)
        if split is not None and isinstance(row, TextRow) and is_label:
            is_other = match is not None and all(target == Target("other") for target in match.targets)
            yield LabelledRow(split[0], match if is_other else None, [split[1]], [row.block])
        else:
            yield row


def _with_middle_paragraphs(
    document: Document, rows: list[NarrativeRow], rules: Rules
) -> Iterator[NarrativeRow]:
    """The rows, paragraphs that stand between two labels joined to the value above them.

    Below a heading that names the activity, a sentence after "Label: value" is no more of that value.
    """
    labelled = [row for row in rows if isinstance(row, LabelledRow)]
    named = [row for row in labelled if row.names_activity and not is_of_several(document, row.label, rules)]
    is_named_above = not (named or any(row.names_area for row in labelled))
    held: list[TextRow] = []
    last: LabelledRow | None = None
    for row in rows:
        if isinstance(row, TextRow) and last is not None:
            held.append(row)
            continue
        if isinstance(row, LabelledRow):
            if last is not None and held:
                if is_named_above and _is_complete(document, last, held[0]):
                    yield from held
                else:
                    last.value += [one.piece for one in held]
                    last.blocks += [one.block for one in held]
                held = []
            last = row
        else:
            yield from held
            held, last = [], None
        yield row
    if last is not None and held and not is_named_above and _ends_list(document, last, held[0].piece):
        last.value.append(held[0].piece)
        last.blocks.append(held.pop(0).block)
    yield from held


def _is_complete(document: Document, above: LabelledRow, text: TextRow) -> bool:
    """Whether the value stands on its label's line, and a sentence of its own below it."""
    if above.on_own_line and _ends_list(document, above, text.piece):
        return True
    if any(target.field in TOLD_AT_LENGTH for target in above.targets):
        return False
    if above.on_own_line or len(above.value) != 1 or above.value[0].kind == "item":
        return False
    if is_over_break(document, above.value[0].words[-1], text.piece.words[0]):
        return False  # the paragraph may go on there
    whole = document.text(above.value[0].words).endswith((".", "!", "?")) or _is_short_answer(document, above)
    return whole and document.text(text.piece.words).endswith((".", "!", "?"))
