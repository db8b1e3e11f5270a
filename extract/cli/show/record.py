"""One record on a terminal, for reading: what the document says, where it says it, and what was concluded.

Text of a document is only ever shown as text: it is neither mark-up of rich's nor able to steer the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from corpus.answers import given_by_user
from corpus.language.words import _, counted, words
from extract.cli.show.words import conclusions_in_words, place_in_words, ref_in_words, spoken
from extract.cli.tables.terminal import harmless
from models.evidence import Evidence
from models.minutes import Attendee, Minutes
from models.record import Activity, Area, Coverage, District, Record, RecordWarning
from models.values import Party, Person, Value
from models.warnings import WARNINGS

_LABEL_WIDTH = 26
_PLACE_WIDTH = 14
_CERTAIN = 0.8
"""Below this confidence a value is marked as unsure."""
_PIECES_SHOWN = 5
"""Of the remainder; `explain` shows all."""
_PIECE_CHARACTERS = 160


def render_record(record: Record, console: Console, *, explain: bool = False) -> None:
    """Print `record` on `console`. `explain` adds to each value its path of reasoning: method, rule, regions.

    It also prints the remainder and the furniture whole. Colours follow the console (NO_COLOR is respected).
    """
    for part in _parts(record, explain):
        console.print(part)


def _parts(record: Record, explain: bool) -> Iterator[RenderableType]:
    yield from _head(record, explain)
    for number, area in enumerate(record.areas):
        yield Text()
        yield _area_heading(number, area)
        yield from _values(_area_values(area), explain)
        for index, activity in enumerate(record.activities):
            if activity.area == number:
                yield from _activity(index, activity, explain)
    outside = [(index, one) for index, one in enumerate(record.activities) if one.area is None]
    if outside and record.areas:
        yield Text()
        yield Rule(Text(_("Under no area"), style="bold"), align="left", style="dim")
    for index, activity in outside:
        yield from _activity(index, activity, explain)
    if record.minutes is not None:
        yield from _minutes(record.minutes, explain)
    yield from _people(record.people)
    yield from _leftovers(_("Left over"), record.remainder, explain)
    if explain:
        yield from _leftovers(_("Furniture"), record.furniture, explain)
    yield from _warnings(record)


def _head(record: Record, explain: bool) -> Iterator[RenderableType]:
    title = record.title.text if record.title and record.title.text else record.source.name
    yield Text(harmless(title), style="bold")
    if explain and record.title:
        yield Padding(Text("\n".join(_reasons(record.title)), style="dim"), (0, 0, 0, 2))
    source, district = record.source, record.district
    facts = [
        _district_in_words(district) if district else _("district unknown"),
        _time_in_words(record) or _("year unknown"),
        spoken(record.kind) if record.kind != "unknown" else _("kind unknown"),
        spoken(record.layout) if record.layout not in (record.kind, "unknown") else "",
        _("police areas: {names}", names=", ".join(record.police_areas)) if record.police_areas else "",
    ]
    yield Text(harmless(" · ".join(fact for fact in facts if fact)))
    if source.given is not None:
        yield Text(harmless(_given_in_words(record)))
    how = [
        source.format,
        counted(source.pages, "{count} page", "{count} pages") if source.pages is not None else "",
        _("read by OCR") if source.ocr else "",
    ]
    yield Text(harmless(f"{source.path} ({', '.join(filter(None, how))})"), style="dim")
    yield Text(_coverage_in_words(record.coverage), style="dim")


def _time_in_words(record: Record) -> str:
    """The year, the years, or the days that the plan is for, as far as they are known."""
    if record.period is None or record.period.start is None or record.period.end is None:
        return str(record.year) if record.year is not None else ""
    start, end = record.period.start, record.period.end
    whole_years = start.endswith("-01-01") and end.endswith("-12-31")
    first, last, dash = (start[:4], end[:4], "\u2013") if whole_years else (start, end, " \u2013 ")
    return first if first == last else f"{first}{dash}{last}"


def _given_in_words(record: Record) -> str:
    """What the user stated, and what of it was taken since the document does not say it."""
    given, taken = record.source.given, given_by_user(record)
    assert given is not None  # as the caller asks  # noqa: S101
    stated = {"district": given.district, "year": given.year, "title": given.title}
    unused = _("not taken: the document says its own")
    told = [
        f"{spoken(key)} {value}" + ("" if key in taken else f" ({unused})")
        for key, value in stated.items()
        if value is not None
    ]
    return _("stated by the user: {keys}", keys=", ".join(told))


def _coverage_in_words(count: Coverage) -> str:
    number = words().number
    return _(
        "{words}: {fields} in fields, {labels} in labels, {furniture} in furniture, {remainder} left over",
        words=counted(count.words, "{count} word", "{count} words"),
        fields=number(count.in_fields),
        labels=number(count.labels),
        furniture=number(count.furniture),
        remainder=number(count.remainder),
    )


def _district_in_words(district: District) -> str:
    """Its name, with the municipality where that is another."""
    other = district.municipality if district.municipality != district.name else None
    return f"{district.name} ({other})" if other else district.name


def _area_heading(number: int, area: Area) -> RenderableType:
    heading = Text(f"{number + 1} ", style="bold")
    heading.append(
        harmless(_one_line(area.name.text)) if area.name else _("(area without a name)"), style="bold"
    )
    if area.topic:
        heading.append(
            f"  {harmless(', '.join(map(spoken, area.topics or (area.topic,))))}", style="dim not bold"
        )
    return Rule(heading, align="left", style="dim")


def _area_values(area: Area) -> Iterator[tuple[str, Value]]:
    keys = ("description", "goal", "purpose", "situation", "problem", "target_group", "forum")
    yield from ((key, value) for key in keys if (value := getattr(area, key)) is not None)
    yield from (("other_field", value) for value in area.other_fields)


def _activity(index: int, activity: Activity, explain: bool) -> Iterator[RenderableType]:
    name = _one_line(activity.name.text) if activity.name else _("(activity without a name)")
    heading = Text(harmless(f"▸ {name}"), style="bold")
    if activity.name:
        heading.append(harmless(f"  {place_in_words(activity.name.evidence)}"), style="dim not bold")
    yield Text()
    yield heading
    if explain:
        reasons = [f"activities[{index}]", *(_reasons(activity.name) if activity.name else ())]
        yield Padding(Text("\n".join(reasons), style="dim"), (0, 0, 0, 2))
    before, after = _activity_values(activity)
    yield from _values(before, explain)
    for party in activity.parties:
        yield Padding(Text(harmless(_capital(spoken(party.party))), style="bold"), (0, 0, 0, 2))
        yield from _values(_party_values(party), explain, indent=4)
    yield from _values(after, explain)


def _activity_values(activity: Activity) -> tuple[list[tuple[str, Value]], list[tuple[str, Value]]]:
    """Key and value, in the record's order, of what stands before and after the parties. Without the name."""
    keys = [key for key in type(activity).model_fields if key != "name"]
    values: list[tuple[str, Value]] = []
    before = values
    for key in keys:
        if key == "parties":
            before, values = values, []
        found: object = getattr(activity, key)
        if isinstance(found, Value):
            values.append((key, found))
    return before, values + [("other_field", value) for value in activity.other_fields]


