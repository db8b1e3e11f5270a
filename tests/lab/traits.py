"""The traits of drawn plans: what each can be, how often it is drawn, and where it can show itself."""

from __future__ import annotations

from dataclasses import dataclass

SHAPES = ("field_table", "cause_grid", "narrative", "cards", "promise", "areas_table", "minutes")
PDF = ("reportlab", "weasyprint", "chromium", "typst")
OFFICE = ("writer", "calc", "calc-over")
"""LibreOffice from Word, and from Excel in both orders of its sheets' pages."""
TEXT = ("docx", "xlsx", "html", "markdown", "text")
PRODUCERS = (*PDF, *OFFICE, *TEXT)

_PAGES = frozenset((*PDF, "html"))
"""Producers that the laboratory draws itself and can give any look."""
_CSS = frozenset(("weasyprint", "chromium"))
_DRAWN = frozenset(PDF)
_WORD = frozenset(("docx", "writer"))
_SHEET = frozenset(("xlsx", "calc", "calc-over"))
_ANY = frozenset(PRODUCERS)
_TABLES = frozenset(("field_table", "cause_grid", "areas_table"))
_RUNNING = frozenset(("narrative", "promise", "minutes"))
_LABELLED = frozenset(("field_table", "narrative", "promise"))
_PLANS = frozenset(SHAPES) - {"minutes"}
_EVERY = frozenset(SHAPES)


@dataclass(frozen=True)
class Trait:
    """One thing that may be otherwise than plain."""

    name: str
    values: tuple[str, ...]
    """Its first value is the plain one."""
    share: float
    """How often it is not plain, from 0 to 1, where it can show itself."""
    producers: frozenset[str] = _ANY
    shapes: frozenset[str] = _EVERY

    @property
    def plain(self) -> str:
        """What it is where nobody notices it."""
        return self.values[0]


