"""Headings that name a measure which text alone tells of: by a number ("Åtgärd 2: …"), or on the text's own line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layouts.above.headings import LONGEST_INTRODUCTION
from extract.layouts.committed.deeds import tell_deeds
from extract.layouts.committed.pledges import parties_above_lists, shares_out
from extract.layouts.headings.run_in import NAME_ENDS
from extract.layouts.narrative.row_kinds import LabelledRow, TableRow
from extract.layouts.narrative.sections import Section, heading_label
from extract.recognise.drafts import Draft
from extract.recognise.grids import heads_measures
from extract.recognise.names import Naming, read_name
from extract.recognise.titles import names_plan
from models.pages.document import Document, Paragraph
from models.target import SAID_OF_AREAS, Target
from models.text.fold import fold
from rules.pack import LabelMatch, Rules

SAID_OF_TROUBLE = frozenset({"problem", "situation", "cause"})
"""Fields that say what is wrong, and why."""
_FOLLOWED_UP = frozenset({"follow_up", "indicators"})
_FEWEST_DEEDS = 2
_FEWEST_STATED = 2
"""Fields that labels below a title state."""
_DONE = frozenset({"measures", "activity"})
"""Fields whose label as a heading stands above measures: "Åtgärder"."""
_SAID_OF_ALL = _FOLLOWED_UP | {
    "responsible", "convener", "other_participants", "timing", "duration", "funding", "meeting_frequency",
}  # fmt: skip
"""Fields that may be said of all measures of a grid, right above it."""
_SAID_OF_EACH = frozenset({"contact", "participants"})
"""Roles of a party that may be named for all of them."""


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
    if runs_in(document, section) and (above is None or above.is_title) and section.heading is not None:
        return heading_label(document, section.heading, rules) is None
    if above is not None and not above.is_title and _is_promised_by_all(document, section, above, rules):
        return True
    if above is None or above.heading is None or not _heads_deeds(document, above.heading, rules):
        return False
    return runs_in(document, section) or _say_what_to_do(document, above.children, rules)


def _say_what_to_do(document: Document, sections: Sequence[Section], rules: Rules) -> bool:
    """Whether most headings are tasks: "Städa centrum", "Prata om trygghet"."""
    names = [document.text(one.heading.words) for one in sections if one.heading is not None]
    return 2 * sum(map(rules.verbs.say_what_to_do, names)) > len(names)


def _is_promised_by_all(document: Document, section: Section, above: Section, rules: Rules) -> bool:
    """Whether a heading below one that promises says that all do: "Våra löften", "Tillsammans ska vi"."""
    if above.heading is None or section.heading is None:
        return False
    text, name = (document.text(one.heading.words) for one in (above, section) if one.heading is not None)
    promises = rules.headings.is_promise(text) or rules.commitments.leads_in(text)
    is_name = promises and heading_label(document, section.heading, rules) is None
    return is_name and rules.commitments.names_everyone(name)


def _heads_deeds(document: Document, heading: Paragraph, rules: Rules) -> bool:
    match = heading_label(document, heading, rules)
    return match is not None and any(one.field in _DONE for one in match.targets)


def runs_in(document: Document, section: Section) -> bool:
    """Whether the heading stands on the line of the text below it: "**Krogmöten.** Kommunen bjuder in …"."""
    if section.heading is None or not section.is_only_text or section.children:
        return False
    last, first = section.heading.words[-1], section.text[0].all_words[0]
    is_beside = first == last + 1 and document.words[last].line == document.words[first].line
    return is_beside and document.words[last].text[-1] in NAME_ENDS  # all of a page may be one line of HTML


def tells_no_measures(document: Document, draft: Draft, sections: Sequence[Section], rules: Rules) -> bool:
    """Whether the title is a plan's, and no heading, label, table, commitment or list of a party tells of measures."""
    if not names_plan(document, draft.title, rules):
        return False
    if any(one.is_area or one.is_activity or one.has_table for one in sections):
        return False
    if any(len({*parties_above_lists(document, one.text, rules)}) > 1 for one in sections):
        return False
    texts = [
        document.text(piece.words)
        for one in sections
        for piece in (one.text[:-1] if _leads_to_headings(document, one) else one.text)
    ]
    named = (one.organisation for text in texts for one in rules.actors.named(text))
    parties = tuple(dict.fromkeys(one for one in named if one is not None))
    return not any(rules.commitments.begin_in(text, parties=parties) for text in texts)


