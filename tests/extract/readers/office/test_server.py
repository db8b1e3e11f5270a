"""One LibreOffice for many files: started anew when it dies, hangs or is worn, and gone when its process is."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from extract.readers.office import profile, server, soffice
from extract.readers.office.soffice import Office, convert
from models.errors import DamagedFile, LimitExceeded

pytestmark = [
    pytest.mark.programs,
    pytest.mark.skipif(soffice.soffice_path() is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(
        not (Path(soffice.soffice_path() or "").resolve().parent / "soffice.bin").is_file(),
        reason="this LibreOffice has no program that can listen",
    ),
]
ROOT = Path(__file__).parents[4]
RTF = rb"{\rtf1\ansi Nattvandring varje vecka\par}"


@pytest.fixture(scope="module", autouse=True)
def office() -> Iterator[None]:
    """One office for all tests, closed at their end."""
    yield
    soffice._office(os.getpid(), soffice.soffice_path() or "").close()
    soffice._office.cache_clear()


def listening() -> subprocess.Popen[bytes]:
    """The office's process."""
    asked = soffice._office(os.getpid(), soffice.soffice_path() or "")._server
    assert asked is not None and asked._process is not None
    return asked._process


def text_of(docx: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def read(data: bytes = RTF) -> str:
    return text_of(convert("plan.rtf", data, ".rtf", "docx"))


def test_one_process_reads_many_files() -> None:
    assert "Nattvandring" in read()
    process = listening().pid
    assert "Belysning" in read(RTF.replace(b"Nattvandring", b"Belysning"))
    assert listening().pid == process


def test_a_broken_file_costs_only_itself() -> None:
    process = listening().pid
    with pytest.raises(DamagedFile, match="LibreOffice makes nothing of it"):
        convert("plan.odt", b"PK\x03\x04 and then nothing", ".odt", "docx")
    assert "Nattvandring" in read()
    assert listening().pid == process


def test_one_that_has_died_is_started_anew() -> None:
    os.kill(listening().pid, signal.SIGKILL)
    assert "Nattvandring" in read()


@pytest.mark.parametrize("deaths", [1, 2])
def test_a_file_that_it_dies_over_is_tried_once_more(deaths: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = server.Server.ask
    left = [deaths]

    def dying(self: server.Server, name: str, arguments: Sequence[str], made: Path) -> None:
        if left[0]:
            left[0] -= 1
            os.kill(listening().pid, signal.SIGKILL)
            arguments = ["--convert-to", "docx", str(made.with_name("none.rtf"))]  # its client does no work
        ask(self, name, arguments, made)

    monkeypatch.setattr(server.Server, "ask", dying)
    if deaths == 1:
        assert "Nattvandring" in read()
    else:
        with pytest.raises(DamagedFile, match="LibreOffice breaks down over it"):
            read()
        assert "Nattvandring" in read()


def test_one_that_stands_still_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    monkeypatch.setattr(server, "STILL", 1.0)
    os.kill(listening().pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(LimitExceeded, match="stood still over it for 1 seconds"):
        read()
    assert time.monotonic() - began < 10
    monkeypatch.undo()
    assert "Nattvandring" in read()


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [("MOST_MEMORY", 1 << 20, "takes more than 1 MB"), ("SECONDS", 0.0, "did not come to an end")],
)
def test_one_that_takes_too_much_is_ended(
    limit: str, value: float, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = RTF[:-1] + rb"Fler vuxna ute p\'e5 kv\'e4llen.\par " * 50_000 + b"}"
    read()
    monkeypatch.setattr(server, limit, value)
    with pytest.raises(LimitExceeded, match=message):
        read(long)


@pytest.mark.parametrize(("files", "stays"), [(3, True), (2, False)])
def test_it_is_renewed_after_so_many_files(files: int, stays: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    os.kill(listening().pid, signal.SIGKILL)
    listening().wait()
    read()
    process = listening().pid
    read()
    monkeypatch.setattr(server, "FILES", files)
    read()
    assert (listening().pid == process) == stays


@pytest.mark.parametrize(("more", "stays"), [(64 << 20, True), (-(64 << 20), False)])
def test_it_is_renewed_when_it_has_grown(more: int, stays: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    process = listening().pid
    monkeypatch.setattr(server, "FULL", server.held_by(process) + more)
    read()
    assert (listening().pid == process) == stays


def test_where_it_does_not_listen_each_file_has_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.Server, "start", lambda self: False)
    alone = Office(soffice.soffice_path() or "")
    monkeypatch.setattr(soffice, "_office", lambda process, program: alone)
    assert "Nattvandring" in read()
    alone.close()
    assert not alone._profile.folder.exists()


def test_nothing_is_fetched_from_where_a_document_points() -> None:
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - as the library names them

        def log_message(self, *_: object) -> None:
            pass

    web = HTTPServer(("127.0.0.1", 0), Listening)
    Thread(target=web.serve_forever, daemon=True).start()
    made = convert("plan.odt", pointing_at(f"http://127.0.0.1:{web.server_port}/karta.png"), ".odt", "docx")
    web.shutdown()
    assert "Nattvandring" in text_of(made)
    assert asked == []


def pointing_at(address: str) -> bytes:
    """An OpenDocument text with a picture that stands elsewhere."""
    names = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in names.items()
    )
    place = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:xlink="http://www.w3.org/1999/xlink"{spaces} office:version="1.2">'
            "<office:body><office:text><text:p>Nattvandring"
            '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
            f'<draw:image xlink:href="{address}" {place}/></draw:frame></text:p></office:text></office:body>'
            "</office:document-content>",
        )
    return target.getvalue()


def programs_with(mark: str) -> list[str]:
    shown = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True)
    return [line for line in shown.stdout.splitlines() if "soffice.bin" in line and mark in line]


def test_an_import_leaves_nothing_behind(tmp_path: Path) -> None:
    archive, rest = tmp_path / "archive", tmp_path / "rest"
    archive.mkdir()
    rest.mkdir()
    for number in range(3):
        (archive / f"plan-{number}.rtf").write_bytes(RTF.replace(b"varje", b"%d" % number))
    command = [sys.executable, "-m", "planlasare", "import", str(archive), "--db", str(tmp_path / "plans.db")]
    environment = {**os.environ, "TMPDIR": str(rest), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=300, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(rest.iterdir()) == []
    assert programs_with(str(rest)) == []


def test_what_a_process_that_was_killed_left_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"from {convert.__module__} import convert; import os, signal; "
    code += f"convert('plan.rtf', {RTF!r}, '.rtf', 'docx'); os.kill(os.getpid(), signal.SIGKILL)"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], env=environment, timeout=120, check=False)
    (left,) = tmp_path.glob(f"{profile.PREFIX}*")
    assert profile._pipes(left)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    held = profile.Profile()  # it clears away what was left …
    assert list(tmp_path.glob(f"{profile.PREFIX}*")) == [held.folder]
    assert not profile._pipes(left)
    again = subprocess.run(
        [sys.executable, "-c", f"from {convert.__module__} import clear_away; clear_away()"],
        env=environment,
        timeout=60,
        check=True,
    )
    assert again.returncode == 0 and held.folder.exists()  # … but not what another still uses
    held.remove()
    assert list(tmp_path.glob(f"{profile.PREFIX}*")) == []
