"""pdfium's functions that a page calls thousands of times, with handles as plain addresses.

What costs is each call from Python: a call so typed takes a fraction of the usual, and addresses can be
compared and kept in sets.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from itertools import repeat
from struct import Struct
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

Pointer = ctypes.c_void_p
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""How a form's coordinates lead to those around it."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own coordinates, whose y rises."""


def _typed(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype = ctypes.PYFUNCTYPE(
        result, *arguments
    )  # no other thread runs while it answers: that takes longer
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None  # a function of a loaded library has an address  # noqa: S101
    return prototype(address)


_INT, _FLOAT = ctypes.c_int, ctypes.c_float
_MATRIX = ctypes.POINTER(pdfium.FS_MATRIX)
_POINT = ctypes.POINTER(_FLOAT)
_DOUBLE = ctypes.POINTER(ctypes.c_double)
_NUMBER = ctypes.POINTER(_INT)
_SHADE = ctypes.POINTER(ctypes.c_uint)

# characters
unicode_at = _typed(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Pointer, _INT)
text_between = _typed(pdfium.FPDFText_GetText, _INT, Pointer, _INT, _INT, ctypes.c_char_p)
_loose_box = _typed(pdfium.FPDFText_GetLooseCharBox, _INT, Pointer, _INT, Pointer)
ink_box = _typed(pdfium.FPDFText_GetCharBox, _INT, Pointer, _INT, _DOUBLE, _DOUBLE, _DOUBLE, _DOUBLE)
text_object = _typed(pdfium.FPDFText_GetTextObject, Pointer, Pointer, _INT)
is_generated = _typed(pdfium.FPDFText_IsGenerated, _INT, Pointer, _INT)
is_hyphen = _typed(pdfium.FPDFText_IsHyphen, _INT, Pointer, _INT)
is_unmapped = _typed(pdfium.FPDFText_HasUnicodeMapError, _INT, Pointer, _INT)
text_matrix = _typed(pdfium.FPDFText_GetMatrix, _INT, Pointer, _INT, _MATRIX)
font_size = _typed(pdfium.FPDFText_GetFontSize, ctypes.c_double, Pointer, _INT)
origin = _typed(pdfium.FPDFText_GetCharOrigin, _INT, Pointer, _INT, _DOUBLE, _DOUBLE)

# objects
count_objects = _typed(pdfium.FPDFPage_CountObjects, _INT, Pointer)
object_at = _typed(pdfium.FPDFPage_GetObject, Pointer, Pointer, _INT)
count_form_objects = _typed(pdfium.FPDFFormObj_CountObjects, _INT, Pointer)
form_object_at = _typed(pdfium.FPDFFormObj_GetObject, Pointer, Pointer, ctypes.c_ulong)
object_type = _typed(pdfium.FPDFPageObj_GetType, _INT, Pointer)
object_bounds = _typed(pdfium.FPDFPageObj_GetBounds, _INT, Pointer, _POINT, _POINT, _POINT, _POINT)
object_matrix = _typed(pdfium.FPDFPageObj_GetMatrix, _INT, Pointer, _MATRIX)
fill_colour = _typed(pdfium.FPDFPageObj_GetFillColor, _INT, Pointer, _SHADE, _SHADE, _SHADE, _SHADE)
is_transparent = _typed(pdfium.FPDFPageObj_HasTransparency, _INT, Pointer)
set_active = _typed(pdfium.FPDFPageObj_SetIsActive, _INT, Pointer, _INT)
render_mode = _typed(pdfium.FPDFTextObj_GetTextRenderMode, _INT, Pointer)
count_marks = _typed(pdfium.FPDFPageObj_CountMarks, _INT, Pointer)
mark_at = _typed(pdfium.FPDFPageObj_GetMark, Pointer, Pointer, ctypes.c_ulong)
mark_name = _typed(
    pdfium.FPDFPageObjMark_GetName,
    _INT,
    Pointer,
    ctypes.c_char_p,
    ctypes.c_ulong,
    ctypes.POINTER(ctypes.c_ulong),
)
mark_value = _typed(
    pdfium.FPDFPageObjMark_GetParamStringValue,
    _INT,
    Pointer,
    ctypes.c_char_p,
    ctypes.c_char_p,
    ctypes.c_ulong,
    ctypes.POINTER(ctypes.c_ulong),
)
clip_path = _typed(pdfium.FPDFPageObj_GetClipPath, Pointer, Pointer)
count_clips = _typed(pdfium.FPDFClipPath_CountPaths, _INT, Pointer)
count_clip_segments = _typed(pdfium.FPDFClipPath_CountPathSegments, _INT, Pointer, _INT)
clip_segment = _typed(pdfium.FPDFClipPath_GetPathSegment, Pointer, Pointer, _INT, _INT)
segment_point = _typed(pdfium.FPDFPathSegment_GetPoint, _INT, Pointer, _POINT, _POINT)

# paths
draw_mode = _typed(pdfium.FPDFPath_GetDrawMode, _INT, Pointer, _NUMBER, _NUMBER)
stroke_colour = _typed(pdfium.FPDFPageObj_GetStrokeColor, _INT, Pointer, _SHADE, _SHADE, _SHADE, _SHADE)
stroke_width = _typed(pdfium.FPDFPageObj_GetStrokeWidth, _INT, Pointer, _POINT)
count_segments = _typed(pdfium.FPDFPath_CountSegments, _INT, Pointer)
segment_at = _typed(pdfium.FPDFPath_GetPathSegment, Pointer, Pointer, _INT)
segment_type = _typed(pdfium.FPDFPathSegment_GetType, _INT, Pointer)
is_closed = _typed(pdfium.FPDFPathSegment_GetClose, _INT, Pointer)

# fonts
font_of = _typed(pdfium.FPDFTextObj_GetFont, Pointer, Pointer)
font_name = _typed(pdfium.FPDFFont_GetBaseFontName, ctypes.c_ulong, Pointer, ctypes.c_char_p, ctypes.c_ulong)
font_weight = _typed(pdfium.FPDFFont_GetWeight, _INT, Pointer)
font_flags = _typed(pdfium.FPDFFont_GetFlags, _INT, Pointer)
font_descent = _typed(pdfium.FPDFFont_GetDescent, _INT, Pointer, _FLOAT, _POINT)


_FOUR_FLOATS = Struct("4f")


def loose_boxes(textpage: int, count: int) -> list[Box]:
    """Left, top, right and bottom of each of the page's `count` characters; the top is the larger."""
    size = _FOUR_FLOATS.size
    rectangles = ctypes.create_string_buffer(size * count)
    first = ctypes.addressof(rectangles)
    places = range(first, first + size * count, size)
    deque(map(_loose_box, repeat(textpage, count), range(count), places), maxlen=0)  # no step of it in Python
    return list(_FOUR_FLOATS.iter_unpack(rectangles.raw))


def raised_ink_of(textpage: int, index: int) -> tuple[float, float, float] | None:
    """Where the ink of a character ends below and above, from its baseline, and the height of its box; None where it
    stands on the baseline, as nearly all do, or not upright."""
    left, right, bottom, top, x, y = map(ctypes.c_double, repeat(0.0, 6))
    drawn = ink_box(textpage, index, left, right, bottom, top) and origin(textpage, index, x, y)
    if not drawn or bottom.value <= y.value:
        return None
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    text_matrix(textpage, index, matrix)
    if matrix.d <= abs(matrix.b) or not _loose_box(textpage, index, ctypes.addressof(box)):
        return None
    return bottom.value - y.value, top.value - y.value, box.top - box.bottom


def address_of(handle: Any) -> int:
    """The address that a handle of pypdfium2's own functions holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and `then` one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def around(box: Box, matrix: Matrix) -> Box:
    """The level box around `box` once `matrix` has moved it."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def wide_text(ask: Callable[..., int]) -> str:
    """The UTF-16 text that a function of pdfium writes into a buffer, once it has said how long it is."""
    length = ask(None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(buffer, length)
    text = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