def stated_below_title(document: Document, draft: Draft, section: Section, rules: Rules) -> list[LabelledRow]:
    """The labelled rows right below a plan's title that state measures and more of them, a list among these.

    A few labels without a list are no form (extract.layouts.labelled_blocks); what is said of the paper is none of it.
    """
    if not section.is_title or section.has_table or not names_plan(document, draft.title, rules):
        return []
    rows = [row for row in section.labelled if row.match is not None and row.match.group != "metadata"]
    done = [row for row in rows if _lists_deeds(row)]
    fields = {target.field for row in rows for target in row.targets}
    if not done or len(fields) < _FEWEST_STATED:
        return []
    return [replace(row, match=_of_measures(row.match)) if row in done else row for row in rows]


def _lists_deeds(row: LabelledRow) -> bool:
    """Whether a list of measures stands at a label, which then names no activity: "Insatser:"."""
    return row.targets[0].field in _DONE and any(piece.kind == "item" for piece in row.value)


def _of_measures(match: LabelMatch | None) -> LabelMatch | None:
    return replace(match, targets=(Target("measures"),)) if match is not None else None


def told_deeds(document: Document, sections: Sequence[Section], rules: Rules) -> list[Section]:
    """Those of `sections`, siblings, whose text tells what is done: "Kommunen röjer sly vår och höst".

    Half of those with text do, two at least; a single one may tell of anything, as most of a report's do. What stands
    between them is told in the same manner.
    """
    told = [
        one
        for one in sections
        if one.heading is not None
        and one.is_only_text
        and not (one.generic or one.is_title or one.children or is_of_trouble(document, one, rules))
        and not _leads_to_headings(document, one)
    ]
    done = [one for one in told if tells_deed(document, one, rules)]
    if len(done) < _FEWEST_DEEDS or 2 * len(done) < len(told):
        return []
    places = [place for place, one in enumerate(told) if any(one is two for two in done)]
    between = told[places[0] : places[-1] + 1]
    return [one for one in between if one.heading and heading_label(document, one.heading, rules) is None]


def _leads_to_headings(document: Document, section: Section) -> bool:
    """Whether its last line leads on to the headings below: "Under året kommer vi att arbeta med:"."""
    return bool(section.text) and document.text(section.text[-1].words).endswith(":")


def tells_deed(document: Document, section: Section, rules: Rules) -> bool:
    """Whether the text of a section tells what is done, and its heading names no field."""
    if section.heading is None or heading_label(document, section.heading, rules) is not None:
        return False
    text = " ".join(document.text(piece.words) for piece in section.text)
    is_of_plan = not rules.words["this_plan"].isdisjoint(_low(document.text(section.heading.words)))
    return not is_of_plan and tell_deeds(text, rules)


def _low(sentence: str) -> list[str]:
    return [fold(word).strip(".,:;()") for word in sentence.split()]


def is_of_trouble(document: Document, section: Section, rules: Rules) -> bool:
    """Whether the heading stands above what is wrong, and not above what is done about it."""
    if section.heading is None:
        return False
    match = heading_label(document, section.heading, rules)
    is_said = match is not None and any(target.field in SAID_OF_TROUBLE for target in match.targets)
    text = document.text(section.heading.words)
    return is_said or rules.headings.is_introduction(text) or rules.headings.tells_of_state(text)


def only_commits(section: Section) -> bool:
    """Whether nothing but the trouble and what the parties undertake is said below it: there is no measure.

    Where the trouble is told, it may also say how what they undertake is followed up.
    """
    targets = [target for row in section.labelled for target in row.targets]
    of_parties = [target for target in targets if target.field not in SAID_OF_TROUBLE]
    if len(of_parties) < len(targets):
        of_parties = [target for target in of_parties if target.field not in _FOLLOWED_UP]
    commits = all(target.field == "party" and target.role in {None, "commitment"} for target in of_parties)
    introduced = len(section.text) <= LONGEST_INTRODUCTION
    return bool(of_parties) and commits and all(child.generic for child in section.children) and introduced


def only_shares_out(document: Document, section: Section, rules: Rules) -> bool:
    """Whether only that is said below a heading that names nothing ("Vem gör vad"): it is of no measure."""
    heading = document.text(section.heading.words) if section.heading is not None else ""
    return only_commits(section) and shares_out(heading, rules)


def told_by_grid(document: Document, section: Section, rules: Rules) -> bool:
    """Whether a grid in the section tells its measures: text alone under a heading below tells of them."""
    tables = (row.table for row in section.rows if isinstance(row, TableRow))
    return any(heads_measures(document, table, rules) for table in tables)


def heads_grid(document: Document, section: Section, rules: Rules) -> bool:
    """Whether a grid of measures stands below, and above it nothing but who and when: said of all the measures."""
    table = next((row.table for row in section.rows if isinstance(row, TableRow)), None)
    if table is None or not section.labelled or not heads_measures(document, table, rules):
        return False
    rows = [row for row in section.told if isinstance(row, LabelledRow)]
    said = {target.field for row in rows for target in row.targets if target.role not in _SAID_OF_EACH}
    return said <= SAID_OF_AREAS | _SAID_OF_ALL
