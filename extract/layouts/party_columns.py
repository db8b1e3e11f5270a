"""Tables of nothing but parties and their commitments: below each of them, or beside it."""

from __future__ import annotations

from extract.recognise.drafts import Entry, blocks_to_pieces
from extract.recognise.grid import table_to_grid
from extract.recognise.labels import committed_party, parties_heading
from extract.recognise.names import names_only_actors
from models.pages.document import Cell, Document, Table
from models.target import PartyRole, Target
from rules.pack import Rules, emails_in, phones_in

FEWEST = 2
"""Parties that head such a table at least."""


FEWEST_WORDS = 3
"""Words of what a party undertakes, at least, where no full stop ends it: a name or a sum is shorter."""
_UNDERTAKEN = frozenset({"measures", "activity", "description"})
"""Fields of headings over what parties undertake: "Vad", "Gör så här"; beside "Åtagande"."""


def party_commitments(document: Document, table: Table, rules: Rules) -> list[Entry] | None:
    """One entry a party of a table that says what each undertakes, below it or beside it; None for any other table."""
    found = _below_each(document, table, rules) or _beside_each(document, table, rules)
    return found or _by_role(document, table, rules)


def _by_role(document: Document, table: Table, rules: Rules) -> list[Entry] | None:
    """One entry a cell of a table with a row a party, whose columns are roles: "Part | Kontakt | Åtagande"."""
    rows = [row for row in table_to_grid(document, table) if row.filled]
    if len(rows) <= FEWEST or table.columns <= 2 or any(row.carried or row.spanning for row in rows):
        return None
    corner, *heads = rows[0].own
    roles = {cell.column: role for cell in heads if (role := _role_of(document, cell, rules)) is not None}
    if "commitment" not in roles.values() or len(roles) < len(heads):
        return None
    parties = [rules.labels.is_party(document.text(row.own[0].words)) for row in rows[1:]]
    if None in parties or len(set(parties)) < len(parties):
        return None
    labels = {cell.column: cell.words for cell in heads}
    return [
        Entry(
            Target("party", party, roles[cell.column]),
            blocks_to_pieces(cell.blocks),
            (corner.words if cell is row.own[1] and row is rows[1] else ())
            + row.own[0].words
            + labels[cell.column],
        )
        for party, row in zip(parties, rows[1:], strict=True)
        for cell in row.own[1:]
        if cell.column in roles
    ]


def _role_of(document: Document, cell: Cell, rules: Rules) -> PartyRole | None:
    """What of a party stands below a heading that names none: its contact, who takes part, what it undertakes."""
    match = rules.labels.match(document.text(cell.words))
    if match is None or len(match.targets) != 1 or match.targets[0].party is not None:
        return None
    target = match.targets[0]
    return "participants" if target.field == "other_participants" else target.role


def _beside_each(document: Document, table: Table, rules: Rules) -> list[Entry] | None:
    """One entry a row of a table of two columns: a party and what it undertakes."""
    rows = [row for row in table_to_grid(document, table) if row.filled]
    if table.columns != 2 or any(len(row.own) != 2 or row.carried for row in rows):
        return None
    if rows and committed_party(document.text(rows[0].own[0].words), rules) is None:
        if not _heads_undertakings(document, rows[0].own[0], rows[0].own[1], rules):
            return None
        heads, rows = rows[0], rows[1:]
    else:
        heads = None
    pairs = [row.own for row in rows]
    parties = [committed_party(document.text(name.words), rules) for name, _ in pairs]
    if None in parties or not FEWEST <= len(set(parties)) == len(parties):
        return None
    if not all(_tells_deed(document, value, rules) for _, value in pairs):
        return None
    above = heads.own[0].words + heads.own[1].words if heads is not None else ()
    return [
        Entry(
            Target("party", party, "commitment"),
            blocks_to_pieces(value.blocks),
            name.words if place else above + name.words,
        )
        for place, (party, (name, value)) in enumerate(zip(parties, pairs, strict=True))
    ]


def _heads_undertakings(document: Document, actor: Cell, told: Cell, rules: Rules) -> bool:
    """Whether the headings say that actors and what each undertakes stand below: not "Vem" and "Vad", a grid's."""
    who, what = (rules.labels.match(document.text(cell.words)) for cell in (actor, told))
    if what is None:
        return False
    if all(target.role == "commitment" for target in what.targets):
        return True
    asks_who = who is not None and any(target.field == "responsible" for target in who.targets)
    return not asks_who and all(target.field in _UNDERTAKEN for target in what.targets)


def _tells_deed(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell tells what is done: no label, no name, nor how somebody is reached."""
    text = document.text(cell.words)
    is_told = len(text.split()) >= FEWEST_WORDS or text.endswith(".") or len(cell.blocks) > 1
    is_person = rules.people.is_likely_name(text.partition(",")[0]) or names_only_actors(text, rules)
    is_contact = bool(phones_in(text) or emails_in(text))
    return is_told and not (is_person or is_contact) and not _is_label(document, cell, rules)


def _below_each(document: Document, table: Table, rules: Rules) -> list[Entry] | None:
    """One entry a column of a table whose first row names a party over each column."""
    first = next((row for row in table.rows if row.words), None)
    if first is None or len([cell for cell in first.cells if cell.words]) < FEWEST:
        return None
    rows = [row for row in table_to_grid(document, table) if row.filled]
    parties = parties_heading(document, rows[0], rules) if len(rows) > 1 else None
    if parties is None or any(row.spanning is not None for row in rows):
        return None
    below = [cell for row in rows[1:] for cell in row.filled]
    if any(cell.column not in parties or _is_label(document, cell, rules) for cell in below):
        return None
    start = min(parties)
    if parties[start] is None and len(rows) > FEWEST and all(row.at(start) in row.filled for row in rows[1:]):
        return None  # a grid whose first column names a measure a row
    return [
        Entry(
            _target_of(document, head, parties[head.column], rules),
            tuple(
                piece
                for cell in below
                if cell.column == head.column
                for piece in blocks_to_pieces(cell.blocks)
            ),
            head.words,
            unknown_label=parties[head.column] is None
            and rules.labels.match(document.text(head.words)) is None,
        )
        for head in rows[0].filled
    ]


def _target_of(document: Document, head: Cell, party: str | None, rules: Rules) -> Target:
    """The party's commitment; of others, or of all together, the field that the heading names."""
    if party is not None:
        return Target("party", party, "commitment")
    match = rules.labels.match(document.text(head.words))
    return Target("other") if match is None else match.targets[0]


def _is_label(document: Document, cell: Cell, rules: Rules) -> bool:
    """Whether a cell below is itself a label, so that the first row is one of pairs."""
    return rules.labels.match(document.text(cell.words)) is not None
