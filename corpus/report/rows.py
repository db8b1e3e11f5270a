"""The report's rows as JSON: lists of lists, each text once, for a page that shows a slice of them at a time.

    plans       [file, title, place, district, year, link, pictures, id, topics]
    activities  [plan, number, area, topics, name, rate, sources, values]
    values      [field, party, text, cut, page, ref, path below the activity, boxes or excerpt]
    gaps        [kind, plan, activity's place among the plan's, text, page, state, path in the record]
    years       [earlier plan, later plan, [[match, places of activities on the left, on the right, fields]]]

Codes, parties, fields, districts are their places in `codes`; -1 or null is none. Boxes are [page, left, top, width,
height] in thousandths of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from corpus.gaps.answer import Gap
from corpus.report.content import Content, ShownActivity, ShownPlan, ShownValue
from corpus.report.counts import rate
from corpus.report.places import Excerpt, PageImage, Places, Wanted
from corpus.store.reading import Reader

Json: TypeAlias = Any
"""What `json.dumps` takes."""

MOST_WITH_PICTURES = 300
"""Plans whose places are shown, the latest first."""
MOST_PICTURE_BYTES = 40_000_000
_MOST_PAGES = 40
"""Pages of one plan that are drawn."""


@dataclass(slots=True)
class Codes:
    """Codes as numbers, each in the order in which it came."""

    numbers: dict[str, int] = field(default_factory=dict)

    def __call__(self, code: str | None) -> int:
        """The number of `code`; -1 for None."""
        return -1 if code is None else self.numbers.setdefault(code, len(self.numbers))


@dataclass(slots=True)
class Rows:
    """The rows and the pictures that they speak of."""

    plans: list[Json] = field(default_factory=list)
    activities: list[Json] = field(default_factory=list)
    gaps: list[Json] = field(default_factory=list)
    years: list[Json] = field(default_factory=list)
    codes: Codes = field(default_factory=Codes)
    pictures: list[tuple[int, PageImage]] = field(default_factory=list)
    """Each with its plan's number."""
    with_places: int = 0
    """Plans whose places are shown."""
    first_activity: list[int] = field(default_factory=list)
    """Of each plan, where its activities begin in `activities`."""


def rows_of(content: Content, reader: Reader, places: Places) -> Rows:
    """The rows of plans and activities, with pictures and links from `places`."""
    rows = Rows()
    shown = _with_pictures(content.plans)
    room = MOST_PICTURE_BYTES
    for number, one in enumerate(content.plans):
        place = _PlanPlaces({}, {})
        if number in shown and room > 0:
            place, pictures = _places_of(one, reader, places)
            room -= sum(len(picture.webp) for picture in pictures)
            rows.pictures += [(number, picture) for picture in pictures]
            rows.with_places += bool(pictures or place.excerpts)
        rows.plans.append(_plan(one, rows.codes, places.address(one.plan.document)))
        rows.first_activity.append(len(rows.activities))
        rows.activities += [_activity(number, activity, rows.codes, place) for activity in one.activities]
    return rows


def _with_pictures(plans: Sequence[ShownPlan]) -> set[int]:
    latest = sorted(range(len(plans)), key=lambda number: (-(plans[number].plan.year or 0), number))
    return set(latest[:MOST_WITH_PICTURES])


@dataclass(frozen=True, slots=True)
class _PlanPlaces:
    """Where a plan's values stand, by their paths."""

    boxes: Mapping[str, Sequence[Sequence[int]]]
    excerpts: Mapping[str, Excerpt]


def _places_of(one: ShownPlan, reader: Reader, places: Places) -> tuple[_PlanPlaces, Sequence[PageImage]]:
    document = one.plan.document
    values = {value.path: value for activity in one.activities for value in activity.values}
    regions: dict[str, list[tuple[int | None, tuple[float, ...] | None, str]]] = {}
    for row in reader.query(
        "SELECT path, page, x0, top, x1, bottom, ref FROM regions WHERE document = ? ORDER BY path, number",
        [document],
    ):
        if row["path"] in values:
            box = None if row["x0"] is None else tuple(row[2:6])
            regions.setdefault(row["path"], []).append((row["page"], box, row["ref"]))
    if one.plan.pages is None:
        wanted = [
            Wanted(path, tuple(dict.fromkeys(ref for _, _, ref in found)), values[path].text)
            for path, found in regions.items()
        ]
        return _PlanPlaces({}, places.excerpts(document, wanted)), ()
    numbers = sorted({page for found in regions.values() for page, _, _ in found if page is not None})
    pictures = places.pages(document, numbers[:_MOST_PAGES])
    sizes = {picture.number: picture for picture in pictures}
    boxes = {
        path: [
            _box(sizes[page], box)
            for page, box, _ in found
            if box is not None and page is not None and page in sizes
        ]
        for path, found in regions.items()
    }
    return _PlanPlaces(boxes, {}), pictures


def _box(page: PageImage, box: tuple[float, ...]) -> list[int]:
    """[page, left, top, width, height] in thousandths of the page, within it, with a small margin."""
    x0, top, x1, bottom = box
    left, right = (_thousandths(one, page.width) for one in (x0 - 3, x1 + 3))
    high, low = (_thousandths(one, page.height) for one in (top - 3, bottom + 3))
    return [page.number, left, high, max(1, right - left), max(1, low - high)]


def _thousandths(length: float, whole: float) -> int:
    return min(max(round(length * 1000 / whole), 0), 1000) if whole > 0 else 0


def _plan(one: ShownPlan, codes: Codes, address: str | None) -> Json:
    plan = one.plan
    place = plan.district_name
    if place and plan.municipality and plan.municipality != place:
        place = f"{place} ({plan.municipality})"
    topics = [codes(topic) for topic in one.topics]
    return [
        *(plan.name, plan.title, place, codes(plan.district), plan.year, address),
        *(plan.pages is not None, plan.document, topics, plan.warnings, len(one.activities)),
    ]


def _activity(plan: int, one: ShownActivity, codes: Codes, place: _PlanPlaces) -> Json:
    values = [_value(value, codes, place, f"activities[{one.number}].") for value in one.values]
    topics = [codes(topic) for topic in one.topics]
    return [
        plan,
        one.number,
        one.area,
        topics,
        one.name,
        codes(rate(one)),
        list(one.sources),
        values,
    ]


def _value(value: ShownValue, codes: Codes, place: _PlanPlaces, stem: str) -> Json:
    where: Json = place.boxes.get(value.path) or place.excerpts.get(value.path)
    row = [
        codes(value.field),
        codes(value.party),
        value.text,
        int(value.is_cut),
        value.page,
        "" if value.page is not None else value.ref,
        value.path.removeprefix(stem),
    ]
    return [*row, where] if where else row


def gap_rows(found: Iterable[Sequence[Gap]], rows: Rows) -> list[Json]:
    """The gaps of each plan, in the order of the plans."""
    made = []
    for plan, gaps in enumerate(found):
        for gap in gaps:
            proof = gap.evidence[0]
            activity = -1 if gap.activity is None else gap.activity.index
            made.append(
                [
                    rows.codes(gap.gap),
                    plan,
                    activity,
                    proof.text or proof.label,
                    proof.page,
                    rows.codes(gap.state),
                    gap.path,
                ]
            )
    return made
