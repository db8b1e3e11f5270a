"""What a user states of files that do not say it: the table, its faults, and what becomes of it at each import."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.store.collection import Store
from extract.batch.archive import Manner, Summary, import_archive
from extract.batch.given import GivenRow, Statements, given_of, read_table
from extract.batch.jobs import Job
from models.errors import GivenError
from models.record import Given
from rules.pack import load_rules
from tests.commands import run
from tests.extract.batch.test_archive import Here

SILENT = "Åtgärdsplan\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\nNär\tHösten\nPolisens åtagande\tDelta.{mark}\n"
SAYING = SILENT.replace("Åtgärdsplan", "Åtgärdsplan för Farsta 2020", 1)
RULES = load_rules()
NOTHING = Given()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two plans that say nothing of themselves, one that does, one in a .zip."""
    monkeypatch.chdir(tmp_path)
    for name, text, mark in (
        ("a/ett.txt", SILENT, ""),
        ("a/två.txt", SILENT, " Två."),
        ("b/tre.txt", SAYING, ""),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.format(mark=mark), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b" / "z.zip", "w") as archive:
        archive.writestr("inre/fyra.txt", SILENT.format(mark=" Fyra."))
    return tmp_path


def table(text: str, encoding: str = "utf-8") -> Path:
    path = Path("given.csv")
    path.write_bytes(text.encode(encoding))
    return path


def imported(rows: str | None = None, *paths: str, for_all: Given = NOTHING) -> tuple[Summary, Statements]:
    csv = table(rows) if rows is not None else None
    statements = Statements(for_all, read_table(csv, RULES) if csv else (), csv)
    with Store.open("plans.db") as store:
        done = import_archive(paths or ("a", "b"), store, Here(), manner=Manner(statements=statements))
    return done, statements


def facts() -> dict[str, tuple[str | None, int | None]]:
    """File → the district and the year of its record."""
    with Store.open("plans.db") as store:
        return {one.name: (one.district, one.year) for one in store.documents()}


SAYS = ("farsta", 2020)


def test_a_row_a_file_fills_what_the_document_does_not_say(archive: Path) -> None:
    done, statements = imported(
        "path,district,year,title\na/ett.txt,Skärholmen,2021,\n"
        "b/tre.txt,Skärholmen,2021,Annan titel\nb/z.zip/inre/fyra.txt,Rinkeby-Kista,2019,\n"
    )
    assert facts() == {"ett.txt": ("skarholmen", 2021), "två.txt": (None, None), "tre.txt": SAYS, "fyra.txt": ("rinkeby-kista", 2019)}  # fmt: skip
    assert (done.unaccounted, statements.unmatched()) == (0, [])
    with Store.open("plans.db") as store:
        silent, saying = (store.record(store.find(name)) for name in ("ett.txt", "tre.txt"))
    assert silent is not None and saying is not None
    assert silent.source.given == Given(district="Skärholmen", year=2021)
    assert [(one.code, one.path) for one in silent.warnings] == [
        ("given-by-user", "year"),
        ("given-by-user", "district"),
    ]
    assert silent.activities[0].timing is not None and silent.activities[0].timing.start == "2021-08-01"
    assert saying.source.given == Given(district="Skärholmen", year=2021, title="Annan titel"), (
        "it is recorded"
    )
    assert saying.title is not None and saying.title.text == "Åtgärdsplan för Farsta 2020"
    assert saying.warnings == ()


def test_a_title_is_taken_where_there_is_none(archive: Path) -> None:
    Path("a/ett.txt").write_text("Mål\tFler ska vara trygga.\n", encoding="utf-8")
    imported("path,title\na/ett.txt,Plan för  Påhittade\n", "a/ett.txt")
    with Store.open("plans.db") as store:
        record = store.record(store.find("ett.txt"))
    assert record is not None and record.title is not None
    assert (record.title.text, record.title.evidence, record.title.method) == (
        "Plan för Påhittade",
        (),
        "inferred",
    )
    assert record.coverage.words == 5, "a word that the user adds is none of the document's"


def test_what_changes_is_read_again_and_nothing_else(archive: Path) -> None:
    rows = "path;district;year\na/ett.txt;Farsta;2021\n"
    imported(rows)
    again, _ = imported(rows)
    assert (again.documents, again.same) == (0, 0)
    changed, _ = imported(rows.replace("2021", "2022"))
    assert (changed.updated, changed.new) == (1, 0)
    assert facts()["ett.txt"] == ("farsta", 2022)
    stays, _ = imported()
    assert (stays.documents, facts()["ett.txt"]) == (0, ("farsta", 2022)), (
        "a run that states nothing leaves it"
    )
    inside, _ = imported(rows + "b/z.zip/inre/fyra.txt;Farsta;2018\n")
    assert (inside.updated, facts()["fyra.txt"]) == (2, ("farsta", 2018))
    withdrawn, _ = imported("path,district,year\n")
    assert withdrawn.updated == 2
    assert facts() == {
        "ett.txt": (None, None),
        "två.txt": (None, None),
        "tre.txt": SAYS,
        "fyra.txt": (None, None),
    }


def test_other_content_at_the_path_and_a_moved_file_keep_what_was_stated(archive: Path) -> None:
    imported("path,year\na/ett.txt,2021\na/två.txt,2019\n")
    Path("a/ett.txt").write_text(SILENT.format(mark=" Ny."), encoding="utf-8")
    Path("a/två.txt").rename("a/flyttad.txt")
    imported()
    assert (facts()["ett.txt"], facts()["flyttad.txt"]) == ((None, 2021), (None, 2019))


def test_copies_have_what_is_stated_of_one_of_them(archive: Path) -> None:
    Path("b/kopia.txt").write_bytes(Path("a/ett.txt").read_bytes())
    for rows in ("path,year\nb/kopia.txt,2017\n", "path,year\na/ett.txt,2017\n"):
        done, _ = imported(rows)
        assert facts()["ett.txt"] == (None, 2017)
    assert done.documents == 0
    assert imported(rows)[0].documents == 0


def test_of_all_of_a_folder_of_a_file(archive: Path) -> None:
    imported("path,district,year\na,Farsta,\na/ett.txt,,2021\nb/z.zip,,2015\n", for_all=Given(district="Kista", year=2010))  # fmt: skip
    assert facts() == {"ett.txt": ("farsta", 2021), "två.txt": ("farsta", 2010), "tre.txt": SAYS, "fyra.txt": ("kista", 2015)}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["ett.txt", "./ett.txt", "../a/ett.txt", "sub/../ett.txt", "a/ett.txt", "{here}/a/ett.txt", "a\\ett.txt", " a/ett.txt "],
)  # fmt: skip
def test_a_path_from_the_table_or_from_the_archive(archive: Path, path: str) -> None:
    _, statements = imported(f"path,year\n{path.format(here=archive)},2021\n")
    assert (facts()["ett.txt"], statements.unmatched()) == ((None, 2021), [])


