"""Draw docs/record.png: what `planlasare show` prints of a sample plan. Needs WeasyPrint and pdftoppm.

usage: python docs/make_picture.py
"""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from extract.cli.show.record import render_record
from extract.pipeline import extract_file

HERE = Path(__file__).parent
PLAN = HERE.parent / "corpus" / "documents" / "farsta-2021.pdf"
LINES = 62
WHITE = TerminalTheme(
    (255, 255, 255),
    (30, 30, 30),
    [
        *((0, 0, 0), (170, 30, 30), (20, 120, 60), (150, 100, 0)),
        *((20, 70, 160), (120, 40, 130), (0, 110, 130), (90, 90, 90)),
    ],
)
PAGE = """<html><style>@page {{ size: 880px {height}px; margin: 18px }}
pre {{ font: 12.5px/1.38 "DejaVu Sans Mono"; white-space: pre }} {style}</style><pre>{code}</pre></html>"""


def main() -> None:
    """Write the picture."""
    from weasyprint import HTML

    console = Console(record=True, width=108, file=io.StringIO(), force_terminal=True)
    render_record(extract_file(PLAN, shown_as=PLAN.name).record, console)
    html = console.export_html(theme=WHITE, code_format="{code}\x00{stylesheet}", inline_styles=False)
    code, _, style = html.partition("\x00")
    code = "\n".join(code.splitlines()[:LINES])
    page = PAGE.format(code=code, style=style, height=LINES * 17.4 + 40)
    pdf = HERE / "record.pdf"
    HTML(string=page).write_pdf(pdf)
    subprocess.run(["pdftoppm", "-r", "130", "-png", "-singlefile", pdf, HERE / "record"], check=True)
    pdf.unlink()


if __name__ == "__main__":
    main()
