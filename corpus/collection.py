"""A database for programs in Python: records, plans, measures, commitments, search, comparison, gaps, typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.store.reading import Reader

if TYPE_CHECKING:
    from corpus.compare.answer import Comparison
    from corpus.gaps.answer import Gap
    from corpus.search.answer import Hit
    from corpus.store.answers import Commitment, Measure, Plan
    from models.record import Kind, Record


class Collection:
    """What `planlasare import` made of an archive, to be asked only. Leaving a `with` statement closes it.

    Everything counts a plan once, whatever formats it lies in. A `name` is what people call a document: part of its
    file's name, "farsta:2021", a district (its latest plan), the beginning of its id. `district` is a district's id or
    name. Methods raise UnknownName or AmbiguousName where a name is none or several, StoreError where the database
    cannot be read.
    """

    def __init__(self, path: str | PathLike[str], *, rules: Sequence[str | PathLike[str]] = ()) -> None:
        """The database at `path`, with folders of your own rules. Raises StoreError when it cannot be opened."""
        self._reader = Reader.at(path)
        self._rules = tuple(Path(folder) for folder in rules)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close. Closing twice is nothing."""
        self._reader.close()

    def record(self, name: str) -> Record:
        """The record of the document that `name` names."""
        from corpus.plans import record_of

        return record_of(self._reader, self._reader.find(name))

    def records(
        self, *, kind: Kind | None = None, district: str | None = None, year: int | None = None
    ) -> Iterator[Record]:
        """The records of this kind, district and year (None: any), by district, year and path."""
        found = self._reader.records(
            kind=kind, district=district and self._reader.district(district), year=year
        )
        copies = {link.document for link in self._reader.links() if link.kind == "same"}
        return (record for record in found if self._reader.key(record.id) not in copies)

    def plans(self, *, district: str | None = None, year: int | None = None) -> list[Plan]:
        """The plans of this district and year (None: any), by district, year and file."""
        chosen = None if district is None else set(self._reader.of_district(district))
        return [
            plan
            for plan in self._reader.plans()
            if (chosen is None or plan.document in chosen) and year in (None, plan.year)
        ]

    def measures(
        self, *, district: str | None = None, year: int | None = None, topic: str | None = None
    ) -> list[Measure]:
        """The activities of these plans, in areas of this topic (a code), by district, year and file."""
        found = [one for document in self._chosen(district) for one in self._reader.measures(document)]
        return [one for one in found if year in (None, one.year) and topic in (None, one.topic)]

    def commitments(
        self,
        *,
        district: str | None = None,
        year: int | None = None,
        party: str | None = None,
        topic: str | None = None,
    ) -> list[Commitment]:
        """What this party (a code) undertakes in these plans, by district, year and file."""
        found = [one for document in self._chosen(district) for one in self._reader.commitments(document)]
        return [
            one
            for one in found
            if year in (None, one.year) and party in (None, one.party) and topic in (None, one.topic)
        ]

    def search(
        self,
        words: str = "",
        *,
        districts: Sequence[str] = (),
        years: Sequence[int] = (),
        parties: Sequence[str] = (),
        topics: Sequence[str] = (),
        fields: Sequence[str] = (),
        limit: int = 20,
    ) -> list[Hit]:
        """The texts that have all `words` in any inflection or compound, the best first; see docs/search.md.

        Of several districts, years, … one is enough; none means any. Without words, all that these let through.
        """
        from corpus.search.answer import Filters
        from corpus.search.find import search

        filters = Filters(tuple(districts), tuple(years), tuple(parties), tuple(topics), tuple(fields))
        return search(self._reader, words, filters, limit).hits

    def compare(
        self,
        left: str,
        right: str,
        *,
        fields: Sequence[str] = (),
        parties: Sequence[str] = (),
        topics: Sequence[str] = (),
    ) -> Comparison:
        """What became of the measures of the plan `left` in the plan `right`, both named; see docs/compare.md.

        Raises StoreError where a field is none of the record's.
        """
        from corpus.compare.compare import Asked, compare_plans
        from corpus.plans import plan_named
        from rules.pack import load_rules

        asked = Asked(frozenset(fields), frozenset(parties), frozenset(topics))
        asked.check()
        plans = (plan_named(self._reader, left), plan_named(self._reader, right))
        return compare_plans(*plans, load_rules(self._rules), asked)

    def gaps(
        self, *, district: str | None = None, year: int | None = None, today: date | None = None
    ) -> list[Gap]:
        """What these plans leave open on the day `today` (None: this day); see docs/gaps.md."""
        from corpus.gaps.find import find_gaps
        from corpus.plans import plans_in
        from rules.pack import load_rules

        rules, day = load_rules(self._rules), today or date.today()
        return [gap for plan in plans_in(self._reader, district, year) for gap in find_gaps(plan, rules, day)]

    def _chosen(self, district: str | None) -> Sequence[str | None]:
        """The district's plans, by key; None for all plans at once."""
        return (None,) if district is None else self._reader.of_district(district)
