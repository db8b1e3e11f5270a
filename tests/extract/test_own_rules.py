"""Every rules file of a user's reaches the record: a row in it changes what is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from extract.pipeline import Options, extract_bytes
from models.record import Record
from rules.check import check
from rules.pack import FILES, load_rules


class Case(NamedTuple):
    """A row of a file, a document, and what of its record the row changes, before and after."""

    keys: str
    example: str
    name: str
    text: str
    probe: Callable[[Record], object]
    before: object
    after: object


TABLE = "Åtgärdsplan för brottsförebyggande arbete 2021\n\nAktivitet\tHamnvandring\nMål\tTrygg hamn, polisen ser mer.\n"
MINUTES = (
    "# Protokoll från lokala brottsförebyggande rådet i Farsta\n\nTid: den 3 mars 2021 kl. 13.00\n\n{}\n\n"
    "## 1. Lägesbild\n\nPolisen berättade om brott och trygghet i området.\n\n{}\n\n"
    "## 2. Nästa möte\n\nRådet möts den 4 maj 2021.\n"
)
PEOPLE = "Maria Lindqvist, kommunpolis\n\nKarin Berggren, rektor\n\nErik Sandström, enhetschef"
GRID = "# Åtgärdsplan 2024\n\n| Orsak | Åtgärd | Ansvarig | Uppföljning |\n|---|---|---|---|\n"
GRID += "| Lotsa in orsaken | Lotsa in åtgärden | Lotsa in namn | Lotsa in mått |\n"
GRID += "| Mörka bryggor ger otrygghet | Ny belysning mot brott | Polisen | Varje år |\n"
FLATTENED = (
    "Åtgärdsplan för brottsförebyggande arbete 2021\n\nTrygga hamnen Mål: Hamnen är trygg för alla som bor och arbetar "
    "där, och polisen ser mer av det som händer. Hamnvandring Polis Samverkansforum Prioriterade aktiviteter Polisens "
    "kontakt Polisens åtagande Kommunikation Uppföljning Hamnrådet Vandra varje kväll i hamnen Kommunpolis Delta i "
    "vandringarna Affischer i hamnen Kajbladet Bryggmöten\n"
)


def activity(key: str) -> Callable[[Record], object]:
    """The text of that field of the first activity."""
    return lambda record: getattr(getattr(record.activities[0], key), "text", None)


CASES = {
    "labels": Case(
        'fields = ["situation"]\nlabels = ["kajläge"]', "Kajläge",
        "plan.txt", TABLE + "Kajläge\tTvå bryggor är mörka.\n",
        activity("situation"), None, "Två bryggor är mörka.",
    ),
    "parties": Case(
        'code = "coast_guard"\nnames = ["kustbevakning"]', "Kustbevakningens åtagande",
        "plan.txt", TABLE + "Kustbevakningens åtagande\tPatrullera hamnen.\n",
        lambda record: [party.party for party in record.activities[0].parties], [], ["coast_guard"],
    ),
    "roles": Case(
        'kind = "role"\nrole = "commitment"\nwords = ["lotslöfte"]', "Polisens lotslöfte",
        "plan.txt", TABLE + "Polisens lotslöfte\tPatrullera hamnen.\n",
        lambda record: [party.party for party in record.activities[0].parties], [], ["police"],
    ),
    "actors": Case(
        'role = "quay_guard"\nnames = ["bryggvakt"]', "Bryggvakten",
        "plan.txt", TABLE + "Sammankallande\tBryggvakten\n",
        lambda record: [one.role for one in record.activities[0].convener.mentions], [None], ["quay_guard"],
    ),
    "schedules": Case(
        'yields = "rate"\nper_year = 12\npatterns = ["vid nymåne"]', "Vid nymåne",
        "plan.txt", TABLE + "Mötesfrekvens\tVid nymåne\n",
        lambda record: record.activities[0].meeting_frequency.times_per_year, None, 12,
    ),
    "schedule_words": Case(
        'slot = "unit"\nper_year = 13\nwords = ["månvarv"]', "en gång per månvarv",
        "plan.txt", TABLE + "Mötesfrekvens\tTvå gånger per månvarv\n",
        lambda record: record.activities[0].meeting_frequency.times_per_year, None, 26,
    ),
    "funding": Case(
        'kind = "external"\npatterns = ["hamnkassan"]', "Hamnkassan",
        "plan.txt", TABLE + "Finansiering\tHamnkassan\n",
        lambda record: record.activities[0].funding.kind, "unspecified", "external",
    ),
    "status": Case(
        'state = "done"\npatterns = ["i hamn"]', "I hamn",
        "plan.txt", TABLE + "Status\tI hamn\n",
        lambda record: record.activities[0].status.state, None, "done",
    ),
    "sources": Case(
        'part = "source"\npatterns = ["båträkningen"]', "Antal båtar (båträkningen)",
        "plan.txt", TABLE + "Uppföljning\tAntal båtar (båträkningen)\n",
        lambda record: [one.sources for one in record.activities[0].follow_up.indicators], [()], [("båträkningen",)],
    ),
    "commitments": Case(
        'part = "verb"\npatterns = ["lotslovar"]', "Polisen lotslovar att hjälpa alla.",
        "plan.txt", TABLE + "Beskrivning\tPolisen lotslovar att hjälpa alla.\n",
        lambda record: [party.party for party in record.activities[0].parties], [], ["police"],
    ),
    "topics": Case(
        'code = "harbour"\npatterns = ["kajplats*"]', "Kajplatser",
        "plan.txt", "Åtgärdsplan för Vara 2021\n\nOmråde\tKajplatser\n" + TABLE.partition("\n\n")[2],
        lambda record: [area.topic for area in record.areas], ["other"], ["harbour"],
    ),
    "districts": Case(
        'where = "after"\nof = ["municipality"]\nstrength = 1.0\npatterns = ["hamnförbund"]', "Vara hamnförbund",
        "plan.txt", TABLE.replace("arbete", "arbete i Vara hamnförbund"),
        lambda record: record.district and record.district.id, None, "vara",
    ),
    "headings": Case(
        'use = ["title"]\nweight = 4\nwords = ["kajbok"]', "Kajbok 2021",
        "plan.txt", TABLE.replace("Åtgärdsplan för brottsförebyggande arbete 2021", "Hamnens kajbok"),
        lambda record: record.title and record.title.text, None, "Hamnens kajbok",
    ),
    "grids": Case(
        'kind = "opening"\nwords = ["lotsa in"]', "Lotsa in åtgärden",
        "plan.md", GRID,
        lambda record: len(record.activities), 2, 1,
    ),
    "vocabulary": Case(
        'stems = ["kajstöld", "lots"]', "Kajstölder",
        "plan.txt", "Åtgärdsplan för lotsar 2021\n\nAktivitet\tKajvandring\nMål\tFärre kajstölder, bättre samverkan.\n",
        lambda record: record.kind, "unknown", "plan",
    ),
    "forums": Case(
        'patterns = ["kajkretsen"]', "Kajkretsen",
        "plan.md",
        "# Åtgärdsplan för brottsförebyggande arbete 2021\n\n## Unga i hamnen\n\n"
        "### Kajkretsen\n\nI Kajkretsen ingår polisen och skolan. Där talas om trygghet vid kajen.\n",
        lambda record: [area.name.text for area in record.areas], [], ["Unga i hamnen"],
    ),
    "minutes": Case(
        'use = "present"\nlabels = ["ombord"]', "Ombord",
        "motet.md", MINUTES.format("**Ombord:**\n\n" + PEOPLE, ""),
        lambda record: len(record.minutes.attendees), 0, 2,
    ),
    "people": Case(
        'kind = "word"\nwords = ["berggren"]', "Berggren",
        "motet.md", MINUTES.format("**Närvarande:**\n\n" + PEOPLE, ""),
        lambda record: [person.name for person in record.minutes.attendees],
        ["Maria Lindqvist", "Karin Berggren", "Erik Sandström"], ["Maria Lindqvist", "Erik Sandström"],
    ),
    "names": Case(
        'kind = "first_name"\nwords = ["zxqva"]', "Zxqva",
        "plan.txt", TABLE + "Beskrivning\tZxqva Provsson leder vandringen.\n",
        lambda record: [person.name for person in record.people], [], ["Zxqva Provsson"],
    ),
    "place_names": Case(
        'kind = "name"\nwords = ["bryggan"]', "Bryggan",
        "motet.md", MINUTES.format("**Närvarande:**\n\n" + PEOPLE, "Bryggan – Där är det lugnt."),
        lambda record: [place.name.text for place in record.minutes.places], [], ["Bryggan"],
    ),
    "value_grammar": Case(
        'field = "communication"\nwhere = "anywhere"\nweight = 4.0\npatterns = ["kajbladet"]', "Kajbladet",
        "plan.txt", FLATTENED,
        lambda record: record.activities[0].communication.text, "Affischer i hamnen", "Affischer i hamnen Kajbladet",
    ),
    "words": Case(
        'kind = "joiner"\nwords = ["ävensom"]', "båtar ävensom bryggor",
        "plan.txt", TABLE + "Uppföljning\tAntal båtar ävensom antal bryggor\n",
        lambda record: [one.text for one in record.activities[0].follow_up.indicators],
        ["Antal båtar ävensom antal bryggor"], ["Antal båtar", "antal bryggor"],
    ),
    "municipalities.tsv": Case(
        "code\tname\tsource\n9901\tKajstad\ta made-up harbour\n", "Kajstad",
        "plan.txt", TABLE.replace(" 2021", " i Kajstads kommun 2021"),
        lambda record: record.district and record.district.id, None, "kajstad",
    ),
    "districts.tsv": Case(
        "municipality\tdistrict\tsource\nKajstad\tFyrholmen\ta made-up harbour\n", "Fyrholmen",
        "plan.txt", TABLE.replace(" 2021", " i Fyrholmens stadsdelsområde 2021"),
        lambda record: record.district and record.district.municipality, None, "Kajstad",
    ),
    "police_areas.tsv": Case(
        "region\tlocal_police_area\tsource\nKusten\tYttre Kajen\ta made-up harbour\n", "Yttre Kajen",
        "plan.txt", TABLE + "Polisens åtagande\tLokalpolisområde Yttre Kajen går i hamnen.\n",
        lambda record: record.police_areas, ("Yttre",), ("Yttre Kajen",),
    ),
}  # fmt: skip
IDS = {"vocabulary": "vocabulary.crime"}
"""Ids of rows that are ours; the others are new."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one row in every file."""
    folder = tmp_path_factory.mktemp("regler")
    for name, case in CASES.items():
        if name.endswith(".tsv"):
            (folder / name).write_text(case.keys, encoding="utf-8")
            continue
        id_ = IDS.get(name, f"{name.replace('_', '')}.own")
        row = f'[[rows]]\nid = "{id_}"\n{case.keys}\nexamples = ["{case.example}"]\nsource = "a made-up harbour"\n'
        (folder / f"{name}.toml").write_text(row, encoding="utf-8")
    return folder


def test_every_file_has_a_case() -> None:
    # Kinds of measures are no part of a record; what a user's do is tested where plans are compared.
    assert set(CASES) == set(FILES) - {"measure_kinds"}


def test_the_rows_are_valid(own: Path) -> None:
    assert [str(problem) for problem in check(own) if not problem.is_note] == []


@pytest.mark.parametrize("name", CASES)
def test_a_users_row_changes_the_record(own: Path, name: str) -> None:
    case = CASES[name]
    plain = extract_bytes(case.name, case.text.encode()).record
    record = extract_bytes(case.name, case.text.encode(), Options(rules=(own,))).record
    assert (case.probe(plain), case.probe(record)) == (case.before, case.after)
    assert (plain.rules_version, record.rules_version) == (load_rules().version, load_rules((own,)).version)
    assert plain.coverage.words == record.coverage.words
