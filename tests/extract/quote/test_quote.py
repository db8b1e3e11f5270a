"""Quotes: their citations, their places, and what is said when the file is not there."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from corpus.store.collection import Store
from extract.batch.apart import Apart
from extract.batch.executors import Limits
from extract.pipeline import extract_file
from extract.quote.drawing import draw_boxes
from extract.quote.excerpt import excerpt_of
from extract.quote.picture import draw_quote
from extract.quote.quote import Quote, quote_of, quotes_of, spoken_ref
from extract.readers.formats import draw_pages, read_document
from models.errors import (
    DamagedFile,
    DocumentError,
    LimitExceeded,
    MissingPicture,
    ReaderFailed,
    UnknownPath,
    UnsupportedFormat,
)
from models.evidence import Evidence
from models.pages.picture import PagePicture
from models.walk import values_of
from tests.commands import run
from tests.pdf_drawing import drawn
from tests.read_once import record_of

DOCUMENTS = Path(__file__).parents[3] / "corpus" / "documents"
GOAL = "Tillgången till narkotika i Farsta centrum minskar och färre unga provar."
COMMITMENT = "activities[0].parties[0].commitment"


def sample(name: str) -> tuple[Path, bytes]:
    path = DOCUMENTS / name
    return path, path.read_bytes()


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


# -- citations ------------------------------------------------------------------------------------


def test_a_quote_cites_title_district_year_and_page() -> None:
    record = record_of(DOCUMENTS / "farsta-2021.pdf")
    quote = quote_of(record, COMMITMENT)
    assert quote.text.startswith("Avsätta två områdespoliser")
    assert quote.citation("en") == "Lokal åtgärdsplan Farsta 2021. Farsta (Stockholm), 2021, p. 1."
    assert quote.citation("sv") == "Lokal åtgärdsplan Farsta 2021. Farsta (Stockholm), 2021, s. 1."


def test_an_activity_is_quoted_by_its_name_and_a_document_by_its_title() -> None:
    record = record_of(DOCUMENTS / "farsta-2021.docx")
    assert quote_of(record, "activities[0]").path == "activities[0].name"
    assert quote_of(record).text == "Lokal åtgärdsplan Farsta 2021"
    untitled = record.model_copy(update={"title": None, "district": None, "year": None})
    assert quote_of(untitled).citation("en") == "farsta-2021.docx."


@pytest.mark.parametrize("path", ["", "activities[99]", "activities[0].nothing", "people[0].name", "a b"])
def test_a_path_that_leads_nowhere_is_told(path: str) -> None:
    with pytest.raises(UnknownPath, match="--list"):
        quote_of(record_of(DOCUMENTS / "lulea-2025.xlsx"), path or "x")


@pytest.mark.parametrize("name", ["farsta-2021.pdf", "sodermalm-2024.xlsx", "umea-protokoll-2021.txt"])
def test_every_value_with_words_can_be_quoted(name: str) -> None:
    record = record_of(DOCUMENTS / name)
    quoted = {one.path: one.text for one in quotes_of(record)}
    assert all(quoted[one.path] == one.value.text for one in values_of(record) if one.value.text)


@pytest.mark.parametrize(
    ("pages", "said"), [([2], "p. 2"), ([2, 3], "pp. 2-3"), ([1, 3, 4, 7], "pp. 1, 3-4, 7")]
)
def test_pages_are_told_in_short(pages: list[int], said: str) -> None:
    regions = tuple(Evidence(page=page, bbox=None, ref="") for page in pages)
    quote = Quote("plan.pdf", "0", None, None, None, None, "title", "x", regions)
    assert quote.where("en") == said


def test_a_place_is_told_in_swedish_but_a_sheet_keeps_its_name() -> None:
    assert spoken_ref('sheet "row 1" C7', "sv") == 'blad "row 1" C7'
    assert spoken_ref("table 1 row 5 cell 2 (line 7)", "sv") == "tabell 1 rad 5 cell 2 (rad 7)"


# -- pages ----------------------------------------------------------------------------------------


def test_the_box_is_drawn_where_the_words_stand() -> None:
    path, content = sample("farsta-2021.pdf")
    quote = quote_of(extract_file(path).record, COMMITMENT)
    page = next(draw_pages(path.name, content, [1], 1240))
    plain = Image.frombytes("RGB", (page.width, page.height), page.pixels)
    changed = ImageChops.difference(plain.convert("L"), picture(draw_quote(quote, content)).convert("L"))
    around = changed.point(lambda value: 255 if value > 8 else 0).getbbox()
    assert around is not None
    wanted = [side * page.scale for side in quote.evidence[0].bbox or ()]
    assert all(abs(one - other) < 10 for one, other in zip(around, wanted, strict=True))


def test_a_box_outside_its_page_or_upside_down_is_drawn_within() -> None:
    page = PagePicture(1, 10, 10, b"\xff" * 300, 1.0)
    regions = [
        Evidence(page=1, bbox=box, ref="") for box in ((-50, -50, 500, 500), (9, 9, 1, 1), (90, 90, 99, 99))
    ]
    assert picture(draw_boxes([page], regions)).size == (10, 10)


@pytest.mark.parametrize("number", [0, 99])
def test_there_is_no_picture_of_a_page_that_is_not_there(number: int) -> None:
    path, content = sample("farsta-2021.pdf")
    with pytest.raises(DamagedFile, match="has no page"):
        list(draw_pages(path.name, content, [number], 100))


def test_only_a_file_with_printed_pages_has_pictures_of_them() -> None:
    path, content = sample("farsta-2021.txt")
    with pytest.raises(UnsupportedFormat, match="no pages"):
        list(draw_pages(path.name, content, [1], 100))


@pytest.mark.parametrize(("width", "height"), [(14_400, 14_400), (100, 10_000)])
def test_a_huge_page_becomes_no_huge_picture(width: float, height: float) -> None:
    pdf = drawn(lambda page: page.text(20, 40, "Plan"), size=(width, height))
    page = next(draw_pages("plan.pdf", pdf, [1], 5000))
    assert page.width * page.height <= 8_100_000
    assert len(page.pixels) == page.width * page.height * 3


# -- excerpts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["farsta-2021.docx", "sodermalm-2024.xlsx", "farsta-2021.txt", "vaxjo-2023.html", "vaxjo-2023.md"]
)
def test_the_marked_words_of_an_excerpt_are_the_value(name: str) -> None:
    path, content = sample(name)
    _, document = read_document(name, content)
    values = [one.value for one in values_of(extract_file(path).record) if one.section == "activity"]
    exact = 0
    for value in values:
        if not value.text or not value.evidence:
            continue
        rows = excerpt_of(document, [region.ref for region in value.evidence], value.text)
        assert rows
        marked = [
            text
            for row in rows
            for cell in row.cells
            for line in cell.lines
            for text, is_marked in line
            if is_marked
        ]
        assert marked
        exact += [one for one in value.text.split() if any(map(str.isalnum, one))] == [
            one for one in marked if any(map(str.isalnum, one))
        ]
    assert exact >= 0.9 * sum(1 for value in values if value.text and value.evidence)


def test_an_excerpt_of_a_place_that_is_not_there_is_empty() -> None:
    _, content = sample("farsta-2021.txt")
    _, document = read_document("farsta-2021.txt", content)
    assert excerpt_of(document, ["table 99 row 1 cell 1"], "ord") == ()


def test_a_long_cell_is_shortened_around_what_is_marked() -> None:
    text = "Aktivitet\tMöte\nMål\t" + " ".join(f"ord{number}" for number in range(400)) + "\n"
    _, document = read_document("plan.txt", text.encode())
    ref = next(word.ref for word in document.words if word.text == "ord200")
    rows = excerpt_of(document, [ref], "ord200 ord201")
    cell = next(cell for row in rows for cell in row.cells if cell.is_marked)
    words = [text for text, _ in cell.lines[0]]
    assert words[0] == words[-1] == "…"
    assert len(words) < 100
    assert [text for text, is_marked in cell.lines[0] if is_marked] == ["ord200", "ord201"]


@pytest.mark.parametrize("name", ["farsta-2021.docx", "sodermalm-2024.xlsx", "farsta-2021.txt"])
def test_an_excerpt_is_drawn(name: str) -> None:
    path, content = sample(name)
    record = extract_file(path).record
    longest = max(quotes_of(record), key=lambda one: len(one.text) if one.path.startswith("act") else 0)
    shown = picture(draw_quote(longest, content))
    assert shown.width > 1000
    assert (255, 224, 102) in {colour for _, colour in shown.getcolors(1 << 20) or ()}


def test_what_has_no_place_has_no_picture() -> None:
    _, content = sample("farsta-2021.txt")
    with pytest.raises(MissingPicture):
        draw_quote(Quote("farsta-2021.txt", "0", None, None, None, None, "title", "", ()), content)


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in the working folder, of one plan beside it."""
    path = tmp_path / "plan.txt"
    path.write_bytes(sample("farsta-2021.txt")[1])
    monkeypatch.chdir(tmp_path)
    with Store.open("plans.db") as store:
        store.write(extract_file(path).record, path="plan.txt")
    return path