def test_letters_of_one_character_or_two_are_the_same(archive: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "å.txt")
    Path("a", decomposed).write_text(SILENT.format(mark=" Å."), encoding="utf-8")
    _, statements = imported(f"path,year\na/{unicodedata.normalize('NFC', 'å.txt')},2021\n")
    assert (facts()[decomposed], statements.unmatched()) == ((None, 2021), [])


@pytest.mark.parametrize("path", ["nej.txt", "../../etc/passwd", "/etc/passwd", "b/z.zip/nej.txt", "a/ett.txt/x", "C:\\x.txt"])  # fmt: skip
def test_a_path_that_matches_no_file_is_told_with_its_row(archive: Path, path: str) -> None:
    _, statements = imported(f"path,year\na/ett.txt,2021\n{path},2020\n")
    (failure,) = statements.unmatched()
    assert re.search(r"given\.csv row 3: no file .* was found; write its path from", str(failure))
    assert facts()["ett.txt"] == (None, 2021), "the others are read all the same"


def test_a_file_that_has_gone_or_lies_beside_what_is_read_is_no_fault(archive: Path) -> None:
    rows = "path,year\na/ett.txt,2021\na/två.txt,2021\nb/tre.txt,2020\n"
    imported(rows)
    Path("a/två.txt").unlink()
    assert imported(rows, "a")[1].unmatched() == []


