"""What each format holds, and that no cell of any is a formula."""

from __future__ import annotations

import csv
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus.export.columns import Form, in_words, sheet, sheets
from corpus.export.export import write_export
from corpus.export.package import descriptor, write_measures
from corpus.export.questions import questions
from corpus.export.rows import Collection
from corpus.store.collection import Store
from models.errors import ExportError, MissingTool
from models.record import Record
from models.values import Value
from rules.pack import load_rules
from tests.corpus.export.planting import TODAY
from tests.corpus.store.test_collection import plan

FORMS: tuple[Form, ...] = get_args(Form)
RULES = load_rules()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A plan as PDF and as Word, the next year's, and a file that could not be read."""
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    word = plan("a", path="plan.docx")
    word = word.model_copy(
        update={"source": word.source.model_copy(update={"format": "docx", "pages": None})}
    )
    later = plan("c", path="2023.pdf", commitment="- Patrullera på torget.").model_copy(update={"year": 2023})
    with Store.open(tmp_path / "plans.db") as store:
        for record in (plan("b"), word, later):
            store.write(record, path=record.source.path)
        store.fail("bilder.pdf", "needs-ocr", "let a program recognise its text", None)
        store.link(RULES)
        yield store


def exported(store: Store, form: Form, out: Path, language: str = "sv") -> Path:
    write_export(Collection(store, RULES, TODAY), form, out, language)  # type: ignore[arg-type]
    return out


# -- columns --------------------------------------------------------------------------------------


def test_every_column_is_described_in_both_languages() -> None:
    for shape in sheets():
        names = [column.name for column in shape.columns]
        assert len(set(names)) == len(names)
        assert shape.key in names
        for form in ("csv", "parquet", "datasette"):
            if form != "parquet" or shape.id != "reading":
                assert shape.key in [column.name for column in shape.columns_of(form)]  # type: ignore[arg-type]
        for column in shape.columns:
            assert column.sv and column.en and column.description and column.beskrivning
            assert (column.unit is None) == (column.enhet is None)
        for language in ("sv", "en"):
            heads = [column.head(language) for column in shape.columns_of("xlsx")]
            assert len(set(heads)) == len(heads), shape.id


def test_codes_are_called_as_answers_call_them() -> None:
    assert {
        in_words(code, "sv") for code in ("not_started", "no-cause", "damaged-file", "police", "once")
    } == {
        *("Ej påbörjad", "Ingen orsak", "Skadad fil", "Polisen", "Ett tillfälle"),
    }
    assert in_words("no-police-commitment", "en") == "No police commitment"
    assert in_words("coast_guard", "sv") == "Coast guard"  # of a user's own rules


# -- Excel ----------------------------------------------------------------------------------------


def test_the_workbook_is_for_people(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_workbook(exported(store, "xlsx", tmp_path / "a.xlsx"))
    assert book.sheetnames == ["Planer", "Åtgärder", "Åtaganden", "Luckor", "Läsning"]
    paper = book["Åtaganden"]
    heads = [cell.value for cell in paper[1]]
    first = dict(zip(heads, paper[2], strict=True))
    assert first["Part"].value == "Polisen"
    assert first["Möten per år"].value == 26
    assert first["Fil"].hyperlink.target == (tmp_path / "plan.pdf").as_uri().replace("file", "FILE")
    assert first["Sida"].hyperlink.location == "page=2"
    assert first["Åtagande"].alignment.wrap_text
    assert paper.freeze_panes == "D2"
    assert paper.auto_filter.ref == f"A1:{paper.cell(1, len(heads)).coordinate.rstrip('1')}3"
    assert paper.column_dimensions["A"].width > 15
    assert "http" not in str([cell.value for cell in book["Planer"][2]])
    assert [cell.value for cell in book["Läsning"]["A"]][1:] == [
        "Kopia",
        "Läst",
        "Läst",
        "Gick inte att läsa",
    ]


def test_the_workbook_speaks_english(store: Store, tmp_path: Path) -> None:
    book = load_workbook(exported(store, "xlsx", tmp_path / "a.xlsx", "en"))
    assert book.sheetnames == ["Plans", "Measures", "Commitments", "Gaps", "Reading"]
    assert "Police" in [cell.value for cell in book["Commitments"][2]]


def test_a_long_text_is_cut_and_a_strange_one_stands(tmp_path: Path) -> None:
    long = "ord " * 20_000
    with Store.open(tmp_path / "plans.db") as store:
        store.write(plan("a", commitment=long), path="a.pdf")
        store.write(plan("b", commitment="bell \x07 _x0041_ 😀"), path="b.pdf")
        paper = load_workbook(exported(store, "xlsx", tmp_path / "a.xlsx"))["Åtaganden"]
        column = next(cell.column_letter for cell in paper[1] if cell.value == "Åtagande")
        texts = [cell.value for cell in paper[column]][1:]
    assert len(texts[0]) <= 32_767 and " … " in texts[0]
    assert "😀" in texts[1]


# -- formulas -------------------------------------------------------------------------------------

formulas = st.tuples(
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", " =", "=cmd|' /C calc'!A0", "＝"]), st.text(max_size=8)
).map("".join)


def with_text(text: str) -> Record:
    values = {key: Value(text=text) for key in ("name", "goal", "measures")}
    return plan(commitment=text).model_copy(
        update={
            "title": Value(text=text),
            "activities": (plan(commitment=text).activities[0].model_copy(update=values),),
        }
    )


def is_formula(cell: str) -> bool:
    return cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@settings(max_examples=25)
@given(formulas)
def test_no_cell_is_a_formula(text: str) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder, "plans.db")) as store:
        store.write(with_text(text), path="plan.pdf")
        for name in ("plans", "measures", "commitments", "gaps", "reading"):
            with Path(exported(store, "csv", Path(folder, "csv")), f"{name}.csv").open(newline="") as file:
                assert not [cell for row in csv.reader(file) for cell in row if is_formula(cell)]
        for paper in load_workbook(exported(store, "xlsx", Path(folder, "a.xlsx"))):
            for cell in (cell for row in paper.iter_rows() for cell in row):
                assert cell.data_type != "f"
                assert not is_formula(str(cell.value)) or cell.quotePrefix


