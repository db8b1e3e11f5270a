"""The report holds what the database holds, escaped, and its figures are those of the store."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from corpus.language.words import Language
from corpus.report.content import content_of
from corpus.report.counts import by_party, by_rate, by_source, coverage, rate, year_ranges
from corpus.report.places import NoPlaces, PageImage
from corpus.report.report import report_page
from corpus.report.rows import rows_of
from corpus.store.collection import Store
from corpus.store.reading import Reader
from models.evidence import Evidence
from models.record import Activity, Area, Coverage, District, Record, Source
from models.values import FollowUp, Indicator, Party, Schedule, Value
from rules.pack import load_rules
from tests.read_once import record_of

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}\u2028\"'&amp; ]]>--><!--"
TODAY = date(2026, 1, 1)
HERE = (Evidence(page=2, bbox=(10.0, 20.0, 110.0, 40.0), ref="table 1 row 1 cell 2"),)


def plan(
    number: int, *, text: str = "Delta i mötena.", year: int | None = 2024, copies: str = "pdf"
) -> Record:
    name = text if text == HOSTILE else f"plan-{number}"
    activity = Activity(
        area=0,
        name=Value(text=f"{text} {number}", evidence=HERE),
        meeting_frequency=Schedule(
            text="Varannan vecka", kind="recurring", times_per_year=26.0, evidence=HERE
        ),
        follow_up=FollowUp(
            text="Enkät", evidence=HERE, indicators=(Indicator(text="Enkät", sources=(text,), span=(0, 5)),)
        ),
        parties=(
            Party(party="police", commitment=Value(text=text, evidence=HERE), contact=None),
            Party(party="school", commitment=Value(text="Ringa hem.")),
        ),
    )
    return Record(
        rules_version="1",
        id=sha256(f"{number}{copies}".encode()).hexdigest(),
        source=Source(name=f"{name}.{copies}", path=f"{name}.{copies}", format="pdf", size=1, pages=2),
        kind="plan",
        layout="field_table",
        title=Value(text=text),
        year=year,
        district=District(id=f"d{number}", name=f"Distrikt {number}" if text != HOSTILE else HOSTILE),
        areas=(Area(name=Value(text=text), topic="narcotics", topics=("narcotics", "traffic")),),
        activities=(activity,),
        coverage=Coverage(words=1, in_fields=1, labels=0, furniture=0, remainder=0),
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "plans.db"
    with Store.open(path) as store:
        for number, text in enumerate(("Delta i mötena.", HOSTILE, "Gå nattvandring.")):
            record = plan(number, text=text, year=2022 + number)
            store.write(record, path=record.source.path)
        store.fail(HOSTILE, "damaged-file", HOSTILE, None)
    return path


def page(database: Path, language: Language = "en", places: Any = None) -> str:
    with Reader.at(database) as reader:
        return "".join(report_page(reader, load_rules(), language, TODAY, places))


def rows(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="rows">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


class Tags(HTMLParser):
    """The elements of a page with their attributes, and the pieces of text in scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_hostile_value_is_text_and_never_mark_up(database: Path) -> None:
    found = page(database)
    tags = Tags(found).tags
    assert [dict(attributes).get("type") for tag, attributes in tags if tag == "script"] == [
        "application/json",
        None,
    ]
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "object", "base")]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert any(value[2] == HOSTILE for activity in rows(found)["activities"] for value in activity[7])
    assert HOSTILE not in found