HEAD = "path,district,year,title\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("path,ort\na,b\n", "unknown columns: 'ort'; it may have path, district, year, title"),
        ("district,year\nFarsta,2020\n", "no column path"),
        ("path,year,year\na,2020,2020\n", "a column twice"),
        ("", "no column path"),
        (HEAD + "a,Frasta,,\n", "row 2: no district or municipality is called 'Frasta'; write one of: Farsta"),
        (HEAD + "a,Centrum,,\n", r"row 2: 'Centrum' names several places; write one of: Centrum \(Göteborg\), Centrum \(Malmö\)"),
        (HEAD + "a,,i fjol,\n", "row 2: 'i fjol' is no year; write four figures"),
        (HEAD + "a,,20211,\n", "row 2: '20211' is no year"),
        (HEAD + "a,,1979,\n", "row 2: the year 1979 is none of a plan; write one from 1980 to 2099"),
        (HEAD + "a,,2100,\n", "row 2: the year 2100 is none of a plan"),
        (HEAD + f"a,,,{'x' * 301}\n", "row 2: the title has 301 letters; write at most 300"),
        (HEAD + "a,,2020,b,c\n", "row 2: has 5 cells under 4 headings; put a text with a comma"),
        (HEAD + ",,2020,\n", "row 2: has no path"),
        (HEAD + "\n\na,,2020,\n./a,,2021,\n", "row 5: names the same file as row 4; keep one"),
        (HEAD + "a,,x,\nb,,y,\n", "row 2: 'x' is no year.*row 3: 'y' is no year"),
        (HEAD + 'a,,"2020\n', "is no table in CSV"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_said_with_its_row(archive: Path, text: str, says: str) -> None:
    with pytest.raises(GivenError, match=says):
        read_table(table(text), RULES)


@pytest.mark.parametrize(("year", "title"), [(1980, "x" * 300), (2099, "")])
def test_the_limits_are_in(year: int, title: str) -> None:
    assert given_of(None, year, title, RULES) == Given(year=year, title=title or None)


def test_encodings_and_marks(archive: Path) -> None:
    row = Given(district="Hägersten-Älvsjö", year=2022, title="Mål, syfte; mer")
    text = 'PATH{0}District{0}year{0}title\r\nå.pdf{0}hägersten älvsjö{0}2022{0}"Mål, syfte; mer"\r\n'
    for mark, encoding in ((",", "utf-8"), (";", "utf-8"), (",", "utf-8-sig"), (";", "utf-8-sig")):
        assert read_table(table(text.format(mark), encoding), RULES) == [GivenRow(2, "å.pdf", row)]
    for encoding in ("latin-1", "utf-16"):
        with pytest.raises(GivenError, match="is no text in UTF-8; save it again as “CSV UTF-8”"):
            read_table(table(text.format(","), encoding), RULES)


def test_a_table_that_is_none(archive: Path) -> None:
    for path in (Path("nej.csv"), Path("a"), Path("/dev/zero")):
        with pytest.raises(GivenError, match="there is no such file"):
            read_table(path, RULES)


def test_two_ways_to_one_file(archive: Path) -> None:
    with pytest.raises(GivenError, match="rows 2 and 3 name the same file"):
        imported(f"path,year\na/ett.txt,2021\n{archive}/a/ett.txt,2020\n")


def test_a_title_is_no_folders(archive: Path) -> None:
    with pytest.raises(GivenError, match="row 2: a is a folder, and a title is one document's"):
        imported("path,title\na,Åtgärdsplan\n")


def test_controls_reach_no_record_and_no_message(archive: Path) -> None:
    assert given_of(None, None, "a\x1b[31m b\u202e", RULES).title == r"a\x1b[31m b\u202e"
    with pytest.raises(GivenError) as told:
        read_table(table(HEAD + "a,\x1b[31m,,\n"), RULES)
    assert "\x1b" not in str(told.value)


def test_what_is_stated_of_nothing() -> None:
    assert not Statements()
    assert Statements(Given(year=2020)) and Statements(table=Path("given.csv"))
    assert Statements(Given(year=2020)).of(Job(Path("a"), "a", ("b",))) == Given(year=2020)


@pytest.fixture
def planlasare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:  # fmt: skip
    return lambda *arguments: run(capsys, monkeypatch, *arguments)


def test_the_commands(archive: Path, planlasare: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = planlasare("extract", "a/ett.txt", "--district", "skärholmen", "--year", 2021)
    record = json.loads(out)
    assert (code, err, record["district"]["name"], record["year"]) == (0, "", "Skärholmen", 2021)
    table("path,district,year,title\na/ett.txt,Farsta,2021,\nnej.txt,,2020,\n")
    code, _, err = planlasare("import", "a", "--db", "plans.db", "--given", "given.csv", "--workers", 1)
    assert (code, err.count("\n")) == (26, 1) and "given.csv row 3: no file 'nej.txt' was found" in err
    code, out, err = planlasare("import", "a", "--db", "plans.db", "--given", "given.csv", "--dry-run")
    assert code == 26 and "skip\ta/ett.txt" in out and "given.csv row 3" in err
    assert "read\ta/ett.txt" in planlasare("import", "a", "--db", "plans.db", "--year", 2020, "--dry-run")[1]
    shown = planlasare("show", "ett.txt", "--db", "plans.db")[1]
    assert "stated by the user: district Farsta, year 2021" in shown
    assert "stated by the user: year, district" in planlasare("gaps", "--db", "plans.db")[1]
    code, _, err = planlasare("import", "a", "--db", "new.db", "--district", "Frasta")
    assert code == 26 and "--district, --year, --title: no district or municipality is called 'Frasta'" in err
    assert not Path("new.db").exists(), "nothing is begun"


def test_exports_say_what_was_stated(archive: Path, planlasare: Callable[..., tuple[int, str, str]]) -> None:
    imported("path,district,year\na/ett.txt,Farsta,2021\n", "a/ett.txt", "b/tre.txt")
    assert planlasare("export", "--db", "plans.db", "--format", "csv", "--out", "ut")[0] == 0
    plans = Path("ut/plans.csv").read_text(encoding="utf-8-sig")
    assert re.search(r"farsta-2021,.*,Åtgärdsplan,district; year,", plans)
    assert re.search(r"farsta-2020,.*,Åtgärdsplan för Farsta 2020,,", plans)
