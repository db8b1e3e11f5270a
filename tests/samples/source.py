"""The sources of the sample collection: one TOML file a document, read into types.

A source holds the document as a run of blocks. Every value in it stands once, beside the field that
it fills, so that all files of a document and its gold say the same by construction.

Text may hold: lines (paragraphs), "- " and "1. " (list items), "| a | b |" (rows of a table inside a value),
"~~~" alone on a line (the value goes on in a second cell of the same label), *italics*, {+inserted+},
{-deleted-} and {!a comment!} (tracked changes), [^1] (a footnote), "¦" (a narrow column breaks the word here,
with no hyphen) and "⏎" (the text version is cut here by a page break, its rest glued to the next row).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

JsonScalar = str | int | float | bool | None
Json = JsonScalar | list["Json"] | dict[str, "Json"]
"""What TOML and JSON hold (dates are written as text in the sources)."""

SOURCES = Path(__file__).parents[2] / "corpus" / "documents" / "sources"
_DROPPED = re.compile(r"\{-.*?-\}|\{!.*?!\}|\[\^\w+\]|[¦⏎]", re.S)
_INSERTED = re.compile(r"\{\+(.*?)\+\}", re.S)
_ITALIC = re.compile(r"(?<!\w)\*([^*\n]+)\*(?!\w)")


@dataclass(frozen=True)
class Row:
    """A label and its value; in a table of two parties the second value stands beside the first."""

    label: str
    fields: str
    """Field names apart by spaces: `goal purpose`, `police.contact`, `other`, or empty (not in the gold)."""
    text: str
    second_fields: str = ""
    second_text: str | None = None


@dataclass(frozen=True)
class Block:
    """One block of a document; `keys` holds what only its kind has."""

    kind: str
    keys: Mapping[str, Json]
    rows: tuple[Row, ...] = ()

    def text(self, key: str, default: str = "") -> str:
        """The string under `key`, stripped."""
        return str(self.keys.get(key, default)).strip()

    def flag(self, key: str) -> bool:
        """Whether `key` is set to true."""
        return self.keys.get(key) is True

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key`, or none."""
        return tuple(str(entry).strip() for entry in cast("list[Json]", self.keys.get(key, [])))


@dataclass(frozen=True)
class Source:
    """One document of the collection."""

    id: str
    """Name of the source, the gold and, with an extension, of each file."""
    document: Mapping[str, Json]
    blocks: tuple[Block, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    """Footnotes by their mark."""

    @property
    def title(self) -> str:
        """The title as printed."""
        return str(self.document["title"])

    @property
    def formats(self) -> tuple[str, ...]:
        """Extensions of its files."""
        return self.strings("formats")

    @property
    def traits(self) -> tuple[str, ...]:
        """What the document is there to show."""
        return self.strings("traits")

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key` of [document], or none."""
        return tuple(str(entry) for entry in cast("list[Json]", self.document.get(key, [])))

    def look(self, renderer: str) -> Mapping[str, Json]:
        """How `renderer` is to draw it: the table [document.<renderer>]."""
        return cast("Mapping[str, Json]", self.document.get(renderer, {}))


def read_source(path: Path) -> Source:
    """The source in `path`. Raises KeyError or ValueError where it is not one."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    blocks = tuple(_block(raw) for raw in content["blocks"])
    return Source(path.stem, content["document"], blocks, content.get("notes", {}))


def read_all() -> tuple[Source, ...]:
    """Every source, by name."""
    return tuple(read_source(path) for path in sorted(SOURCES.glob("*.toml")))


def _block(raw: dict[str, Json]) -> Block:
    rows = tuple(_row(cast("list[str]", row)) for row in cast("list[Json]", raw.get("rows", [])))
    return Block(str(raw["kind"]), {key: raw[key] for key in raw if key not in ("kind", "rows")}, rows)


def _row(raw: list[str]) -> Row:
    if len(raw) not in (3, 5):
        raise ValueError(f"a row has 3 or 5 entries: {raw}")
    return Row(raw[0], raw[1], raw[2].strip(), *(entry.strip() for entry in raw[3:]))


@dataclass(frozen=True)
class Piece:
    """A paragraph, a list item or a row of a table inside a value."""

    kind: str
    """paragraph, item, numbered or nested."""
    text: str
    number: str = ""
    cells: tuple[str, ...] = ()


def pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs, items and nested rows of a text, its inline marks still in it."""
    found = []
    for line in (line.strip() for line in text.split("\n")):
        numbered = re.match(r"(\d+)\.\s+(.*)", line)
        if not line or line == "~~~":
            continue
        if line.startswith("- "):
            found.append(Piece("item", line[2:].strip()))
        elif line.startswith("| "):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.append(Piece("nested", " ".join(cells), cells=cells))
        elif numbered:
            found.append(Piece("numbered", numbered[2], numbered[1]))
        else:
            found.append(Piece("paragraph", line))
    return tuple(found)


def parts(text: str) -> tuple[str, ...]:
    """The texts of the cells that a value stands in; usually one."""
    return tuple(part.strip() for part in re.split(r"(?m)^\s*~~~\s*$", text))


def plain(text: str) -> str:
    """`text` as the gold has it: insertions in, deletions and comments out, no inline marks."""
    text = _INSERTED.sub(r"\1", text)
    text = _DROPPED.sub("", text)
    text = re.sub(r"[ \t]{2,}", " ", _ITALIC.sub(r"\1", text))
    return text.replace("\u00ad", "").strip()


def gold_text(text: str) -> str:
    """A value as the gold writes it: paragraphs are lines, a list item begins with "- "."""
    return "\n".join(
        ("- " if piece.kind in ("item", "numbered") else "") + plain(piece.text) for piece in pieces(text)
    )
