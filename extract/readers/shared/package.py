"""Zip packages of Office documents (docx, xlsx), opened so that nothing in them can do harm.

A package is input from anybody: it may unpack to a thousand times its size, declare XML entities,
name its parts with `..`, or stop half-way. Nothing is ever unpacked to disk; every part is read
into memory within bounds; XML is parsed without entities, DTDs and network.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from models.errors import DamagedFile, EncryptedFile, LimitExceeded

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an OLE container: .doc, .xls, and any Office file with a password."""

MAX_ENTRIES = 20_000
"""Parts in one package; Word and Excel write a few dozen, and one for each picture."""
MAX_PACKAGE = 1 << 30
"""Bytes of all parts together, unpacked."""
MAX_PART = 96 << 20
"""Bytes of one part that is read, unpacked: 96 MB of XML is some 10,000 pages."""
MAX_RATIO = 400
"""How many times its packed size a part may unpack to, once it is larger than `RATIO_FROM`."""
RATIO_FROM = 8 << 20
"""Bytes from which `MAX_RATIO` is asked for; small parts of one repeated letter do no harm."""
MAX_SPINS = 2_000_000
"""Rounds of hashing that a password may cost; Office asks for 100,000."""
NO_PASSWORD_SET = "VelvetSweatshop"  # noqa: S105 - a public constant, no secret
"""The password with which Excel encrypts what a user only wanted to protect; it opens without asking."""

_STRICT = {
    rb"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        rb"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    rb"http://purl.oclc.org/ooxml/officeDocument/math": (
        rb"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    rb"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    rb"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        rb"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    rb"http://purl.oclc.org/ooxml/drawingml/": rb"http://schemas.openxmlformats.org/drawingml/2006/",
}
"""Names of Strict OOXML, and the ordinary (Transitional) ones that mean the same."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DEEPEST = 256
"""Elements within one another that libxml2 reads; whatever stands deeper it would drop without a word."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0?\0", b"\0<\0?")
_XML_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part of a package to another, or out of it."""

    id: str
    kind: str
    """The last step of its type: `styles`, `footnotes`, `header`, `officeDocument`."""
    target: str
    """The part's name in the package; of an external link, its address as written."""
    external: bool


