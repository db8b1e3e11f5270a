"""From points of time and the words around them ("senast", "t.o.m.", "från") to first and last days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, TypeAlias

from rules.matching.patterns import Slots, Token
from rules.matching.words import SmallWords
from rules.times.dates import Extent, Point, Shape, before, join, resolve, touching
from rules.times.rows import Expression

StretchKind: TypeAlias = Literal["day", "period", "until", "from"]

_CUES = ("until", "before", "from", "after", "to")
_CLAUSE_ENDS = frozenset(",;.(")
_FILLER_SIGNS = frozenset(":,().")
_LIST_SIGNS = frozenset(",&/\n")
_VAGUE = frozenset({"span", "school_year"})
"""Shapes after which no day begins: "efter sommaren" may be any time of the autumn."""
_ONE_OF: dict[Shape, Literal["day", "week"]] = {"days": "day", "week": "week"}
"""What stands beside others of its kind in a list, by the shape of the list."""
_UNKNOWN_YEAR = 0.7
"""Confidence in a time whose year nobody says."""


class Gaps:
    """What may stand between two expressions that belong together."""

    def __init__(self, slots: Slots, words: SmallWords) -> None:
        self.fillers = slots["filler"] | _FILLER_SIGNS
        """Between a cue and its date: "klart senast den 1 mars", "Start: hösten 2022"."""
        self.joiners = words["joiner"]
        self.listed = self.fillers | self.joiners | _LIST_SIGNS
        """Between the members of a list."""
        self.beside = self.fillers - {"."} | words["period"] | words["clock"] | words["to"] | {"-"}
        """Between a rate and the stretch of the year in which it holds: "varje vecka under perioden maj–augusti"."""
        self._clock = words["clock"]
        self.by = slots["by"]
        """Cues that may mean the beginning of a time or its end."""

    def stands_beside(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether that token may stand between a rate and its part of the year: hours, "kl.", "under perioden"."""
        text = tokens[index].text
        ends_clock = text == "." and index > 0 and tokens[index - 1].text in self._clock
        return text in self.beside or text.isdigit() or ends_clock

    def narrows(self, between: list[str]) -> bool:
        """Whether a time behind those words may only say more precisely when: in brackets, or behind a comma."""
        return between[:1] in (["("], [","]) and self.fillers.issuperset(between)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time that a text names."""

    kind: StretchKind
    start: date | None
    end: date | None
    first: int
    last: int
    """[first, last) in the tokens, cues included."""
    rule: str
    confidence: float
    ambiguity: str | None = None

    def holds(self, other: Stretch) -> bool:
        """Whether the other is a part of it, both with their first and last day."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return (
            self.start <= other.start
            and other.end <= self.end
            and (self.start, self.end) != (other.start, other.end)
        )


def stretches(
    tokens: tuple[Token, ...],
    expressions: list[Expression],
    gaps: Gaps,
    year: int | None,
    label_cue: str | None = None,
) -> list[Stretch]:
    """The stretches of time that `expressions` name, in order.

    `year` is the plan's, for what leaves it out. `label_cue` is what the value's label says ("until" for
    "Klart senast"); it holds for points that have no cue of their own.
    """
    return _Reader(tokens, expressions, gaps, year, label_cue).read()