WORDS = (
    Trait("labels", ("usual", "rarer", "seen", "inflected", "misprint", "capitals", "colon"), 0.45),
    Trait("order", ("usual", "shuffled"), 0.3, shapes=_PLANS),
    Trait("empty", ("none", "some"), 0.25, shapes=_PLANS - {"narrative"}),
    Trait("missing", ("none", "some"), 0.3, shapes=_PLANS),
    Trait("length", ("short", "long", "very-long"), 0.35),
    Trait("pieces", ("one", "paragraphs", "items", "numbered"), 0.4, shapes=_PLANS),
    Trait("commitments", ("none", "in-text"), 0.15, shapes=_PLANS - {"areas_table"}),
    Trait("names", ("short", "long"), 0.15, shapes=_PLANS),
    Trait("introduction", ("none", "some", "long"), 0.4),
)
STRUCTURE = (
    Trait("areas", ("several", "one", "none", "row", "label", "column"), 0.5, shapes=_PLANS),
    Trait("area-fields", ("none", "table", "running"), 0.35, shapes=frozenset(("field_table", "narrative"))),
    Trait("naming", ("label", "title", "two-titles", "heading"), 0.6, shapes=frozenset(("field_table",))),
    Trait(
        "columns",
        ("name-and-measures", "measures", "name", "parties"),
        0.7,
        shapes=frozenset(("cause_grid",)),
    ),
    Trait("count", ("three", "one", "two", "six"), 0.5),
    Trait("numbering", ("none", "headings", "rows"), 0.3, shapes=_PLANS),
    Trait(
        "spans",
        ("none", "cause", "problem"),
        0.25,
        producers=_ANY - {"markdown", "text"},
        shapes=frozenset(("cause_grid",)),
    ),
    Trait("header-rows", ("one", "two"), 0.2, shapes=frozenset(("cause_grid",))),
    Trait("contents", ("none", "some"), 0.1, producers=frozenset((*PDF, "docx", "writer"))),
    Trait("notes", ("none", "some"), 0.12, producers=_PAGES | _WORD),
    Trait("struck", ("none", "some"), 0.07, producers=_PAGES, shapes=_PLANS),
    Trait("hidden", ("none", "some"), 0.07, producers=_PAGES, shapes=_PLANS),
    Trait("contact", ("none", "heading", "sentence"), 0.15, shapes=_PLANS),
    Trait("controls", ("none", "some"), 0.2, producers=_WORD, shapes=_TABLES),
    Trait("form", ("none", "filled"), 0.15, frozenset(("weasyprint", "html")), frozenset(("field_table",))),
    Trait("manner", ("tabs", "pipes"), 0.4, producers=frozenset(("text",)), shapes=_TABLES),
    Trait("boxes", ("none", "some"), 0.1, producers=_PAGES, shapes=_PLANS - {"areas_table"}),
    Trait("sheets", ("one", "named", "per-area"), 0.7, _SHEET, frozenset(("cause_grid",))),
)
PAGE = (
    Trait("rules", ("all", "across", "none", "white", "box"), 0.6, _PAGES | _WORD, _TABLES | {"cards"}),
    Trait(
        "ground",
        ("none", "zebra", "label", "dark", "band", "header"),
        0.55,
        _PAGES | _WORD,
        _TABLES | {"cards"},
    ),
    Trait("label-place", ("left", "right", "above"), 0.2, _ANY - _SHEET, _LABELLED),
    Trait("label-width", ("roomy", "narrow", "broken"), 0.35, _PAGES | _WORD, _TABLES),
    Trait("gutter", ("usual", "narrow", "wide"), 0.3, _PAGES, _TABLES | {"cards"}),
    Trait("air", ("usual", "wide"), 0.15, _PAGES, _TABLES),
    Trait("middle", ("top", "middle"), 0.2, _PAGES, _TABLES | {"cards"}),
    Trait("print-columns", ("one", "two"), 0.3, _DRAWN, _RUNNING),
    Trait("font", ("helvetica", "times", "serif", "condensed", "lato", "sans"), 0.7, _PAGES),
    Trait("size", ("usual", "small", "large"), 0.35, _PAGES),
    Trait(
        "headings", ("bold", "italic", "small-caps", "underline", "colour", "size", "capitals"), 0.5, _PAGES
    ),
    Trait("label-face", ("bold", "plain", "italic", "colour"), 0.4, _PAGES | _WORD),
    Trait("justified", ("left", "justified"), 0.2, _DRAWN),
    Trait("paper", ("a4", "letter", "a5", "wide", "turned"), 0.35, _DRAWN),
    Trait("cut", ("whole", "rows", "anywhere"), 0.6, _DRAWN),
    Trait(
        "repeat",
        ("no", "yes"),
        0.4,
        _DRAWN | _WORD | _SHEET - {"xlsx"},
        frozenset(("cause_grid", "areas_table")),
    ),
    Trait("head", ("none", "usual", "at-table"), 0.45, _DRAWN),
    Trait("foot", ("none", "number", "text"), 0.5, _DRAWN),
    Trait("watermark", ("none", "oblique"), 0.08, _DRAWN),
)
TRAITS = (*WORDS, *STRUCTURE, *PAGE)
BY_NAME = {trait.name: trait for trait in TRAITS}

SHAPE_PRODUCERS = {
    "cards": _PAGES,
    "narrative": _ANY - _SHEET,
    "promise": _ANY - _SHEET,
    "minutes": _ANY - _SHEET,
    "field_table": _ANY - {"calc-over"},
    "areas_table": _ANY - {"calc-over"},
}
"""Where a shape is drawn by some producers only: nobody writes running text into a
workbook, and only a grid has so many columns that a page does not hold them."""

SHAPE_WEIGHTS = {
    "field_table": 26,
    "cause_grid": 24,
    "narrative": 16,
    "cards": 8,
    "promise": 8,
    "areas_table": 9,
    "minutes": 9,
}
PRODUCER_WEIGHTS = {
    "reportlab": 18,
    "weasyprint": 20,
    "chromium": 12,
    "typst": 12,
    "writer": 5,
    "calc": 5,
    "calc-over": 10,
    "docx": 10,
    "xlsx": 7,
    "html": 5,
    "markdown": 3,
    "text": 3,
}
