"""Files inside of a PDF are documents of their own, in the batch, on the command line and in the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.store.collection import Store
from extract.batch import jobs
from extract.batch.archive import Summary, import_archive
from extract.batch.executors import Executor, Inside, Job, JobQueue, Outcome, Workers, run_job
from extract.batch.walk import could_be_document
from extract.cli.main import cli
from extract.pipeline import Options, extract_bytes
from extract.readers.members import DEEPEST
from extract.readers.pdf.source import attachments
from models.errors import DamagedFile, LimitExceeded
from tests.pdf_raw import at, raw_pdf, row, stream

Inner = Callable[[bytes], list[Outcome]]

PLAN = "Åtgärdsplan för Farsta 2024\n\nAktivitet\tNattvandring\nMål\tFler ska vara trygga.\nPolisens åtagande\tDelta.\n"
COVER = at(60, 700, "Öppna filerna i Adobe Reader.")


def holding(*files: tuple[str, bytes], content: str = COVER, on_page: bool = False) -> bytes:
    """A PDF that lists `files`, or has them hang on its page."""
    objects: dict[int, str | bytes] = {}
    names = []
    for index, (name, data) in enumerate(files):
        wide = "FEFF" + name.encode("utf-16-be").hex()
        objects[10 + 2 * index] = (
            f"<< /Type /Filespec /F (old.bin) /UF <{wide}> /EF << /F {11 + 2 * index} 0 R >> >>"
        )
        objects[11 + 2 * index] = stream(data, "/Type /EmbeddedFile")
        names.append(f"(key{index:03}) {10 + 2 * index} 0 R")
    if on_page:
        clips = [
            f"<< /Type /Annot /Subtype /FileAttachment /F 4 /Rect [10 10 30 30] /FS {10 + 2 * index} 0 R >>"
            for index in range(len(files))
        ]
        return raw_pdf(content, objects=objects, annotations=clips)
    listed = f"/Names << /EmbeddedFiles << /Names [{' '.join(names)}] >> >>"
    return raw_pdf(content, objects=objects, catalog=listed)


@pytest.fixture
def inside(tmp_path: Path) -> Inner:
    """What comes of the documents inside a PDF, `arkiv/yttre.pdf`."""

    def read(data: bytes) -> list[Outcome]:
        path = tmp_path / "yttre.pdf"
        path.write_bytes(data)
        return list(all_of(Here(), Job(path, "arkiv/yttre.pdf")))[1:]

    return read


def all_of(executor: Executor, job: Job) -> Iterator[Outcome]:
    """The outcome of a job, then those of the files inside."""
    queue, opened = JobQueue([job]), Inside()
    for outcome in executor.run(queue, Options()):
        yield outcome
        for member in outcome.members:
            inner = outcome.job.member(member.name)
            failure = opened.too_much(inner, member.size)
            if failure is not None:
                yield Outcome(inner, failure=failure)
            else:
                queue.add(inner)


class Here:
    """Reads in this process."""

    def run(self, jobs: Iterable[Job], options: Options) -> Iterator[Outcome]:
        return (run_job(job, options) for job in jobs)


@pytest.mark.parametrize("on_page", [False, True])
def test_a_file_inside_is_a_document_of_its_own(on_page: bool, inside: Inner) -> None:
    data = holding(("åtgärder 2024.txt", PLAN.encode()), on_page=on_page)
    outer = extract_bytes("yttre.pdf", data).record
    (inner,) = inside(data)
    assert outer.kind == "unknown" and outer.source.name == "yttre.pdf"
    (warning,) = outer.warnings
    assert warning.code == "attachment" and "“åtgärder 2024.txt”" in warning.message
    assert inner.extraction is not None
    record = inner.extraction.record
    assert (record.kind, record.source.name, record.source.path, record.id) == (
        "plan",
        "åtgärder 2024.txt",
        "arkiv/yttre.pdf/åtgärder 2024.txt",
        hashlib.sha256(PLAN.encode()).hexdigest(),
    )
    assert len(record.activities) == 1


def test_a_portfolio_without_a_word_of_its_own_is_a_document(inside: Inner) -> None:
    data = holding(("plan.txt", PLAN.encode()), content="")
    record = extract_bytes("portfölj.pdf", data).record
    assert (record.kind, record.coverage.words) == ("unknown", 0)
    assert sorted(warning.code for warning in record.warnings) == ["attachment", "page-without-text"]
    assert [inner.job.shown_as for inner in inside(data)] == ["arkiv/yttre.pdf/plan.txt"]


def test_files_of_one_name_are_told_apart_and_folders_are_left_out(inside: Inner) -> None:
    other = PLAN.replace("2024", "2025").encode()
    found = inside(holding(("bilagor/plan.txt", PLAN.encode()), ("c:\\temp\\plan.txt", other)))
    assert [inner.job.name for inner in found] == ["plan.txt", "plan-2.txt"]


def test_pictures_and_data_inside_are_named_and_not_read(inside: Inner) -> None:
    data = holding(("karta.png", b"\x89PNG\r\n"), ("faktura.xml", b"<x/>"), ("plan.txt", PLAN.encode()))
    assert [inner.job.name for inner in inside(data)] == ["plan.txt"]
    assert len(extract_bytes("yttre.pdf", data).record.warnings) == 3


@pytest.mark.parametrize(
    ("name", "begin", "is_one"),
    [
        ("plan.PDF", b"", True),
        ("plan", b"%PDF-1.7", True),
        ("plan.docx", b"PK\x03\x04", True),
        ("plan", b"hej", False),
        ("karta.png", b"\x89PNG", False),
    ],
)
def test_what_is_read_unasked(name: str, begin: bytes, is_one: bool) -> None:
    assert could_be_document(name, begin) is is_one


def test_a_broken_file_inside_fails_alone(inside: Inner) -> None:
    found = inside(holding(("trasig.pdf", b"%PDF-1.7\nnothing"), ("plan.txt", PLAN.encode())))
    assert [type(inner.failure) for inner in found] == [DamagedFile, type(None)]
    assert found[0].failure is not None and found[0].failure.name == "trasig.pdf"


def test_files_inside_of_files_have_a_deepest(inside: Inner) -> None:
    data = PLAN.encode()
    for depth in range(DEEPEST + 1, 0, -1):
        data = holding((f"{depth}.{'txt' if depth > DEEPEST else 'pdf'}", data))
    found = inside(data)
    assert [inner.job.shown_as.removeprefix("arkiv/yttre.pdf/") for inner in found] == [
        "1.pdf",
        "1.pdf/2.pdf",
        "1.pdf/2.pdf/3.pdf",
        "1.pdf/2.pdf/3.pdf/4.txt",
    ]
    assert [isinstance(inner.failure, LimitExceeded) for inner in found] == [False, False, False, True]


def refused(outcomes: list[Outcome]) -> list[str]:
    return [one.job.name for one in outcomes if isinstance(one.failure, LimitExceeded)]


def test_files_inside_are_limited_in_number_and_size(monkeypatch: pytest.MonkeyPatch, inside: Inner) -> None:
    files = tuple((f"{index}.txt", f"{PLAN}{index}".encode()) for index in range(3))
    monkeypatch.setattr(jobs, "MOST_INSIDE", 2)
    few = inside(holding(*files))
    assert refused(few) == ["2.txt"] and len(few) == 3
    monkeypatch.setattr(jobs, "MOST_INSIDE", 200)
    monkeypatch.setattr(jobs, "MOST_BYTES_INSIDE", 2 * len(files[0][1]))
    small = inside(holding(*files))
    assert refused(small) == ["2.txt"] and len(small) == 3


def test_what_a_pdf_gives_out_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_FILES", 1)
    monkeypatch.setattr(attachments, "MOST_BYTES", len(PLAN.encode()))
    data = holding(("a.txt", PLAN.encode()), ("b.txt", PLAN.encode()))
    assert [file.data is None for file in extract_bytes("x.pdf", data).enclosed] == [False, True]
    assert "was not read" in extract_bytes("x.pdf", data).record.warnings[1].message
    larger = holding(("a.txt", PLAN.encode() + b"!"))
    assert [file.data for file in extract_bytes("x.pdf", larger).enclosed] == [None]


def test_workers_hand_on_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "yttre.pdf"
    path.write_bytes(holding(("plan.txt", PLAN.encode())))
    found = list(all_of(Workers(1), Job(path, "yttre.pdf")))
    assert [(outcome.job.shown_as, outcome.job.inner) for outcome in found] == [
        ("yttre.pdf", ()),
        ("yttre.pdf/plan.txt", ("plan.txt",)),
    ]
    assert all(outcome.extraction and not outcome.extraction.enclosed for outcome in found)


def imported(prune: bool = False) -> Summary:
    with Store.open("plans.db") as store:
        return import_archive(["arkiv"], store, Here(), prune=prune)


def places() -> dict[str, bool]:
    with Store.open("plans.db") as store:
        return store.paths()


def test_an_import_keeps_track_of_files_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outer = tmp_path / "arkiv" / "yttre.pdf"
    outer.parent.mkdir()
    outer.write_bytes(holding(("a.txt", PLAN.encode()), ("b.txt", PLAN.replace("2024", "2025").encode())))
    first = imported()
    assert (first.new, first.kinds, first.gone) == (3, {"unknown": 1, "plan": 2}, 0)
    assert set(places()) == {"arkiv/yttre.pdf", "arkiv/yttre.pdf/a.txt", "arkiv/yttre.pdf/b.txt"}

    again = imported()  # nothing is read, and nothing is missed
    assert (again.documents, again.unchanged, again.gone, list(places().values())) == (0, 1, 0, [0, 0, 0])

    outer.write_bytes(holding(("a.txt", PLAN.encode())))
    changed = imported()
    assert changed.gone == 1 and places()["arkiv/yttre.pdf/b.txt"] and not places()["arkiv/yttre.pdf/a.txt"]

    outer.write_bytes(b"%PDF-1.7\nbroken")  # a damaged copy destroys nothing
    assert imported().failures and not places()["arkiv/yttre.pdf/a.txt"]

    outer.unlink()
    (outer.parent / "annan.txt").write_text(PLAN.replace("Farsta", "Älvsjö"), encoding="utf-8")
    imported(prune=True)
    assert set(places()) == {"arkiv/annan.txt"}


def test_the_command_prints_a_line_for_each_document(tmp_path: Path) -> None:
    path = tmp_path / "yttre.pdf"
    path.write_bytes(holding(("plan.txt", PLAN.encode()), content=row(700, "Aktivitet", "Ronder")))
    ran = CliRunner().invoke(cli, ["extract", str(path)])
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [record["source"]["path"] for record in records] == [str(path), f"{path}/plan.txt"]
    ran = CliRunner().invoke(cli, ["extract", str(path), "--out", str(tmp_path / "ut")])
    assert sorted(file.name for file in (tmp_path / "ut").iterdir()) == ["plan.txt.json", "yttre.pdf.json"]
