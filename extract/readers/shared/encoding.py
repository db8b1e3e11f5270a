"""Bytes to text: which encoding a text file is in, judged by how Swedish the result looks.

The one place that knows charset-normalizer, which is asked only when no Swedish encoding fits.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from models.errors import LimitExceeded, UnsupportedFormat
from models.pages.document import Note

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16-LE, so it is tried before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ("cp1252", "mac-roman", "cp850", "iso-8859-15")
"""In order of likelihood; the first of the best wins."""

_LETTERS = frozenset("åäöÅÄÖéÉüÜøæØÆèáàêôíóúñç")
_SIGNS = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026§°½€´«»·×\xa0²³µ±¼¾®©™")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROL_CODES = re.compile("\x1b\\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What a text never means: a code that steers a terminal is left out whole. Tabs, line and page feeds stay."""
MOST_ZEROS = 0.1
"""Share of zero bytes up to which a file is a text that something has stained; binary files have more."""
_TWICE_ENCODED = re.compile(
    "[ÂÃ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


MAX_BYTES = 32 << 20
"""A text that is larger is no document."""


class NotText(ValueError):
    """The bytes are no text in any encoding that a Swedish document is likely to be in."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file and how it was found."""

    text: str
    encoding: str
    mended: bool = False
    """Whether the file had been encoded twice ("Ã¥" for "å"), and the second time was undone."""
    dropped: int = 0
    """How many control characters (NUL, codes that colour a terminal) were left out."""


def decoded_text(name: str, data: bytes) -> tuple[str, list[Note]]:
    """The text of a file and what is to be said of its encoding.

    Raises UnsupportedFormat if it is no text, LimitExceeded if it is larger than any document.
    """
    if len(data) > MAX_BYTES:
        raise LimitExceeded(name, f"the text has {len(data) >> 20} MB; at most {MAX_BYTES >> 20} are read")
    try:
        decoded = decode_with_encoding(data)
    except NotText as problem:
        raise UnsupportedFormat(name, f"it is no text ({problem}): save it as DOCX or PDF") from problem
    notes = []
    if decoded.mended:
        notes.append(
            Note("encoding-mended", "The text was encoded twice; its Swedish letters were restored.")
        )
    if decoded.dropped:
        message = f"{decoded.dropped} control characters (NUL, ESC and the like) stood in the text and were left out."
        notes.append(Note("encoding-mended", message))
    return decoded.text, notes


def decode_text(data: bytes) -> str:
    """The text that `data` holds, without a byte order mark. Raises NotText for binary content."""
    return decode_with_encoding(data).text


def decode_with_encoding(data: bytes) -> DecodedText:
    """As `decode_text`, with the encoding that was found."""
    decoded = _decoded(data)
    text, dropped = _CONTROL_CODES.subn("", decoded.text)
    return replace(decoded, text=text, dropped=decoded.dropped + dropped) if dropped else decoded


def _decoded(data: bytes) -> DecodedText:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return _mend_twice_encoded(_refuse_binary(text), encoding)
    wide = _wide_encoding(data)
    if wide:
        return DecodedText(_refuse_binary(data.decode(wide, errors="replace")), wide)
    zeros = data.count(0)
    if zeros > MOST_ZEROS * len(data):
        raise NotText(f"{zeros} of its {len(data)} bytes are zero")
    if zeros:
        return replace(_decoded(data.replace(b"\x00", b"")), dropped=zeros)
    text_and_encoding = _decode_utf8(data) or _decode_eight_bit(data)
    return _mend_twice_encoded(_refuse_binary(text_and_encoding[0]), text_and_encoding[1])


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte of Western text is zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8, also when the file is cut within a character or a few stray bytes of cp1252 were pasted in."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        if problem.reason == "unexpected end of data":
            head = data[: problem.start].decode("utf-8")
            if not head.isascii():
                return head, "utf-8"
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    whole = sum(character > "\x7f" for character in text) - stray
    if whole <= 2 * stray:
        return None
    return re.sub("[\udc80-\udcff]+", _stray_to_cp1252, text), "utf-8"


def _stray_to_cp1252(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace")


def _decode_eight_bit(data: bytes) -> tuple[str, str]:
    best, best_score = None, 0.0
    for encoding in _EIGHT_BIT:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _swedish_score(text)
        if best is None or score > best_score:
            best, best_score = (text, encoding), score
    if best is None or best_score < 0:
        return _decode_unknown(data) or best or (data.decode("cp1252", errors="replace"), "cp1252")
    return best


def _swedish_score(text: str) -> float:
    """How far the letters beyond ASCII are those of Swedish: in words, in the case of their neighbours."""
    score = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        character, position = match.group(), match.start()
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        if character in _LETTERS:
            # "tillgänglig" and "Åtgärd" are likely, "tillgÄnglig" is not.
            misplaced = character.isupper() and before.isalpha() and before.islower()
            beside_letter = before.isalpha() or after.isalpha()
            score += -1.0 if misplaced else 1.0 if beside_letter else 0.2
        elif character in _SIGNS:
            # A sign in the middle of a word is a letter of another encoding.
            within = before.isalpha() and after.isalpha() and character not in "\u2019\u2013·"
            score += -1.0 if within else 0.5
        else:
            score -= 1.0
    return score


def _decode_unknown(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:200_000]).best()
    if match is None:
        return None
    try:
        return data.decode(match.encoding), match.encoding
    except (UnicodeDecodeError, LookupError):
        return None


def _mend_twice_encoded(text: str, encoding: str) -> DecodedText:
    """Undo UTF-8 that was read as cp1252 and stored as UTF-8 again, where all of it can be undone."""
    if len(_TWICE_ENCODED.findall(text)) < 2:
        return DecodedText(text, encoding)
    raw = bytearray()
    for character in text:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 0xFF:
                return DecodedText(text, encoding)
            raw.append(ord(character))  # the five bytes that cp1252 leaves open
    try:
        return DecodedText(raw.decode("utf-8"), encoding, mended=True)
    except UnicodeDecodeError:
        return DecodedText(text, encoding)


def _refuse_binary(text: str) -> str:
    controls = len(_CONTROLS.findall(text[:100_000]))
    if controls > 2 + 0.01 * min(len(text), 100_000):
        raise NotText("it holds control characters")
    if text.count("\ufffd") > 5 + 0.05 * len(text):
        raise NotText("no encoding fits it")
    return text.removeprefix("\ufeff")
