"""The sample collection: its files and gold are what its sources say."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from models.text.fold import squeeze
from tests.samples.docx_file import write_docx
from tests.samples.elements import text_to_runs
from tests.samples.gold import GOLD, gold_json, gold_record
from tests.samples.make import HERE, stale_files
from tests.samples.readme import readme
from tests.samples.source import Row, Source, gold_text, parts, pieces, plain, read_all

SOURCES = read_all()
PLANS = [source for source in SOURCES if "txt" in source.formats]
_KEYS = {"document", "areas", "activities", "minutes", "people", "remainder_contains", "alt"}


def each(sources: list[Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", sources, ids=lambda source: source.id)


def texts(value: Any) -> list[str]:
    """Every text of a gold entry's fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [
            text for key, part in value.items() if key not in ("normalized", "topic") for text in texts(part)
        ]
    return []


@each(list(SOURCES))
def test_every_source_has_its_files_and_gold(source: Source) -> None:
    assert source.formats, "a source names its files"
    assert [name for name in source.formats if not (HERE / f"{source.id}.{name}").is_file()] == []
    assert (GOLD / f"{source.id}.json").is_file()
    assert len(source.traits) == len(set(source.traits)) > 2


def test_no_file_is_left_over() -> None:
    names = {source.id for source in SOURCES}
    files = {
        path for path in HERE.iterdir() if path.suffix in {".pdf", ".docx", ".xlsx", ".txt", ".md", ".html"}
    }
    assert {path.stem for path in files if path.name != "README.md"} == names
    assert {path.stem for path in GOLD.glob("*.json")} == names


@each(list(SOURCES))
def test_the_committed_gold_is_what_the_source_says(source: Source) -> None:
    assert (GOLD / f"{source.id}.json").read_text(encoding="utf-8") == gold_json(source)


@each(list(SOURCES))
def test_text_versions_are_what_the_source_says(source: Source, tmp_path: Path) -> None:
    soft = source.look("html").get("soft_hyphens")  # they need pyphen, which comes with WeasyPrint
    assert stale_files(source, tmp_path, ("txt", "md") if soft else ("txt", "md", "html")) == []


@each([source for source in SOURCES if "docx" in source.formats])
def test_word_files_hold_what_the_source_says(source: Source, tmp_path: Path) -> None:
    write_docx(source, tmp_path / "made.docx")
    with zipfile.ZipFile(tmp_path / "made.docx") as made, zipfile.ZipFile(HERE / f"{source.id}.docx") as kept:
        assert made.read("word/document.xml") == kept.read("word/document.xml")


def test_the_readme_is_what_the_sources_say() -> None:
    assert (HERE / "README.md").read_text(encoding="utf-8") == readme(SOURCES)


@each(PLANS)
def test_every_field_of_the_gold_stands_in_the_text_version(source: Source) -> None:
    encoding = str(source.look("txt").get("encoding", "utf-8"))
    printed = (HERE / f"{source.id}.txt").read_bytes().decode(encoding)
    printed = squeeze(re.sub(r"</?(?:p|ul|ol)>", " ", printed))
    cut = {gold_text(row.text) for block in source.blocks for row in block.rows if "⏎" in row.text}
    for entry in (*gold_record(source).get("areas", []), *gold_record(source).get("activities", [])):
        for text in texts(entry):
            for line in [] if text in cut else text.split("\n"):
                assert squeeze(line) in printed, line


@each([source for source in SOURCES if "pdf" in source.formats])
def test_no_word_of_the_gold_is_cut_off_by_the_edge_of_a_printed_page(source: Source) -> None:
    pages = pypdfium2.PdfDocument(HERE / f"{source.id}.pdf")
    printed = "".join(page.get_textpage().get_text_bounded() for page in pages)
    printed = squeeze(unicodedata.normalize("NFKC", printed))
    record = gold_record(source)
    found = (
        text for entry in (*record.get("areas", []), *record.get("activities", [])) for text in texts(entry)
    )
    assert [word for text in found for word in re.findall(r"\w+", text) if squeeze(word) not in printed] == []


@each([source for source in PLANS if source.document["kind"] == "minutes"])
def test_what_the_gold_says_of_a_meeting_stands_in_its_text(source: Source) -> None:
    printed = squeeze((HERE / f"{source.id}.txt").read_text(encoding="utf-8"))
    minutes: Any = gold_record(source)["minutes"]
    people = [*minutes["attendees"], *minutes.get("absent", [])]
    wanted = [minutes["place"], minutes["chair"], *minutes["decisions_contain"], *minutes.get("places", [])]
    wanted += [text for person in people for text in person.values()]
    wanted += [item[key] for item in minutes["items"] for key in ("number", "title")]
    assert [text for text in wanted if squeeze(text) not in printed] == []


@each(list(SOURCES))
def test_the_gold_has_the_agreed_form(source: Source) -> None:
    record: Any = json.loads(gold_json(source))
    assert set(record) <= _KEYS
    assert {"kind", "layout", "title", "district", "year"} <= set(record["document"])
    if record["document"]["kind"] == "minutes":
        assert "areas" not in record
        return
    assert record["activities"]
    for activity in record["activities"]:
        assert activity.get("name") or activity.get("measures") or activity.get("cause")
        assert 0 <= activity.get("area", 0) <= max(0, len(record["areas"]) - 1)


def test_a_value_given_twice_is_joined_as_lines() -> None:
    farsta: Any = gold_record(next(source for source in SOURCES if source.id == "farsta-2021"))
    assert farsta["activities"][0]["goal"].count("\n") == 1


def test_no_plan_is_of_a_district_that_others_are_measured_by() -> None:
    taken = {"alvsjo", "skarpnack", "hagersten-liljeholmen", "kungsholmen", "hagersten-alvsjo"}
    assert not taken & {str(source.document["district"]) for source in SOURCES}


def test_contact_details_are_of_ranges_kept_for_fiction() -> None:
    for source in SOURCES:
        text = (HERE / "sources" / f"{source.id}.toml").read_text(encoding="utf-8")
        assert all(address.endswith("@example.se") for address in re.findall(r"[\w.-]+@[\w.-]+\w", text))
        numbers = [
            re.sub(r"\D", "", number) for number in re.findall(r"\b0\d{1,3}[- ]\d{2,3}[ \d]{4,8}\d\b", text)
        ]
        assert all(re.match(r"(010|070)17406|0846500[4]", number) for number in numbers), numbers


def test_marks_of_a_text_leave_the_gold() -> None:
    marked = "Delta i {+varje +}möte{- på plats-}{! Stämmer?!}, se *rutinen*[^1].\n1. Kalla\n2. Stadsdels¦förvaltningen"
    assert gold_text(marked) == "Delta i varje möte, se rutinen.\n- Kalla\n- Stadsdelsförvaltningen"
    assert plain("liggande ⏎kvarter") == "liggande kvarter"
    assert [run.mark for run in text_to_runs("a {+b+} *c*")] == ["", "inserted", "", "italic"]


def test_cells_and_nested_rows_of_a_value() -> None:
    assert parts("ett\n~~~\ntvå") == ("ett", "två")
    assert [piece.cells for piece in pieces("| Maj | Vandring |")] == [("Maj", "Vandring")]
    assert gold_text("| Maj | Vandring |") == "Maj Vandring"


def test_a_row_of_two_parties_has_a_second_value() -> None:
    assert Row("Kontakt", "police.contact", "A").second_text is None
