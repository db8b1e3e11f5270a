"""Which producers are installed, and the file that each writes."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.lab.drawing import Drawing
from tests.lab.producers.fitting import fitted
from tests.lab.producers.html import page_html
from tests.lab.producers.look import look_of
from tests.lab.producers.samples import write_sample
from tests.lab.shapes.elements import Drawn
from tests.lab.traits import PRODUCERS

_SUFFIX = {"docx": "docx", "xlsx": "xlsx", "html": "html", "markdown": "md", "text": "txt"}


@cache
def installed() -> frozenset[str]:
    """The producers that can work here."""
    missing: set[str] = set()
    for module, names in {
        "reportlab": ("reportlab",),
        "weasyprint": ("weasyprint",),
        "typst": ("typst",),
        "openpyxl": ("xlsx",),
    }.items():
        if find_spec(module) is None:
            missing.update(names)
    if find_spec("playwright") is None or _chromium() is None:
        missing.add("chromium")
    if shutil.which("soffice") is None:
        missing.update(("writer", "calc", "calc-over"))
    return frozenset(PRODUCERS) - missing


def write_file(drawn: Drawn, drawing: Drawing, folder: Path) -> Path:
    """Write the drawn plan into `folder` as its producer does; returns the file."""
    producer = drawing.producer
    look = fitted(look_of(drawing, drawn.place), drawn)
    path = folder / f"{drawing.seed:05}-{drawing.shape}-{producer}.{_SUFFIX.get(producer, 'pdf')}"
    if producer in ("docx", "markdown", "text"):
        write_sample(drawn, drawing, path)
    elif producer in ("weasyprint", "chromium", "html"):
        _from_html(page_html(drawn, look), producer, path)
    elif producer == "reportlab":
        from tests.lab.producers.reportlab import write_pdf

        write_pdf(drawn, look, path)
    elif producer == "typst":
        from tests.lab.producers.typst import write_typst

        write_typst(drawn, look, path)
    else:
        from tests.lab.producers.office import write_office

        write_office(drawn, drawing, path)
    return path


def _from_html(html: str, producer: str, path: Path) -> None:
    if producer == "html":
        path.write_text(html, encoding="utf-8")
    elif producer == "weasyprint":
        import weasyprint  # type: ignore[import-not-found,import-untyped,unused-ignore]

        weasyprint.HTML(string=html).write_pdf(path, pdf_forms="<input" in html)
    else:
        page = _browser().new_page()
        page.set_content(html)
        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
        page.close()


def _chromium() -> str | None:
    """The browser's program, of the system or playwright's own."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    return found or ("" if (Path.home() / ".cache" / "ms-playwright").is_dir() else None)


@cache
def _browser() -> Any:
    """One browser for all seeds of a process."""
    from playwright.sync_api import sync_playwright

    started = sync_playwright().start()
    browser = started.chromium.launch(executable_path=_chromium() or None, args=["--no-sandbox"])
    atexit.register(started.stop)
    return browser