def test_the_policy_allows_its_own_script_alone_and_no_request(database: Path) -> None:
    found = page(database)
    policy = next(
        a["content"] for _, a in Tags(found).tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    scripts = re.findall(r"<script>(.*?)</script>", found, re.DOTALL)
    hashes = [b64encode(sha256(one.encode()).digest()).decode() for one in scripts]
    assert len(scripts) == 1
    assert policy is not None
    assert f"script-src 'sha256-{hashes[0]}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    style = re.search(r"<style>(.*?)</style>", found, re.DOTALL)
    assert style
    assert b64encode(sha256(style[1].encode()).digest()).decode() in policy
    assert not re.search(r"https?://", found)


def test_figures_are_those_of_the_store(database: Path) -> None:
    with Reader.at(database) as reader:
        content = content_of(reader)
        commitments = reader.commitments()
    assert sum(by_party(content.plans).values()) == len(commitments) == 6
    assert dict(by_rate(content.plans))["every other week"] == 3
    assert by_source(content.plans)[HOSTILE] == 1
    topics, districts = coverage(content.plans)
    assert topics == ["narcotics", "traffic"]
    assert sorted(row.cells[0] for row in districts) == [(2022,), (2023,), (2024,)]
    assert content.reading.failures[0].path


def test_a_plan_in_several_formats_counts_once(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "corpus" / "documents"
    path = Path("farsta-2021")
    with Store.open(tmp_path / "plans.db") as store:
        for ending in (".pdf", ".docx", ".txt"):
            file = folder / f"{path}{ending}"
            store.write(record_of(file), path=str(file))
        store.link(load_rules())
        content = content_of(store)
    assert len(content.plans) == 1
    assert content.reading.copies == 2
    assert content.reading.documents == 3


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((), ""),
        ((2020,), "2020"),
        ((2019, 2020, 2021, 2024), "2019–2021, 2024"),
        ((0, 2020), "?, 2020"),
        ((0,), "?"),
    ],
)
def test_years_are_told_in_short(years: tuple[int, ...], said: str) -> None:
    assert year_ranges(years) == said


@pytest.mark.parametrize(
    ("times", "said"),
    [
        *((52.0, "weekly or more often"), (45.0, "weekly or more often"), (44.9, "every other week")),
        *((20.0, "every other week"), (19.9, "monthly"), (10.0, "monthly"), (9.9, "several times a year")),
        *((3.0, "several times a year"), (2.9, "once or twice a year"), (1.0, "once or twice a year")),
        *((0.5, "less than once a year"), (None, "not stated")),
    ],
)
def test_rates_are_told_in_words(times: float | None, said: str, database: Path) -> None:
    with Reader.at(database) as reader:
        activity = content_of(reader).plans[0].activities[0]
    activity.meetings_per_year, activity.meeting_kind = times, None
    assert rate(activity) == said
    activity.meeting_kind = "as_needed"
    assert rate(activity) == (said if times is not None else "stated without a number")


class Drawn(NoPlaces):
    """Draws each page as the same few bytes."""

    def pages(self, document: str, numbers: Any) -> list[PageImage]:
        return [PageImage(number, 200.0, 400.0, b"picture") for number in numbers]


def test_boxes_are_thousandths_of_their_page_and_pictures_stand_in_the_page(database: Path) -> None:
    with Reader.at(database) as reader:
        found = rows_of(content_of(reader), reader, Drawn())
    assert found.with_places == 3
    boxes = [value[7] for activity in found.activities for value in activity[7] if len(value) > 7]
    assert boxes[0] == [[2, 35, 42, 530, 66]]
    text = page(database, places=Drawn())
    assert text.count('<script type="application/octet-stream" id="picture-') == 3


def test_contacts_and_participants_are_left_out(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db") as store:
        record = record_of(Path(__file__).parents[3] / "corpus/documents/farsta-2021.docx")
        store.write(record, path="farsta-2021.docx")
        content = content_of(store)
    fields = {
        value.field for one in content.plans for activity in one.activities for value in activity.values
    }
    assert {"commitment", "goal", "follow_up"} <= fields
    assert not fields & {"contact", "participants", "other_participants"}


def test_the_page_is_the_same_each_time_and_says_its_language(database: Path) -> None:
    assert page(database, "sv") == page(database, "sv")
    assert '<html lang="sv">' in page(database, "sv")
    assert "Brottsförebyggande planer" in page(database, "sv")


def test_an_empty_database_has_a_page(tmp_path: Path) -> None:
    with Store.open(tmp_path / "plans.db"):
        pass
    assert "0 plans of 0 districts" in page(tmp_path / "plans.db")
