"""Reads Word documents (.docx, .docm, templates; Transitional and Strict).

python-docx knows the styles; the text itself is walked element by element, because python-docx shows
neither insertions nor fields nor text boxes, loses what stands in content controls, and repeats merged cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from extract.readers.shared.encoding import NotText, decode_text
from extract.readers.shared.headings import contents_apart, promote_headings
from extract.readers.shared.package import Package, open_package, unlock
from extract.readers.shared.pieces import ReadPage
from extract.readers.word.blocks import BlockReader, Place
from extract.readers.word.drawings import DrawingReader
from extract.readers.word.embedded import adopt, text_paragraphs
from extract.readers.word.looks import WHITE
from extract.readers.word.names import A, R, W, value_of
from extract.readers.word.numbering import read_numbering
from extract.readers.word.styles import read_styles
from models.errors import DamagedFile, DocumentError, LimitExceeded, UnsupportedFormat
from models.pages.document import (
    Block,
    Document,
    Furniture,
    FurnitureRole,
    Note,
    Origin,
    Paragraph,
    paragraphs_of,
)

_MAX_EMBEDDED = 2
"""How deep documents may stand inside one another."""
_FEW_WORDS = 20
"""Up to so many words, a document of pictures is worth a note."""
_HEADS: tuple[tuple[str, str, FurnitureRole], ...] = (
    ("headerReference", "head", "running_head"),
    ("footerReference", "foot", "running_foot"),
)
_PAGE_WORDS = frozenset({"sida", "sidan", "sid", "s", "page", "av", "of"})
_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|table|p|div|h[1-6])\b", re.IGNORECASE)
_CHANGES = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo"))
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_PICTURES = (A + "blip", "{urn:schemas-microsoft-com:vml}imagedata")


def read_docx(
    name: str, data: bytes, *, password: str | None = None, read_html: ReadPage | None = None
) -> Document:
    """Read a Word document.

    `name` is for messages; `password` opens an encrypted file; `read_html` reads web pages that stand in the
    document, which are noted and left out without it. A document without words comes back as it is.
    Raises `DamagedFile`, `EncryptedFile` or `LimitExceeded`.
    """
    return _read(name, data, password, read_html, depth=0)


def _read(
    name: str, data: bytes, password: str | None, read_html: ReadPage | None, *, depth: int
) -> Document:
    package = open_package(name, unlock(name, data, password))
    main = _main_part(package)
    root = package.xml(main)
    body = next(root.iter(W + "body"), None)
    if body is None:
        raise DamagedFile(name, f"the part {main} holds no document body; open and save it in Word")
    try:
        return _Reading(package, main, root, read_html, depth).document(body)
    except RecursionError as error:
        raise LimitExceeded(name, "its tables and boxes are nested too deep") from error


def _main_part(package: Package) -> str:
    """The part that holds the document: by the package's links, else by its name, else the first that fits."""
    candidates = package.related("", "officeDocument")
    candidates += [part for part in package.names() if part.lower().endswith("word/document.xml")]
    candidates += [
        part for part in package.names() if part.lower().endswith(".xml") and "document" in part.lower()
    ]
    if not candidates:
        raise DamagedFile(package.name, "the package holds no Word document")
    for part in dict.fromkeys(candidates):
        try:
            if next(package.xml(part).iter(W + "body"), None) is not None:
                return part
        except DamagedFile:
            continue
    return candidates[0]