@settings(max_examples=25)
@given(formulas)
def test_what_extract_prints_has_none_either(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        with path.open("w", newline="") as file:
            write_measures(file, [with_text(text)])
        with path.open(newline="") as file:
            rows = list(csv.reader(file))
    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if is_formula(cell)]


# -- other programs -------------------------------------------------------------------------------


def test_the_package_says_what_its_columns_hold(store: Store, tmp_path: Path) -> None:
    folder = exported(store, "csv", tmp_path / "csv")
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert told == descriptor("sv")
    for resource in told["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        fields = resource["schema"]["fields"]
        assert heads == [field["name"] for field in fields]
        assert all(field["title"] and field["description"] for field in fields)
        for row in rows:
            for field, cell in zip(fields, row, strict=True):
                if cell and field["type"] in ("integer", "number", "year"):
                    float(cell)
        for key in resource["schema"].get("primaryKey", ()):
            keys = [row[heads.index(key)] for row in rows]
            assert len(set(keys)) == len(keys) and all(keys)


def test_rows_refer_to_rows_that_are(store: Store) -> None:
    rows = {shape.id: list(Collection(store, RULES, TODAY).rows(shape.id)) for shape in sheets()}
    assert [row["plan_key"] for row in rows["plans"]] == ["norra-angen-2022", "norra-angen-2023"]
    plans = {row["plan_key"] for row in rows["plans"]}
    assert {row["plan_key"] for name in ("measures", "commitments", "gaps") for row in rows[name]} <= plans  # type: ignore[index]
    measures = {row["measure_key"] for row in rows["measures"]}
    assert {row["measure_key"] for row in rows["commitments"]} <= measures


def test_plans_of_the_same_year_are_told_apart_whatever_came_first(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(("ab", "ba")):
        with Store.open(tmp_path / f"{number}.db") as store:
            for content in order:
                store.write(plan(content, path=f"{content}.pdf"), path=f"{content}.pdf")
            rows = Collection(store, RULES, TODAY).rows("plans")
            found.append({row["plan_key"] for row in rows})
    assert found[0] == found[1] == {"norra-angen-2022-aaaa", "norra-angen-2022-bbbb"}


def test_lines_are_records_without_copies(store: Store, tmp_path: Path) -> None:
    lines = exported(store, "jsonl", tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Record.model_validate_json(line).source.name for line in lines] == ["plan.pdf", "2023.pdf"]


def test_parquet_has_types_and_descriptions(store: Store, tmp_path: Path) -> None:
    from pyarrow.parquet import read_table

    measures = read_table(exported(store, "parquet", tmp_path / "a.parquet"))
    commitments = read_table(tmp_path / "a.commitments.parquet")
    assert measures.num_rows == commitments.num_rows == 2
    assert measures.column_names == [column.name for column in sheet("measures").columns_of("parquet")]
    row = measures.to_pylist()[0]
    assert (row["meetings_per_year"], row["parties"], row["year"]) == (26.0, ["police"], 2022)
    assert measures.schema.field("meetings_per_year").metadata[b"unit"] == b"times a year"


def test_parquet_says_what_is_missing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingTool, match=r"planlasare\[parquet\]"):
        exported(store, "parquet", tmp_path / "out" / "a.parquet")
    assert not (tmp_path / "out").exists()


# -- Datasette ------------------------------------------------------------------------------------


@pytest.fixture
def site(store: Store, tmp_path: Path) -> Iterator[str]:
    """The address of a Datasette that serves an export."""
    program = Path(sys.executable).with_name("datasette")
    if not program.exists() and shutil.which("datasette") is None:
        pytest.skip("datasette is not installed")
    folder = exported(store, "datasette", tmp_path / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [program if program.exists() else "datasette", folder, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urlopen(f"{address}/-/versions.json", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        served.terminate()
        served.wait(timeout=20)


def page(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        assert answer.status == 200
        text: str = answer.read().decode()
        return text


def test_datasette_serves_it_and_its_questions_answer(site: str) -> None:
    assert "Brottsförebyggande planer" in page(site)
    asked = {
        "promised": "part=polisen&distrikt=norra&ord=",
        "measures-against": "amne=unga&distrikt=&ord=nattv",
        "how-often": "distrikt=",
        "followed-up": "distrikt=angen",
        "year-by-year": "distrikt=P%C3%A5hittad",
        "left-open": "lucka=&distrikt=",
        "not-read": "",
    }
    assert asked.keys() == questions("sv").keys()
    for name, form in asked.items():
        answer = json.loads(page(f"{site}/plans/{name}.json?{form}&_shape=array"))
        assert answer or name == "followed-up", name
        shown = page(f"{site}/plans/{name}?{form}")
        assert all(f'name="{field.partition("=")[0]}"' in shown for field in form.split("&") if field)
    rows = json.loads(page(f"{site}/plans/promised.json?part=polisen&distrikt=&ord=&_shape=array"))
    assert [(row["Distrikt"], row["År"], row["Part"]) for row in rows] == [
        ("Norra ängen", 2022, "Polisen"),
        ("Norra ängen", 2023, "Polisen"),
    ]
    found = json.loads(
        page(f"{site}/plans/promised.json?part=&distrikt=&ord={quote('patrullera')}&_shape=array")
    )
    assert len(found) == 1


def test_its_pages_show_labels_not_hashes(site: str) -> None:
    for shape in sheets():
        shown = page(f"{site}/plans/{shape.id}")
        assert "a" * 12 not in shown and "b" * 12 not in shown
    commitments = page(f"{site}/plans/commitments")
    assert "Norra ängen 2022</a>" in commitments and "Polisen</a>" in commitments
    assert "ggr" not in commitments and "times_per_year" in commitments


# -- places ---------------------------------------------------------------------------------------

OUT = {"xlsx": "a.xlsx", "csv": "csv", "jsonl": "a.jsonl", "parquet": "a.parquet", "datasette": "site"}
FIRST = {
    "xlsx": "a.xlsx",
    "csv": "csv/plans.csv",
    "jsonl": "a.jsonl",
    "parquet": "a.parquet",
    "datasette": "site/plans.db",
}


@pytest.mark.parametrize("form", FORMS)
def test_an_earlier_export_is_replaced_and_gives_the_same_bytes(
    store: Store, tmp_path: Path, form: Form
) -> None:
    out = tmp_path / "new" / OUT[form]
    exported(store, form, out)
    before = {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()}
    exported(store, form, out)
    assert {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_ours_is_left(store: Store, tmp_path: Path, form: Form) -> None:
    theirs = tmp_path / "new" / FIRST[form]
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    with pytest.raises(ExportError, match="is there already"):
        exported(store, form, tmp_path / "new" / OUT[form])
    assert theirs.read_text() == "theirs"
    assert list(theirs.parent.iterdir()) == [theirs]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_no_folder_and_a_folder_no_file(store: Store, tmp_path: Path, form: Form) -> None:
    out = tmp_path / "taken"
    if form in ("csv", "datasette"):
        out.write_text("theirs")
    else:
        out.mkdir()
    with pytest.raises(ExportError, match="give "):
        exported(store, form, out)
    assert not list(tmp_path.glob(".*"))


def test_our_own_database_is_no_export(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        exported(store, "datasette", tmp_path)  # plans.db lies there
    assert store.plans()


def test_other_files_of_a_folder_stay(store: Store, tmp_path: Path) -> None:
    out = exported(store, "csv", tmp_path / "csv")
    (out / "notes.txt").write_text("mine")
    exported(store, "csv", out)
    assert (out / "notes.txt").read_text() == "mine"
