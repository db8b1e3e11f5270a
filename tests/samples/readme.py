"""The collection's README: what each document is and what it is there to show."""

from __future__ import annotations

from collections import defaultdict

from tests.samples.source import Source

_INTRODUCTION = """# The sample collection

Plans, and minutes of local crime-prevention councils, written for this project in the manner of real ones.
**People and contact details are invented** (numbers from the ranges that PTS keeps for fiction, addresses at
example.se); places and authorities are real, what is said of them is not.

Each document has one source, `sources/NAME.toml`. `python -m tests.samples.make` makes from it the files here
and its gold record in `../gold/NAME.json`, so that the gold is right by construction. Text, Markdown, HTML, Word and
gold come out the same each time. A PDF is printed again when what it is printed from has changed, or with `--again`
(after a change to a renderer); that needs WeasyPrint, ReportLab or LibreOffice, and the fonts Liberation and
Carlito. The tests need none of them. This page is made by the same command.

A gold record has the keys of a record, cut down to what is scored: a field is its text (list items begin with "- ",
paragraphs are lines), `parties` is keyed by party code, `normalized` holds what the field of that name must conclude,
`derived` holds commitments that stand in running text, `remainder_contains` holds texts that must stand somewhere
outside the activities. One gold serves all files of a document.
"""


def readme(sources: tuple[Source, ...]) -> str:
    """The text of the README."""
    rows = ["| document | files | shape | PDF made by | title |", "| --- | --- | --- | --- | --- |"]
    by_trait: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        files = " ".join(f"[{name}]({source.id}.{name})" for name in source.formats)
        printed = str(source.document.get("pdf", "")) if "pdf" in source.formats else ""
        rows.append(f"| {source.id} | {files} | {source.document['layout']} | {printed} | {source.title} |")
        for trait in source.traits:
            by_trait[trait].append(source.id)
    traits = ["| trait | documents |", "| --- | --- |"]
    traits += [
        f"| {trait.replace('|', chr(92) + '|')} | {', '.join(names)} |"
        for trait, names in sorted(by_trait.items(), key=lambda pair: pair[0].casefold())
    ]
    parts = ("## Documents", "\n".join(rows), "## What they show", "\n".join(traits))
    return _INTRODUCTION + "\n" + "\n\n".join(parts) + "\n"
