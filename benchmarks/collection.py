"""Times the store on many documents that it invents: import, links, opening, `show --db`, the views, the search.

Run from the project's root: `python benchmarks/collection.py [DOCUMENTS] [DATABASE]` (10,000 and a temporary file).
A DATABASE that exists is measured as it is. Other benchmarks take their documents from `synthetic_records`.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.search.answer import Filters
from corpus.search.find import search
from corpus.store.collection import Store
from corpus.store.reading import Reader
from models.evidence import Evidence
from models.record import Activity, Area, Coverage, District, Record, Source
from models.values import Actors, FollowUp, Party, Schedule, Value
from rules.pack import load_rules
from rules.places.register import Place

_STEMS = (
    "trygghet vandring polis skola ungdom narkotika torg park lägesbild samverkan möte brott skade görelse kväll natt"
    " förening granne bostad butik central miljö belysning vecka månad uppföljning statistik enkät problem plats orsak"
    " åtgärd ansvar kontakt familj stöd insats social fält fritid gård klotter stöld våld bedrägeri trafik cykel båt"
).split()
_TOPICS = ("youth_at_risk", "narcotics", "safety_in_public", "violence", "property_crime")
_FREQUENCIES = (
    ("Varje vecka", 52.0),
    ("Varannan vecka", 26.0),
    ("Varje månad", 12.0),
    ("Fyra gånger per år", 4.0),
)
_PARTIES = ("police", "district_administration", "school", "civil_society")


def synthetic_records(count: int, seed: int = 1) -> Iterator[Record]:
    """`count` invented plans, the same for the same seed: every district each year, a third of them in two formats."""
    chance = random.Random(seed)
    words = [first + second for first in _STEMS for second in ("", *_STEMS)]
    written, year = 0, 2010
    places = load_rules().places.all
    while written < count:
        for number, place in enumerate(places):
            plan = _plan(chance, words, place, year, number)
            for format_ in ("pdf", "docx")[: 1 + (chance.random() < 1 / 3)]:
                if written < count:
                    yield _copy(plan, format_)
                    written += 1
        year += 1


def _copy(plan: Record, format_: str) -> Record:
    name = f"{plan.source.name}.{format_}"
    source = plan.source.model_copy(update={"name": name, "path": f"arkiv/{name}", "format": format_})
    return plan.model_copy(update={"id": sha256(name.encode()).hexdigest(), "source": source})


def _plan(chance: random.Random, words: list[str], place: Place, year: int, number: int) -> Record:
    def value(length: int, label: str) -> Value:
        text = " ".join(chance.choices(words, k=length)).capitalize() + "."
        return Value(text=text, label=label, evidence=(_region(chance),))

    areas = tuple(
        Area(name=value(2, "Område"), topic=topic, topics=(topic,), situation=value(25, "Lägesbild"))
        for topic in chance.sample(_TOPICS, 3)
    )
    activities = tuple(_activity(chance, value, number % 3) for number in range(6))
    return Record(
        rules_version="benchmark",
        id="",
        source=Source(
            name=f"{place.id}-{year}-{number}",
            path="",
            format="pdf",
            size=90_000,
            pages=9,
        ),
        kind="plan",
        layout="field_table",
        title=Value(text=f"Åtgärdsplan för {place.name} {year}"),
        year=year,
        district=District(id=place.id, name=place.name, municipality=place.municipality),
        areas=areas,
        activities=activities,
        remainder=(value(20, ""),),
        coverage=Coverage(words=600, in_fields=540, labels=40, furniture=0, remainder=20),
    )


def _activity(chance: random.Random, value: Callable[[int, str], Value], area: int) -> Activity:
    frequency, times = chance.choice(_FREQUENCIES)
    return Activity(
        area=area,
        name=value(2, "Aktivitet"),
        goal=value(10, "Mål"),
        cause=value(8, "Orsak"),
        measures=value(20, "Åtgärder"),
        duration=Schedule(text="Tillsvidare", label="Löptid", kind="open_ended"),
        meeting_frequency=Schedule(
            text=frequency, label="Mötesfrekvens", kind="recurring", times_per_year=times
        ),
        responsible=Actors(text="Kommunpolisen", label="Ansvarig"),
        parties=tuple(
            Party(party=party, commitment=value(12, "Åtagande")) for party in chance.sample(_PARTIES, 2)
        ),
        follow_up=FollowUp(text="Antal möten och enkät", label="Uppföljning"),
    )


def _region(chance: random.Random) -> Evidence:
    top = round(chance.uniform(50, 700), 1)
    ref = f"table {chance.randint(1, 9)} row {chance.randint(1, 30)} cell 2"
    return Evidence(page=chance.randint(1, 9), bbox=(201.4, top, 512.0, top + 12.5), ref=ref)


_SEARCHES = (
    *(
        ("nattvandring", Filters()),
        ("vandring", Filters()),
        ("vandring torg", Filters()),
        ("polisen", Filters()),
    ),
    *(("vandring polis skola", Filters()), ('"antal möten"', Filters()), ("trygg*", Filters())),
    *(("vandring", Filters(districts=("farsta",))), ("polis", Filters(parties=("police",), years=(2020,)))),
    *(("", Filters(topics=("narcotics",))), ("", Filters(districts=("farsta",), fields=("goal",)))),
)
"""Words that few, many and very many texts have, several of them, phrases, beginnings, filters, filters alone."""


def _search(reader: Reader) -> None:
    """Print what each search takes of the clock and of the processor, the best of five when it is warm."""
    for words, filters in _SEARCHES:
        taken = []
        for _ in range(6):
            start = time.perf_counter(), time.process_time()
            hits = search(reader, words, filters).hits
            taken.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        clock, processor = (1000 * min(times) for times in zip(*taken[1:], strict=True))
        asked = ", ".join(
            filter(None, (words, *(", ".join(map(str, one)) for one in astuple(filters) if one)))
        )
        print(f"search {asked:36}{clock:9.1f} ms, {processor:.1f} ms of the processor ({len(hits)})")


def _timed(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    found = work()
    counted = f" ({len(found):,})" if isinstance(found, list) else ""
    print(f"{what:34}{time.perf_counter() - start:9.3f} s{counted}")


def _fill(database: Path, count: int) -> None:
    with Store.open(database) as store:
        for record in synthetic_records(count):
            store.write(record, path=record.source.path)


def _link(database: Path) -> None:
    with Store.open(database) as store:
        store.link(load_rules())


def measure(database: Path, count: int) -> None:
    """Print what each step takes; the second time a question is asked, when the disk's pages are in memory."""
    if not database.exists():
        _timed(f"invent and write {count:,} documents", lambda: _fill(database, count))
        _timed("link them", lambda: _link(database))
    _timed("link again", lambda: _link(database))
    print(f"{'a document takes':34}{database.stat().st_size / count / 1000:9.1f} kB")
    with Store.open(database, read_only=True) as store:
        for ask in (store.documents, store.plans, store.links, store.measures, store.commitments) * 2:
            _timed(ask.__name__, ask)
        for view in ("measures_people_free", "commitments_people_free", "follow_ups"):
            _timed(view, lambda view=view: store.query(f"SELECT * FROM {view}"))  # type: ignore[misc]
        _search(store)
    command = [str(Path(sys.executable).with_name("planlasare")), "show", "--db", str(database)]
    for _ in range(2):
        _timed("planlasare show --db", lambda: subprocess.run(command, capture_output=True, check=True))


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        measure(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder, "plans.db"), wanted)
