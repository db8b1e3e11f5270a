"""One walk over what is drawn on a page: its paths and pictures, and which of its texts may not be seen.

Whether a text is seen is told by drawing the page (`sight`), which takes longer than reading it; so the walk only
suspects, by what costs next to nothing, and most pages hold nothing to suspect.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extract.readers.pdf.source import calls
from extract.readers.pdf.source.calls import Box, Matrix, multiply
from extract.readers.pdf.source.paths import PathCollector
from models.pages.geometry import BBox

MOST_OBJECTS = 200_000
"""Objects of one page that are looked at for rules; the rest of a page that holds more is not."""
DEEPEST_FORM = 12
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

INVISIBLE = 3
"""The render mode that draws nothing: what text recognition lays over a scan."""
_CLIPPING = 7
"""Draws nothing either, but cuts out what is drawn after it."""
_FAINT = 25
"""Of 255: ink more transparent than this may not be seen."""
_LIKE_GROUND = 48
"""Of 255 in each colour: ink that differs less from its ground may not be seen. Pale grey on white (224) differs less,
black on any ground of a table differs more."""
_CUT = 0.3
"""Share of a text that lies outside of its clip: a descender's tip or a serif is less."""
_TINY = 1.0
"""Points: type that is lower is read by nobody."""
_READ = 3.0
"""Points: a dash in type of this size is low by nature; smaller type is looked at."""
_MOST_PATCHES = 2_000
"""Of one page; a drawing has more, and is not searched for words under its parts."""


class DrawnText(NamedTuple):
    """A text object, in the order of drawing."""

    order: int
    box: BBox
    """In shown coordinates."""