class _Reader:
    def __init__(
        self,
        tokens: tuple[Token, ...],
        expressions: list[Expression],
        gaps: Gaps,
        year: int | None,
        label_cue: str | None,
    ) -> None:
        self._tokens = tokens
        self._all = expressions
        self._gaps = gaps
        self._year = year
        self._label_cue = label_cue

    def read(self) -> list[Stretch]:
        found: list[Stretch] = []
        index = 0
        while index < len(self._all):
            if self._all[index].row.yields not in ("point", "winter"):
                found += self._months_of_rate(self._all[index])
                index += 1
                continue
            partner = self._range_partner(index)
            stretch = self._range(index, partner) if partner else self._single(index)
            if stretch is not None:
                found += [stretch] if partner else self._one_by_one(index, stretch)
            index = (partner or index) + 1
        return found

    def _months_of_rate(self, rate: Expression) -> Iterator[Stretch]:
        """The stretch of the year that a rate names in its own words: "i maj och oktober varje år"."""
        months = sorted(int(value) for name, value in rate.slots.items() if name.startswith("month"))
        if not months or self._year is None or rate.row.yields != "rate":
            return
        start = date(self._year, months[0], 1)
        end = date(self._year, months[-1], monthrange(self._year, months[-1])[1])
        yield Stretch("period", start, end, rate.first, rate.last, rate.row.id, rate.row.confidence)

    def _near(self, left: Expression, right: Expression, words: AbstractSet[str] | None = None) -> bool:
        """Whether nothing but `words`, else fillers, stands between the two."""
        between = self._gaps.fillers if words is None else words
        return all(token.text in between for token in self._tokens[left.last : right.first])

    def _range_partner(self, index: int) -> int | None:
        """Where the end of the range that begins at `index` stands, None where it begins none."""
        here, rest = self._all[index], self._all[index + 1 : index + 3]
        if len(rest) == 2 and rest[0].row.yields == "to" and rest[1].row.yields == "point":
            close = here.last == rest[0].first or self._tokens[here.last].text in (",", "(")
            if close and self._near(rest[0], rest[1]):
                return index + 2
        if index and self._all[index - 1].row.yields == "between" and rest and rest[0].row.yields == "point":
            gap = [token.text for token in self._tokens[here.last : rest[0].first]]
            if (
                gap
                and gap[0] in self._gaps.joiners
                and set(gap[1:]) <= self._gaps.fillers
                and self._near(self._all[index - 1], here)
            ):
                return index + 1
        return None

    def _range(self, index: int, partner: int) -> Stretch | None:
        first, last = self._all[index], self._all[partner]
        begin, end = first.point(until=last.month), last.point()
        extent = join(begin, end, self._year)
        if extent is None and (
            begin.year or end.year or self._year
        ):  # both known, and the end before the start
            return None
        start, stop = extent or (None, None)
        confidence = min(first.row.confidence, last.row.confidence) if extent else _UNKNOWN_YEAR
        cue = self._all[index - 1] if index and partner == index + 1 else first  # "mellan den 1 mars och …"
        if self._label_cue == "until" and stop is not None:  # below "Klart": "Mars–april"
            return Stretch("until", None, stop, cue.first, last.last, "schedule.range", confidence)
        return Stretch("period", start, stop, cue.first, last.last, "schedule.range", confidence)

    def _single(self, index: int) -> Stretch | None:
        here = self._all[index]
        cue, first, last = self._cue(index)
        point = here.point(ended=cue in ("until", "before"))
        alone = (first, last) == (0, len(self._tokens))
        is_bare = point.year is None or here.row.needs_cue == "always"
        if here.row.needs_cue and cue is None and is_bare and not alone:
            return None
        extent = resolve(point, self._year_for(index, point))
        confidence = here.row.confidence if extent else _UNKNOWN_YEAR
        if extent is None and (point.year or self._year):  # no such day
            return None
        plain = Stretch("period", *(extent or (None, None)), first, last, here.row.id, confidence)
        if cue == "from" and _is_range(point):  # "från vecka 18 till vecka 40"
            return plain
        bounded = _bounded(plain, extent, cue, point)
        return None if bounded is None else self._with_doubt(here, point, bounded)

    def _one_by_one(self, index: int, whole: Stretch) -> list[Stretch]:
        """The days or weeks that one expression lists, "den 3 och 17 maj"; all of `whole` where it is a range."""
        here, point = self._all[index], self._all[index].point()
        within = index > 0 and self._all[index - 1].row.yields == "between"
        joined = not self._gaps.joiners.isdisjoint(
            token.text for token in self._tokens[here.first : here.last]
        )
        shape = _ONE_OF.get(point.shape)
        if shape is None or whole.kind != "period" or within or not joined:
            return [whole]
        others = tuple((name, value) for name, value in point.slots if not name.startswith(shape))
        listed = [value for name, value in sorted(point.slots) if name.startswith(shape)]
        extents = [
            resolve(Point(shape, (*others, (shape, value))), self._year_for(index, point)) for value in listed
        ]
        return [replace(whole, start=one[0], end=one[1]) for one in extents if one is not None]

    def _cue(self, index: int) -> tuple[str | None, int, int]:
        """The cue that bounds the point at `index`, and the tokens [first, last) of both."""
        here = self._all[index]
        if index:
            left = self._all[index - 1]
            dash = self._tokens[left.first].text == "-" and left.row.yields == "to"
            if left.row.yields in _CUES and not dash and self._near(left, here):
                return ("until" if left.row.yields == "to" else left.row.yields), left.first, here.last
        if index + 1 < len(self._all):
            right = self._all[index + 1]
            if right.row.yields == "until" and self._near(here, right) and not self._leads_on(index + 1):
                return "until", here.first, right.last
            if right.first == here.last and (right.row.yields == "onwards" or self._leads_nowhere(index + 1)):
                return "from", here.first, right.last
        return self._label_cue, here.first, here.last

    def _leads_on(self, index: int) -> bool:
        """Whether a cue is that of a point of its own behind it: "Våren 2025, klart 30 april"."""
        here, rest = self._all[index], self._all[index + 1 : index + 2]
        return any(one.row.yields == "point" and self._near(here, one) for one in rest)

    def _leads_nowhere(self, index: int) -> bool:
        """Whether a "till" or dash has no end after it: "2024-01-01 –", "2024-01-01 - tillsvidare"."""
        here, rest = self._all[index], self._all[index + 1 : index + 2]
        ends = here.last == len(self._tokens) or any(one.row.yields == "open_ended" for one in rest)
        return here.row.yields == "to" and ends

    def _year_for(self, index: int, point: Point) -> int | None:
        """The year of a point that has none: that of the next point in a list, else the plan's."""
        if point.year is None:
            for here, following in pairwise(self._all[index:]):
                if following.row.yields != "point" or not self._near(here, following, self._gaps.listed):
                    break
                if (year := following.point().year) is not None:
                    return year
        return self._year

    def _with_doubt(self, here: Expression, point: Point, stretch: Stretch) -> Stretch:
        """`stretch`, with both readings named where the text can be read two ways."""
        if here.row.yields == "winter" and point.year is not None:
            year = point.year
            doubt = f"{year - 1}-12-01 to {year}-02 or {year}-12-01 to {year + 1}-02"
            return replace(stretch, start=None, end=None, confidence=0.5, ambiguity=doubt)
        if point.shape == "school_year" and point.year is None and self._year is not None:
            doubt = f"the school year {self._year - 1}/{self._year} or {self._year}/{self._year + 1}"
            return replace(stretch, confidence=0.5, ambiguity=doubt)
        by_then = stretch.kind == "until" and self._tokens[max(here.first - 1, 0)].text in self._gaps.by
        extent = resolve(point, self._year) if by_then and point.shape == "span" else None
        if extent is not None and extent[0] != extent[1]:
            doubt = f"by the beginning, {extent[0]}, or by the end, {extent[1]}"
            return replace(stretch, confidence=0.5, ambiguity=doubt)
        slots = dict(point.slots)
        if here.row.id == "schedule.month-in-figures" and int(slots["mm"]) > int(slots["year"]) % 100:
            written, number = slots["year"], slots["mm"]
            doubt = f"the month {written}-{number} or the years {written} to {written[:2]}{number}"
            return replace(stretch, confidence=0.5, ambiguity=doubt)
        return stretch