class _Reading:
    """One document while it is read."""

    def __init__(
        self, package: Package, main: str, root: etree._Element, read_html: ReadPage | None, depth: int
    ) -> None:
        self.package = package
        self.main = main
        self.root = root
        self.read_html = read_html
        self.depth = depth
        self.notes: list[Note] = []
        self.embedded = 0
        self.reader = BlockReader(
            sheet=read_styles(self._first("styles")),
            numbering=read_numbering(self._first("numbering")),
            drawings=DrawingReader(package),
            part=main,
            embedded=self._embed,
        )

    def document(self, body: etree._Element) -> Document:
        """The whole document: body, then notes, then heads and feet."""
        reader = self.reader
        reader.heading_shift = int(self._has_title(body))
        blocks = reader.story(body, self.main, Place(ground=self._paper()))
        blocks, contents = contents_apart(blocks, reader.maker.words.words)
        reader.furniture.extend(contents)
        blocks = promote_headings(blocks, reader.maker.words.words, reader.captions)
        for kind in ("footnote", "endnote"):
            blocks.extend(self._notes_below(kind))
        for reference, called, role in _HEADS:
            self._heads(reference, called, role)
        self._remark()
        words = reader.maker.words.words
        furniture = tuple(reader.furniture)
        return Document(tuple(words), tuple(blocks), furniture, notes=tuple(self.notes), marks_tables=True)

    def _paper(self) -> str | None:
        """The colour of the paper; None where it has one, or something that is drawn may lie behind the text."""
        behind = any(anchor.get("behindDoc") in {"1", "true"} for anchor in self.root.iter(_ANCHOR))
        drawn = behind or next(self.root.iter(W + "pict", W + "background"), None) is not None
        return None if drawn else WHITE

    def _first(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part links to as `kind`; None where there is none to be read."""
        part = next(iter(self.package.related(self.main, kind)), None)
        return None if part is None else self.package.optional_xml(part)

    def _has_title(self, body: etree._Element) -> bool:
        """Whether a paragraph with text is set in the style of the document's title."""
        for style in body.iter(W + "pStyle"):
            properties = style.getparent()
            paragraph = None if properties is None else properties.getparent()
            if self.reader.sheet.look(value_of(style)).title and paragraph is not None:
                return any((text.text or "").strip() for text in paragraph.iter(W + "t"))
        return False

    def _notes_below(self, kind: Literal["footnote", "endnote"]) -> Iterator[Block]:
        """The blocks of all footnotes or endnotes, in the order of their calls, uncalled ones last.

        Notes whose call was deleted are left out with it.
        """
        part = next(iter(self.package.related(self.main, f"{kind}s")), None)
        root = None if part is None else self.package.optional_xml(part)
        if part is None or root is None:
            return
        texts = {
            value_of(note, "id") or "": note
            for note in root.iterchildren(W + kind)
            if (value_of(note, "type") or "normal") == "normal"
        }
        called = [mark.id for mark in self.reader.notes_called if mark.kind == kind]
        written = {value_of(mark, "id") for mark in self.root.iter(f"{W}{kind}Reference")}
        order = [*dict.fromkeys(called), *(note for note in texts if note not in written)]
        for number, note in enumerate((note for note in order if note in texts), 1):
            yield from self.reader.story(texts[note], part, Place(f"{kind} {number}", kind))

    def _heads(self, reference: str, called: str, role: FurnitureRole) -> None:
        """Read each head or foot part that a section refers to, once, into furniture."""
        parts: dict[str, None] = {}
        for element in self.root.iter(W + reference):
            part = self.reader.drawings.target(self.main, element.get(R + "id", ""))
            if part is not None:
                parts.setdefault(part)
        for number, part in enumerate(parts, 1):
            root = self.package.optional_xml(part)
            if root is None:
                continue
            blocks = self.reader.story(root, part, Place(f"{called} {number}"))
            for paragraph in paragraphs_of(tuple(blocks)):
                only_number = self._is_page_number(paragraph)
                self.reader.furniture.append(Furniture("page_number" if only_number else role, paragraph))

    def _is_page_number(self, paragraph: Paragraph) -> bool:
        """Whether it says nothing but the page: "Sida 2 (5)"."""
        maker = self.reader.maker
        others = [
            maker.words.words[word].text for word in paragraph.all_words if word not in maker.page_numbers
        ]
        said = [text.strip("().:,/-–").lower() for text in others]
        return len(others) < len(paragraph.all_words) and all(
            not text or text in _PAGE_WORDS for text in said
        )

    def _embed(self, element: etree._Element, place: Place) -> list[Block]:
        """The blocks of a `w:altChunk`: a document of another kind that is shown in this place."""
        part = self.reader.drawings.target(self.reader.part, element.get(R + "id", ""))
        self.embedded += 1
        ref = f"{place.ref} embedded part {self.embedded}".strip()
        if part is not None:
            try:
                return self._embedded_blocks(part, ref, place.origin)
            except (DocumentError, NotText):
                pass
        self.notes.append(
            Note("embedded-part-skipped", f"The embedded part {part or self.embedded} was not read.")
        )
        return []

    def _embedded_blocks(self, part: str, ref: str, origin: Origin) -> list[Block]:
        content = self.package.read(part)
        name = f"{self.package.name}: {part}"
        if content.startswith(b"{\\rtf") or content[:64].lower().startswith(b"mime-version"):
            raise UnsupportedFormat(name, "rich text and web archives inside a document are not read")
        if content.startswith(b"PK"):
            if self.depth >= _MAX_EMBEDDED:
                raise LimitExceeded(name, "documents are nested too deep")
            document = _read(name, content, None, self.read_html, depth=self.depth + 1)
        elif _HTML.search(content[:4096]):
            if self.read_html is None:
                raise UnsupportedFormat(name, "web pages inside a document are not read here")
            document = self.read_html(name, content)
        else:
            return text_paragraphs(decode_text(content), self.reader.maker, ref, origin)
        adopted = adopt(document, self.reader.maker, ref, origin)
        self.reader.furniture.extend(adopted.furniture)
        self.notes.extend(adopted.notes)
        return list(adopted.blocks)

    def _remark(self) -> None:
        """Note what a user should know of how the file was read."""
        maker, package = self.reader.maker, self.package
        changes = sum(1 for _ in self.root.iter(*_CHANGES))
        if changes:
            message = f"{changes} tracked changes: insertions were read as text, deletions left out."
            self.notes.append(Note("tracked-changes", message))
        comments = self._first("comments")
        if comments is not None and len(comments):
            self.notes.append(Note("comments-skipped", f"{len(comments)} comments were left out."))
        linked = sum(1 for _ in self.root.iter(W + "subDoc"))
        if linked:
            message = f"{linked} linked documents were not read; give them as files of their own."
            self.notes.append(Note("linked-document-skipped", message))
        pictures = sum(1 for _ in self.root.iter(*_PICTURES))
        if pictures and len(maker.words.words) < _FEW_WORDS:
            message = f"{pictures} pictures and hardly any text: text in pictures is not read."
            self.notes.append(Note("pictures-without-text", message))
        for part in dict.fromkeys(package.mended):
            message = f"The part {part} is broken XML and was read as far as it goes; text may be missing."
            self.notes.append(Note("part-damaged", message))
        for part in dict.fromkeys(package.unreadable):
            self.notes.append(Note("part-unreadable", f"The part {part} could not be read at all."))