def _party_values(party: Party) -> Iterator[tuple[str, Value]]:
    values: tuple[tuple[str, Value | None], ...] = (
        ("contact", party.contact),
        ("participants", party.participants),
        ("commitment", party.commitment),
    )
    yield from ((key, value) for key, value in values if value is not None)


def _values(rows: Iterable[tuple[str, Value]], explain: bool, indent: int = 2) -> Iterator[RenderableType]:
    """A table of label, value and place, its values in one line with those of other tables."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=_LABEL_WIDTH - indent, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(max_width=_PLACE_WIDTH, justify="right", style="dim", overflow="fold")
    last: Value | None = None
    for key, value in rows:
        if value.label and value == last:  # one text under a label that names two fields
            continue
        last = value
        place = Text(harmless(place_in_words(value.evidence)))
        table.add_row(_label(key, value), _shown(value, explain), place)
    if table.row_count:
        yield Padding(table, (0, 0, 0, indent))


def _label(key: str, value: Value) -> Text:
    """The label as printed, else the field's name in italics."""
    printed = [label for label in (value.label, *value.other_labels) if label]
    if printed:
        return Text(harmless(" / ".join(map(_one_line, printed))), style="cyan")
    return Text(harmless(_capital(spoken(key))), style="italic cyan")


def _shown(value: Value, explain: bool) -> RenderableType:
    text = Text(harmless(value.text)) if value.text else Text(_("(empty)"), style="dim")
    if value.method in ("derived", "inferred"):
        text.append(f" ({spoken(value.method)})", style="dim")
    if value.confidence < _CERTAIN:
        text.append(" " + _("(unsure: {share})", share=words().share(value.confidence)), style="yellow")
    lines: list[RenderableType] = [text]
    lines += [Text(harmless(f"→ {line}"), style="green") for line in conclusions_in_words(value)]
    if explain:
        lines += [Text(line, style="dim") for line in _reasons(value)]
    return Group(*lines)


def _reasons(value: Value) -> list[str]:
    """How the value was found and concluded, and every region that it stands in."""
    how = [
        _("by {method}", method=spoken(value.method)),
        _("rule {id}", id=value.rule) if value.rule else "",
        _("confidence {share}", share=words().share(value.confidence)),
    ]
    return [
        harmless(", ".join(filter(None, how))),
        *(harmless(_region(region)) for region in value.evidence),
    ]