@dataclass(slots=True)
class Package:
    """An opened package. Part names have no leading slash and are matched without regard to case."""

    name: str
    """The file as the user named it, for messages."""
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    """By lower-cased name."""
    mended: list[str] = field(default_factory=list)
    """Parts whose XML was broken and was read as far as it went."""
    unreadable: list[str] = field(default_factory=list)
    """Parts that are named but could not be read at all."""

    def has(self, part: str) -> bool:
        """Whether the package holds `part`."""
        return part.lower() in self.parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts as they are written, without a leading slash."""
        return tuple(_part_name(info.filename) for info in self.parts.values())

    def read(self, part: str) -> bytes:
        """The bytes of `part`. Raises `DamagedFile` if missing or broken, `LimitExceeded` if too large."""
        info = self.parts.get(part.lower())
        if info is None:
            raise DamagedFile(
                self.name, f"the package holds no part {part}; save the file anew in its program"
            )
        if info.flag_bits & 0x1:
            raise EncryptedFile(
                self.name, "the zip package itself has a password; unpack and save it without one"
            )
        if info.file_size > MAX_PART:
            raise LimitExceeded(
                self.name,
                f"the part {part} unpacks to {info.file_size >> 20} MB; at most {MAX_PART >> 20} are read",
            )
        try:
            return self.archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise DamagedFile(self.name, f"the part {part} cannot be unpacked ({error})") from error

    def plain(self, part: str) -> bytes:
        """The XML of `part`, unparsed: in UTF-8 where it was UTF-16, names of Strict OOXML made ordinary.

        Raises `DamagedFile` as `xml` does where the part is missing or declares a document type.
        """
        try:
            return _plain_bytes(self.read(part))
        except ValueError as error:
            raise DamagedFile(self.name, f"the part {part} is not usable XML ({error})") from error

    def xml(self, part: str) -> etree._Element:
        """The root element of `part`, names of Strict OOXML made ordinary.

        Broken XML is read as far as it goes and noted in `mended`. Raises `DamagedFile` where there is
        nothing to read, or where the part declares a document type (Office never does; attacks do).
        """
        content = self.read(part)
        try:
            root, whole = parse_xml(content)
        except ValueError as error:
            raise DamagedFile(self.name, f"the part {part} is not usable XML ({error})") from error
        except RecursionError as error:
            raise LimitExceeded(
                self.name,
                f"the part {part} is nested deeper than any document needs: open it and save it anew",
            ) from error
        if not whole:
            self.mended.append(part)
        return root

    def optional_xml(self, part: str) -> etree._Element | None:
        """As `xml`, but None for a part that is missing or unreadable (noted in `unreadable`)."""
        try:
            return self.xml(part)
        except DamagedFile:
            self.unreadable.append(part)
            return None

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The links of `part` (of the package itself for ""), in their order; () where there are none."""
        folder, base = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(links):
            return ()
        root = self.optional_xml(links)
        if root is None:
            return ()
        return tuple(_relation(folder, element) for element in root.iter(_RELATION))

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts inside the package that `part` links to as `kind`, in their order."""
        return [
            relation.target
            for relation in self.relations(part)
            if relation.kind == kind and not relation.external and self.has(relation.target)
        ]


def open_package(name: str, data: bytes) -> Package:
    """Open a zip package within bounds.

    Raises `DamagedFile` if it is no zip archive or is cut short, `LimitExceeded` if it is a zip bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise DamagedFile(
            name, f"the zip package is broken or cut short ({error}); fetch it again"
        ) from error
    _within_limits(name, entries)
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if entry.filename and not entry.is_dir():  # a damaged directory of the archive may hold no name
            parts.setdefault(_part_name(entry.filename).lower(), entry)
    return Package(name, archive, parts)


def unlock(name: str, data: bytes, password: str | None = None) -> bytes:
    """The package inside an OLE container that a password protects; other bytes come back as they are.

    Raises `EncryptedFile` if `password` is missing or wrong, `DamagedFile` if the container holds no
    encrypted package (it may be an older format), `LimitExceeded` if checking a password would take minutes.
    """
    if not data.startswith(OLE_MAGIC):
        return data
    description = _encryption_description(name, data)
    spins = max((int(count) for count in re.findall(rb'spinCount="(\d{1,12})"', description)), default=0)
    if spins > MAX_SPINS:
        raise LimitExceeded(
            name, f"its password asks for {spins} rounds of hashing; at most {MAX_SPINS} are done"
        )
    package = _decrypted(data, password or NO_PASSWORD_SET)
    if package is None:
        reason = (
            "the password given does not open it: give another with --password"
            if password
            else "needs a password: give it with --password"
        )
        raise EncryptedFile(name, f"the file is encrypted and {reason}")
    return package


def unlock_old(name: str, data: bytes, password: str | None) -> bytes:
    """An OLE document (.doc, .xls) without its password; one that has none comes back as it is.

    Raises `EncryptedFile` where `password`, or Excel's own where none is given, does not open it.
    """
    import msoffcrypto  # type: ignore[import-untyped]

    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not file.is_encrypted():
            return data
    except Exception:  # it raises whatever a broken or very old file makes it stumble over
        return data
    try:
        file.load_key(password=password or NO_PASSWORD_SET)
        file.decrypt(opened)
    except Exception as problem:
        if password is None:
            reason = "the file is encrypted and needs a password: give it with --password"
            raise EncryptedFile(name, reason) from problem
        raise EncryptedFile(
            name,
            "the file is encrypted and the password given does not open it: give another with --password",
        ) from problem
    return opened.getvalue()


