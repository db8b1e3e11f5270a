"""People of tables whose rows say how each is reached: a name, a number and an address in cells of their own."""

from __future__ import annotations

from collections.abc import Iterator

from extract.compose.evidence import words_to_evidence
from extract.compose.people.known import Known, bare, organisation_of, reachable
from models.pages.document import Document, Row, Table
from rules.pack import Rules

_MOST_NAME_WORDS = 4


def listed_people(document: Document, rules: Rules, *, municipality_plan: bool) -> Iterator[Known]:
    """The person of each row that names one alone, where other cells of the row hold a number or an address."""
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            yield from _in_row(document, row, rules, municipality_plan)


def _in_row(document: Document, row: Row, rules: Rules, municipality_plan: bool) -> Iterator[Known]:
    cells = [cell.words for cell in row.cells if cell.words]
    texts = [document.text(words) for words in cells]
    names = [place for place, text in enumerate(texts) if _is_name(text, rules)]
    if len(names) != 1 or any(rules.named.find(text) for text in texts if text != texts[names[0]]):
        return
    (place,) = names
    phone, email = reachable("\n".join(texts[place + 1 :]), rules)
    if phone is None and email is None:
        return
    beside = [*texts[place + 1 : place + 2], *texts[max(place - 1, 0) : place]]
    says_what = (rules.named.role_of_line, rules.people.is_company)
    role = next((text for text in beside if any(says(text) for says in says_what)), None)
    organisation = organisation_of(role, rules, municipality_plan=municipality_plan)
    evidence = words_to_evidence(document, cells[place])
    yield Known(bare(texts[place]), role, organisation, phone, email, evidence=evidence)


def _is_name(text: str, rules: Rules) -> bool:
    """Whether a cell holds nothing but a name that tells itself."""
    is_short = 1 < len(text.split()) <= _MOST_NAME_WORDS
    return is_short and rules.people.can_sign(text) and rules.people.is_likely_name(text)