def _region(region: Evidence) -> str:
    page = _("page {page}", page=region.page) + " " if region.page is not None else ""
    box = " (" + ", ".join(f"{edge:g}" for edge in region.bbox) + ")" if region.bbox else ""
    return f"{page}{ref_in_words(region.ref)}{box}".strip()


def _minutes(minutes: Minutes, explain: bool) -> Iterator[RenderableType]:
    times = "-".join(time for time in (minutes.start, minutes.end) if time)
    facts = [
        " ".join(filter(None, (minutes.date or _("date unknown"), times))),
        minutes.place.text if minutes.place else "",
        _("chair: {name}", name=minutes.chair.name) if minutes.chair and minutes.chair.name else "",
    ]
    yield Text(harmless(" · ".join(_one_line(fact) for fact in facts if fact)))
    for title, people in ((_("Present"), minutes.attendees), (_("Absent"), minutes.absent)):
        yield from _listed(title, [_attendee(person) for person in people])
    if minutes.items:
        yield from _heading(_("Agenda"), len(minutes.items))
        for point in minutes.items:
            number = f"{point.number} " if point.number else ""
            title = _one_line(point.title.text) if point.title else _("(without a title)")
            yield Text(harmless(f"  {number}{title}"), style="bold")
            if point.text is not None:
                yield Padding(_shown(point.text, explain), (0, 0, 0, 4))
    yield from _titled(_("Decisions"), [("decision", decision) for decision in minutes.decisions], explain)
    for scope, title in (("local", _("Priorities, local")), ("citywide", _("Priorities, citywide"))):
        names = [
            f"{_one_line(one.name.text)} ({spoken(one.topic)})"
            for one in minutes.priorities
            if one.scope == scope
        ]
        yield from _listed(title, names)
    places = [(_one_line(place.name.text), place.text) for place in minutes.places]
    yield from _titled(_("Places"), places, explain)
    yield from _listed(
        _("Next meetings"),
        [
            " ".join(
                part
                for part in (
                    one.date,
                    "-".join(filter(None, (one.start, one.end))),
                    one.place and one.place.text,
                )
                if part
            )
            for one in minutes.next_meetings
        ],
    )


def _attendee(attendee: Attendee) -> str:
    return ", ".join(part for part in (attendee.name, _one_line(attendee.role or "")) if part)


def _people(people: Sequence[Person]) -> Iterator[RenderableType]:
    lines = []
    for person in people:
        facts = (person.name, person.role, person.phone, person.email, person.personal_number)
        lines.append(", ".join(_one_line(fact) for fact in facts if fact))
    yield from _listed(_("Personal data"), lines)


def _leftovers(title: str, values: Sequence[Value], explain: bool) -> Iterator[RenderableType]:
    if not values:
        return
    yield from _heading(title, len(values))
    for value in values if explain else values[:_PIECES_SHOWN]:
        text = value.text if explain else _shortened(_one_line(value.text))
        place = place_in_words(value.evidence)
        yield Padding(
            Text(harmless(text)).append(f"  {harmless(place)}" if place else "", style="dim"), (0, 0, 0, 2)
        )
    if not explain and len(values) > _PIECES_SHOWN:
        more = len(values) - _PIECES_SHOWN
        said = counted(
            more, "… and {count} more (--explain shows all)", "… and {count} more (--explain shows all)"
        )
        yield Text(f"  {said}", style="dim")


def _warnings(record: Record) -> Iterator[RenderableType]:
    if not record.warnings:
        return
    yield from _heading(_("Warnings"), len(record.warnings), style="bold yellow")
    for warning in record.warnings:
        line = Text("  ")
        code = warning.code if words().language == "en" else spoken(warning.code)
        line.append(harmless(code), style="yellow")
        line.append(harmless(f"  {_message(warning)}"))
        where = [part for part in (warning.path, place_in_words(warning.evidence)) if part]
        line.append(harmless(f"  {', '.join(where)}"), style="dim")
        yield line


def _message(warning: RecordWarning) -> str:
    """What happened here, as the reader told it; in another language than English what the code tells."""
    known = warning.code in WARNINGS and words().language != "en"
    return _(WARNINGS[warning.code]) if known else warning.message


def _heading(title: str, count: int, style: str = "bold") -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style=style).append(f"  {count}", style="dim not bold")


def _titled(title: str, rows: Sequence[tuple[str, Value]], explain: bool) -> Iterator[RenderableType]:
    if rows:
        yield from _heading(title, len(rows))
        yield from _values(rows, explain)


def _listed(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield from _heading(title, len(lines))
        for line in lines:
            yield Padding(Text(harmless(_one_line(line))), (0, 0, 0, 2))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    """`text` with a capital first letter; the others as they are, since it may be a name."""
    return text[:1].upper() + text[1:]


def _shortened(text: str) -> str:
    return text if len(text) <= _PIECE_CHARACTERS else text[:_PIECE_CHARACTERS].rstrip() + "…"