def test_quote_gives_text_citation_and_picture(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run(capsys, monkeypatch, "quote", "plan", "areas[0].goal", "--lang", "sv")
    assert code == 0
    assert out.splitlines()[0] == GOAL
    assert "Lokal åtgärdsplan Farsta 2021. Farsta (Stockholm), 2021, tabell 1 rad 1 cell 2 (rad 13)." in out
    assert "plan-areas-0-goal.png" in err
    assert (plan.parent / "plan-areas-0-goal.png").read_bytes().startswith(b"\x89PNG")


def test_quote_as_json(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(
        capsys, monkeypatch, "quote", "plan", "areas[0].goal", "--format", "json", "--out", "q.png"
    )
    answer = json.loads(out)
    assert code == 0
    assert (answer["text"], answer["picture"], answer["problem"]) == (GOAL, "q.png", None)
    assert answer["evidence"][0]["ref"].startswith("table 1 row 1 cell 2")


def test_a_file_that_is_gone_or_changed_gives_the_text_and_says_so(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.write_text("annat", encoding="utf-8")
    code, out, err = run(capsys, monkeypatch, "quote", "plan", "areas[0].goal")
    assert (code, out.splitlines()[0]) == (0, GOAL)
    assert "no picture" in err
    assert "has changed since it was read" in err
    plan.unlink()
    code, out, err = run(capsys, monkeypatch, "quote", "plan", "areas[0].goal", "--format", "json")
    assert code == 0
    assert "no longer where it was read" in json.loads(out)["problem"]
    assert not list(plan.parent.glob("*.png"))


def test_quote_lists_what_can_be_quoted(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(capsys, monkeypatch, "quote", "plan", "--list")
    assert code == 0
    assert "areas[0].goal" in out
    code, out, _ = run(capsys, monkeypatch, "quote", "plan", "--list", "--format", "json")
    assert {"path", "text", "page", "document", "id", "district", "year"} == set(json.loads(out)[0])


def test_names_and_paths_that_are_not_there(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, monkeypatch, "quote", "nothing")[0] == 16
    assert run(capsys, monkeypatch, "quote", "plan", "activities[77]")[0] == 18
    assert run(capsys, monkeypatch, "quote", "plan", "--out", "no/such/folder.png")[0] == 1


# -- hostile files --------------------------------------------------------------------------------


def crash(*_: object, **__: object) -> bytes:
    os.kill(os.getpid(), 9)
    return b""


def hang(*_: object, **__: object) -> bytes:
    while True:
        pass


def fill(*_: object, **__: object) -> bytes:
    return b"\0" * (8 * 1024**3)


@pytest.mark.parametrize(
    ("work", "failure", "said"),
    [
        (crash, ReaderFailed, "failed on this file"),
        (hang, LimitExceeded, "longer than 1 seconds"),
        pytest.param(
            fill,
            LimitExceeded,
            "needs more memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory"),
        ),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_file_that_breaks_the_drawing_ends_alone(
    work: Callable[..., bytes], failure: type[DocumentError], said: str
) -> None:
    with Apart(Limits(seconds=1)) as apart:
        with pytest.raises(failure, match=said):
            apart.call("ond.pdf", work)
        assert apart.call("god.pdf", len, "nästa") == 5  # the next file is drawn by a new worker


def test_what_a_file_lacks_is_told_as_it_is() -> None:
    path, content = sample("farsta-2021.txt")
    nothing = Quote(path.name, "0", None, None, None, None, "title", "", ())
    with Apart() as apart, pytest.raises(MissingPicture, match="has no place"):
        apart.call(path.name, draw_quote, nothing, content)