def parse_xml(content: bytes) -> tuple[etree._Element, bool]:
    """The root element of XML bytes, and whether they were well-formed (else it holds what could be read).

    Raises `ValueError` where there is no element to be had, or where a document type is declared.
    """
    content = _plain_bytes(content)
    root: etree._Element | None
    try:
        root, whole = etree.fromstring(content, _parser(recover=False)), True
    except (etree.XMLSyntaxError, ValueError) as problem:
        if "depth" in str(problem).lower():
            raise RecursionError(f"it is nested deeper than {_DEEPEST} elements") from problem
        root, whole = _recovered(content), False
    if root is None:
        raise ValueError("it holds no element")
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares a document type")
    return root, whole


def _recovered(content: bytes) -> etree._Element | None:
    """What libxml2 can still make of broken XML."""
    try:
        return etree.fromstring(content, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _plain_bytes(content: bytes) -> bytes:
    """`content` without white space or a byte order mark before it, in UTF-8, in the ordinary namespaces.

    Raises `ValueError` where a document type is declared.
    """
    if content.startswith(_UTF16):
        encoding = "utf-16" if content[0] in b"\xff\xfe" else "utf-16-le" if content[0] else "utf-16-be"
        content = _XML_DECLARATION.sub("", content.decode(encoding, "replace")).encode("utf-8", "replace")
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"purl.oclc.org/ooxml" in content:
        for strict, ordinary in _STRICT.items():
            content = content.replace(strict, ordinary)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError("it declares a document type")
    return content


def _within_limits(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Raise `LimitExceeded` for a package that would unpack to too much.

    The sizes are those the archive declares; `zipfile` never unpacks more of a part than that.
    """
    if len(entries) > MAX_ENTRIES:
        raise LimitExceeded(name, f"the package holds {len(entries)} parts; at most {MAX_ENTRIES} are read")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_PACKAGE:
        raise LimitExceeded(
            name, f"the package unpacks to {total >> 20} MB; at most {MAX_PACKAGE >> 20} MB are read"
        )
    for entry in entries:
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise LimitExceeded(
                name,
                f"the part {entry.filename} unpacks to over {MAX_RATIO} times its size, as a zip bomb does",
            )


def _part_name(written: str) -> str:
    """A part's name from how the archive or a link writes it: forward slashes, no `..`, no leading slash."""
    return posixpath.normpath("/" + written.replace("\\", "/").lstrip("/")).lstrip("/")


def _relation(folder: str, element: etree._Element) -> Relation:
    target = str(element.get("Target", ""))
    external = element.get("TargetMode", "").lower() == "external"
    if not external:
        path = unquote(target.partition("#")[0])
        target = _part_name(path if path.startswith(("/", "\\")) else posixpath.join(folder, path))
    kind = str(element.get("Type", "")).rpartition("/")[2]
    return Relation(str(element.get("Id", "")), kind, target, external)


def _encryption_description(name: str, data: bytes) -> bytes:
    """The stream of an OLE container that says how its package is encrypted."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(data) as container:
            if container.exists("EncryptedPackage") and container.exists(
                "EncryptionInfo"
            ):  # in any case of letters
                return bytes(container.openstream("EncryptionInfo").read(1 << 20))
    except Exception as error:  # olefile raises whatever a broken container makes it stumble over
        raise DamagedFile(name, f"the OLE container is broken ({error})") from error
    raise DamagedFile(
        name, "it is an OLE container without an encrypted package; it may be a file of Office 97-2003"
    )


def _decrypted(data: bytes, password: str) -> bytes | None:
    """The package inside, or None if `password` does not open it."""
    import msoffcrypto

    package = io.BytesIO()
    try:
        office_file = msoffcrypto.OfficeFile(io.BytesIO(data))
        office_file.load_key(password=password)
        office_file.decrypt(package)
    except Exception:  # its errors for a wrong key are of many kinds, also of libraries below it
        return None
    content = package.getvalue()
    return content if content.startswith(b"PK") else None
