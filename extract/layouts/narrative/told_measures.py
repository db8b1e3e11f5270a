"""Headings that name a measure which text alone tells of: by a number ("Åtgärd 2: …"), or on the text's own line."""

from __future__ import annotations

from extract.layouts.narrative.sections import Section, heading_label
from extract.recognise.names import Naming, read_name
from models.pages.document import Document, Paragraph
from rules.pack import Rules

SAID_OF_TROUBLE = frozenset({"problem", "situation", "cause"})
"""Fields that say what is wrong, and why."""
_DONE = frozenset({"measures", "activity"})
"""Fields whose label as a heading stands above measures: "Åtgärder"."""


def section_naming(document: Document, section: Section, rules: Rules) -> Naming:
    """The label and the name in the heading of a section."""
    return read_name(document, (section.heading or Paragraph(()),), rules)


def names_activity(document: Document, section: Section, rules: Rules) -> bool:
    """Whether the heading says itself that it names an activity: "Aktivitet: Nattvandring"."""
    return section_naming(document, section, rules).field in {"activity", "name"}


def is_told_measure(document: Document, section: Section, above: Section | None, rules: Rules) -> bool:
    """Whether text tells of a measure under no area: its number says so, or the heading `above` ("Åtgärder")."""
    if (
        section.children
        or section.has_table
        or any(target.field != "other" for row in section.labelled for target in row.targets)
    ):
        return False
    if (section.text or section.labelled) and names_activity(document, section, rules):
        return True
    if not section.is_only_text:
        return False
    if above is not None and above.heading is not None and not above.is_title:
        text = document.text(above.heading.words)
        promises = rules.headings.is_promise(text) or rules.commitments.leads_in(text)
        if (
            promises
            and section.heading is not None
            and heading_label(document, section.heading, rules) is None
        ):
            return rules.commitments.names_everyone(document.text(section.heading.words))
    match = heading_label(document, above.heading, rules) if above and above.heading else None
    return (
        match is not None and runs_in(document, section) and any(one.field in _DONE for one in match.targets)
    )


def runs_in(document: Document, section: Section) -> bool:
    """Whether the heading stands on the line of the text below it: "**Krogmöten.** Kommunen bjuder in …"."""
    if section.heading is None or not section.is_only_text or section.children:
        return False
    last, first = section.heading.words[-1], section.text[0].words[0]
    return first == last + 1 and document.words[last].line == document.words[first].line


def is_of_trouble(document: Document, section: Section, rules: Rules) -> bool:
    """Whether the heading stands above what is wrong, and not above what is done about it."""
    if section.heading is None:
        return False
    match = heading_label(document, section.heading, rules)
    is_said = match is not None and any(target.field in SAID_OF_TROUBLE for target in match.targets)
    text = document.text(section.heading.words)
    return is_said or rules.headings.is_introduction(text) or rules.headings.tells_of_state(text)