def _is_range(point: Point) -> bool:
    """Whether a point names its first and its last day, week or year in one."""
    return any(name[-1].isdigit() or name == "yy2" for name, _ in point.slots if name != "day3")


def _bounded(plain: Stretch, extent: Extent | None, cue: str | None, point: Point) -> Stretch | None:
    """`plain` as its cue bounds it: "klart maj" ends with May, "före maj" before it, "från maj" begins with it.

    None where no day can be told: "efter sommaren".
    """
    start, end = extent or (None, None)
    match cue:
        case "until":
            return replace(plain, kind="until", start=None, end=end or start)
        case "before":
            last = (end if point.shape == "end" else before(extent)) if extent else None
            return replace(plain, kind="until", start=None, end=last)
        case "from":
            return replace(plain, kind="from", start=start or end, end=None)
        case "after":
            if point.shape in _VAGUE:
                return None
            following = end + timedelta(days=1) if end is not None and end < date.max else None
            return replace(plain, kind="from", start=following, end=None)
        case _:
            return replace(plain, kind="day") if point.shape == "day" else plain


def hull(found: list[Stretch]) -> Extent:
    """From the first day to the last of all `found`; None where one of them leaves that end open, or they clash."""
    starts = [one.start for one in found if one.kind != "until"]
    ends = [one.end for one in found if one.kind != "from"]
    if found and found[-1].kind == "until" and {one.kind for one in found[:-1]} == {"period"}:
        ends = ends[-1:]  # "Våren 2025, klart 30 april"
    known_starts = [day for day in starts if day is not None]
    known_ends = [day for day in ends if day is not None]
    start, end = min(known_starts, default=None), max(known_ends, default=None)
    return (None, None) if start is not None and end is not None and start > end else (start, end)


def is_list(tokens: tuple[Token, ...], found: list[Stretch], gaps: Gaps) -> bool:
    """Whether these are times listed side by side ("mars och oktober") and not one that goes on ("april och maj").

    One gap suffices: "mars, april och oktober" are three."""
    plain = [one for one in found if one.kind in ("day", "period")]
    if len(plain) < 2 or len(plain) != len(found):
        return False
    pairs = list(pairwise(plain))
    if all(touching((one.start, one.end), (two.start, two.end)) for one, two in pairs):
        return False
    gaps_between = [{token.text for token in tokens[one.last : two.first]} for one, two in pairs]
    return all(gap <= gaps.listed for gap in gaps_between)


def without_coarse(tokens: tuple[Token, ...], times: list[Stretch], gaps: Gaps) -> list[Stretch]:
    """`times` without one that brackets or a comma say more precisely: "Hösten 2025 (vecka 40–44)"."""
    coarse = [
        one
        for one, two in pairwise(times)
        if one.holds(two) and gaps.narrows([token.text for token in tokens[one.last : two.first]])
    ]
    return [one for one in times if one not in coarse]


def without_reviews(
    tokens: tuple[Token, ...], times: list[Stretch], review: AbstractSet[str]
) -> list[Stretch]:
    """`times` without those of a clause on its review: "Löpande, uppföljning i november" lasts beyond November."""

    def reviews(one: Stretch) -> bool:
        before = [token.text for token in tokens[: one.first]]
        begins = max((at + 1 for at, text in enumerate(before) if text in _CLAUSE_ENDS), default=0)
        return not review.isdisjoint(before[begins:])

    return [one for one in times if not reviews(one)]
