"""Which renderer writes which file, and when a PDF is printed again."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

from tests.samples.source import Source

PRINTED = Path(__file__).parents[2] / "corpus" / "documents" / "sources" / "printed.json"
"""What each PDF was printed from (SHA-256), so that a run that changes nothing prints nothing."""
_PROFILE = Path(tempfile.gettempdir()) / "lo_samples"


def write_file(source: Source, path: Path, *, again: bool = False) -> bool:
    """Write one file of `source`; returns whether its content changed."""
    before = path.read_bytes() if path.exists() else b""
    kind = path.suffix[1:]
    if kind == "pdf":
        _print(source, path, again=again)
    elif kind == "docx":
        from tests.samples.docx_file import write_docx

        write_docx(source, path)
    elif kind == "xlsx":
        from tests.samples.xlsx_file import write_xlsx

        write_xlsx(source, path)
    elif kind == "html":
        from tests.samples.html_page import write_html

        write_html(source, path)
    elif kind == "md":
        from tests.samples.text_file import write_markdown

        write_markdown(source, path)
    elif kind == "txt":
        from tests.samples.text_file import write_text

        write_text(source, path)
    else:
        raise ValueError(f"{source.id}: no renderer for {kind}")
    return before != path.read_bytes()


def _print(source: Source, path: Path, *, again: bool) -> None:
    """Print the PDF, unless it was printed from the same before."""
    renderer = str(source.document["pdf"])
    with tempfile.TemporaryDirectory() as folder:
        parent = _printed_from(source, renderer, Path(folder))
        mark = hashlib.sha256(parent.read_bytes()).hexdigest()
        printed = json.loads(PRINTED.read_text()) if PRINTED.exists() else {}
        if path.exists() and printed.get(source.id) == mark and not again:
            return
        _PRINTERS[renderer](source, parent, path)
    PRINTED.write_text(json.dumps({**printed, source.id: mark}, indent=1, sort_keys=True) + "\n")


def _printed_from(source: Source, renderer: str, folder: Path) -> Path:
    """The file that decides whether the PDF is printed again; for Word and Excel the one that is printed."""
    if renderer == "libreoffice":
        from tests.samples.docx_file import write_docx

        parent = folder / f"{source.id}.docx"
        write_docx(source, parent, clean=True)
        return parent
    if renderer == "calc":
        return PRINTED.parent.parent / f"{source.id}.xlsx"
    return PRINTED.parent / f"{source.id}.toml"


def _by_weasyprint(source: Source, _: Path, path: Path) -> None:
    from tests.samples.html_page import write_pdf

    write_pdf(source, path)


def _by_reportlab(source: Source, _: Path, path: Path) -> None:
    from tests.samples.pdf_reportlab import write_pdf

    write_pdf(source, path)


def _by_office(_: Source, parent: Path, path: Path) -> None:
    office_to_pdf(parent, path)


_PRINTERS = {
    "libreoffice": _by_office,
    "calc": _by_office,
    "weasyprint": _by_weasyprint,
    "reportlab": _by_reportlab,
}


def office_to_pdf(parent: Path, path: Path) -> None:
    """Print a Word or Excel file by LibreOffice. Raises RuntimeError where nothing came out."""
    path.unlink(missing_ok=True)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{_PROFILE}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(path.parent), str(parent)], check=True, capture_output=True, timeout=180
    )
    if not path.exists():
        raise RuntimeError(f"{parent}: LibreOffice printed nothing")