class PageObjects:
    """What one walk over the objects of a page has found."""

    def __init__(self, collector: PathCollector, hidden_layers: Layers) -> None:
        self.collector = collector
        self.modes: dict[int, int] = {}
        """Render mode of each text that is not simply filled."""
        self.inks: dict[int, int] = {}
        """Red, green and blue in one number of each text that is not black."""
        self.overprinted: set[int] = set()
        """Texts that are drawn twice, a hair apart, to look bold."""
        self.suspects: set[int] = set()
        """Texts that may not be seen."""
        self.low: set[int] = set()
        """Texts with hardly any ink from top to bottom: tiny type, but also dashes, and blanks that have none."""
        self.layers: dict[int, str] = {}
        """The optional layer of texts that stand in one, by its name."""
        self.texts: dict[int, DrawnText] = {}
        """Every text, where a picture or a fill may lie over one, or one was suspected."""
        self.stamped: set[int] = set()
        """Texts of stamps that were set onto the finished page."""
        self._stamps: Sequence[BBox] = ()
        self._hidden_layers = hidden_layers
        self._drawn: list[tuple[int, int, Box, Matrix | None]] = []
        self._colours: set[int] = {0xFFFFFF}
        self._patches = 0
        self._near_ground: dict[int, bool] = {}
        """Ink → whether it is like one of the colours so far."""
        self._drawn_at: dict[tuple[int, int], list[tuple[int, float, float, float, float]]] = {}
        self._widths: set[int] = set()
        self._bounds = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())
        self._ink = (ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint())
        self._form = pdfium.FS_MATRIX()

    def walk(self, page: int, own: int, stamps: Sequence[BBox] = ()) -> None:
        """Walk over the page at this address. Its objects from the `own`-th on were drawn by annotations.

        `stamps` are the places of those that are stamps, as the page is shown.
        """
        self._stamps = stamps
        for index in range(calls.count_objects(page)):
            self._take(calls.object_at(page, index), UPRIGHT, 0, apart=index >= own)
        self._suspect_covered()

    def _take(
        self, drawn: int, matrix: Matrix, depth: int, *, apart: bool, transparent: bool = False
    ) -> None:
        """Note an object; `transparent` says that it stands in a form that is drawn so, and may not be seen."""
        collector = self.collector
        collector.seen += 1
        if collector.seen > MOST_OBJECTS:
            return
        kind = calls.object_type(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._note_text(drawn, matrix if depth else None)
            if transparent:
                self.suspects.add(drawn)
            if apart and self._stamps:
                self._note_stamp(drawn, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            collector.add_path(drawn, matrix, apart=apart)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = self._box_of(drawn)
            collector.add_picture(collector.shown(box or (0, 0, 0, 0), matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            own = self._form
            calls.object_matrix(drawn, own)
            inner = multiply((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            transparent = transparent or bool(calls.is_transparent(drawn))
            for index in range(calls.count_form_objects(drawn)):
                member = calls.form_object_at(drawn, index)
                self._take(member, inner, depth + 1, apart=apart, transparent=transparent)

    def _note_stamp(self, drawn: int, matrix: Matrix) -> None:
        box = self._box_of(drawn)
        if box is None:
            return
        shown = self.collector.shown(box, matrix)
        x, y = (shown.x0 + shown.x1) / 2, (shown.top + shown.bottom) / 2
        if any(one.x0 <= x <= one.x1 and one.top <= y <= one.bottom for one in self._stamps):
            self.stamped.add(drawn)

    def _box_of(self, drawn: int) -> Box | None:
        """Its bounds in the coordinates of its form; None where it has none that are numbers."""
        left, bottom, right, top = self._bounds
        if not calls.object_bounds(drawn, left, bottom, right, top):
            return None
        box = left.value, bottom.value, right.value, top.value
        return box if math.isfinite(sum(box)) else None

    # -- texts --------------------------------------------------------------------------------

    def _note_text(self, drawn: int, matrix: Matrix | None) -> None:
        box = self._box_of(drawn)
        if box is None:
            return
        self._note_overprint(drawn, box)
        self._drawn.append((drawn, self.collector.seen, box, matrix))
        mode = calls.render_mode(drawn)
        if mode:
            self.modes[drawn] = mode
        if (
            self._is_like_ground(drawn, box, matrix)  # first: it notes the ink, too
            or mode in (INVISIBLE, _CLIPPING)
            or self._is_clipped(drawn, box)
            or self._in_layer(drawn, in_form=matrix is not None)
        ):
            self.suspects.add(drawn)
        elif box[3] - box[1] < _TINY:
            self.low.add(drawn)

    def _note_overprint(self, drawn: int, box: Box) -> None:
        """Remember text that is drawn twice a hair apart to look bold; pdfium gives its characters only once."""
        x, y, right, top = box
        width, height = right - x, top - y
        column, row, wide = int(x // 2), int(y // 2), round(width)
        widths, drawn_at = self._widths, self._drawn_at
        if (
            wide in widths or wide - 1 in widths or wide + 1 in widths
        ):  # of most texts there is but one so wide
            beside = (
                column - 1 if x < 2 * column + 1 else column + 1
            )  # what is moved less than a point is there
            level = row - 1 if y < 2 * row + 1 else row + 1
            for key in ((column, row), (beside, row), (column, level), (beside, level)):
                for other, x0, y0, other_width, other_height in drawn_at.get(key, ()):
                    if (
                        -1 < x - x0 < 1
                        and -1 < y - y0 < 1
                        and -1 < width - other_width < 1
                        and -1 < height - other_height < 1
                    ):
                        self.overprinted |= {drawn, other}
        widths.add(wide)
        drawn_at.setdefault((column, row), []).append((drawn, x, y, width, height))

    def _is_like_ground(self, drawn: int, box: Box, matrix: Matrix | None) -> bool:
        """Whether its ink may be lost on what lies below it."""
        red, green, blue, alpha = self._ink
        if not calls.fill_colour(drawn, red, green, blue, alpha):
            return False
        ink = red.value << 16 | green.value << 8 | blue.value
        if ink:
            self.inks[drawn] = ink
        if alpha.value < _FAINT:
            return True
        patches = self.collector.patches
        if len(patches) > self._patches:
            self._colours.update(
                patch.colour for patch in patches[self._patches :] if patch.colour is not None
            )
            self._patches = len(patches)
            self._near_ground.clear()
        near = self._near_ground.get(ink)
        if near is None:
            near = self._near_ground[ink] = any(_is_like(ink, colour) for colour in self._colours)
        if not near:
            return False
        shown = self.collector.shown(box, matrix)
        x, y = (shown.x0 + shown.x1) / 2, (shown.top + shown.bottom) / 2
        for patch in reversed(patches):
            if patch.box.x0 <= x <= patch.box.x1 and patch.box.top <= y <= patch.box.bottom:
                return patch.colour is None or _is_like(ink, patch.colour)
        return _is_like(ink, 0xFFFFFF)

    def _is_clipped(self, drawn: int, box: Box) -> bool:
        """Whether much of it lies outside of the boxes that it is clipped to."""
        clip = calls.clip_path(drawn)
        paths = calls.count_clips(clip) if clip else 0
        if paths <= 0:
            return False
        left, bottom, right, top = box
        x, y = self._bounds[0], self._bounds[1]
        for path in range(paths):
            xs, ys = [], []
            for index in range(calls.count_clip_segments(clip, path)):
                calls.segment_point(calls.clip_segment(clip, path, index), x, y)
                xs.append(x.value)
                ys.append(y.value)
            if xs:
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        whole = (box[2] - box[0]) * (box[3] - box[1])
        return max(0.0, right - left) * max(0.0, top - bottom) < (1 - _CUT) * whole

    def _in_layer(self, drawn: int, *, in_form: bool) -> bool:
        """Whether it stands in an optional layer that may be off."""
        name = self._hidden_layers.layer_of(drawn, in_form=in_form)
        if name is None:
            return False
        self.layers[drawn] = name
        return name not in self._hidden_layers.on

    def suspect_only(self, printed: Mapping[int, float]) -> None:
        """Suspect no other texts than `printed`, which are more than blanks, each with its type size in points; of
        the low ones those whose type is as low."""
        tiny = {drawn for drawn in self.low if printed.get(drawn, _READ) < _READ}
        self.suspects = {drawn for drawn in self.suspects | tiny if drawn in printed}
        if self.suspects and not self.texts:
            self._place_texts()

    def _suspect_covered(self) -> None:
        """Suspect every text that a patch overlaps that was drawn after it."""
        first = self._drawn[0][1] if self._drawn else 0
        late = [patch for patch in self.collector.patches if patch.order > first]
        if not late or not self._drawn or len(late) > _MOST_PATCHES:
            return
        self._place_texts()
        for drawn, text in self.texts.items():
            box, order = text.box, text.order
            room = 0.2 * (box.bottom - box.top)  # a row's ground may touch the letters of the row above
            for patch in late:
                over = patch.box
                if (
                    patch.order > order
                    and over.x0 < box.x1 - 1
                    and over.x1 > box.x0 + 1
                    and over.top < box.bottom - room
                    and over.bottom > box.top + room
                ):
                    self.suspects.add(drawn)
                    break

    def _place_texts(self) -> None:
        shown = self.collector.shown
        self.texts = {
            drawn: DrawnText(order, shown(box, matrix)) for drawn, order, box, matrix in self._drawn
        }


class Layers:
    """The optional layers of one file: which are known to be on, and how a text's layer is asked."""

    def __init__(self, *, marks: bool = False, forms: bool = False) -> None:
        self.on: set[str] = set()
        """Names of layers in which a text was seen."""
        self._marks, self._forms = marks, forms
        self._buffer = ctypes.create_string_buffer(64)
        self._length = ctypes.c_ulong()

    @classmethod
    def of_file(cls, content: bytes) -> Layers:
        """Those of a file, as far as its bytes tell. Streams of objects are compressed and may hold more; the
        head of a form never is."""
        return cls(marks=b"/OCProperties" in content or b"/ObjStm" in content, forms=b"/OC " in content)

    def layer_of(self, drawn: int, *, in_form: bool) -> str | None:
        """The name of the layer that a text object stands in, "" where it is unknown; None where it stands in none."""
        for index in range(calls.count_marks(drawn) if self._marks else 0):
            mark = calls.mark_at(drawn, index)
            if self._ask(calls.mark_name, mark) == "OC":
                return self._name_of(mark)
        return "" if in_form and self._forms else None

    def _ask(self, function: Callable[..., int], *arguments: object) -> str:
        if not function(*arguments, self._buffer, len(self._buffer), self._length):
            return ""
        return self._buffer.raw[: max(0, self._length.value - 2)].decode("utf-16-le", "replace")

    def _name_of(self, mark: int) -> str:
        return self._ask(calls.mark_value, mark, b"Name")


def _is_like(colour: int, other: int) -> bool:
    return (
        abs((colour >> 16) - (other >> 16)) < _LIKE_GROUND
        and abs((colour >> 8 & 255) - (other >> 8 & 255)) < _LIKE_GROUND
        and abs((colour & 255) - (other & 255)) < _LIKE_GROUND
    )
