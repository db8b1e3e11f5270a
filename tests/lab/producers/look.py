"""What a drawing looks like on the page: its traits as sizes, colours and edges, in points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.lab.drawing import Drawing

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_PAPER = {"a4": (595.0, 842.0), "letter": (612.0, 792.0), "a5": (420.0, 595.0), "wide": (842.0, 595.0), "turned": (842.0, 595.0)}  # fmt: skip
_PLAIN_GREY, _ZEBRA, _DARK, _BAND, _GROUND = "#8a8a8a", "#e4ebf3", "#1f4e79", "#c9d8ea", "#eef1f5"
COLUMN_GAP = 20.0
"""Points between two columns of print."""
FACES = {
    "sans": "DejaVuSans",
    "serif": "DejaVuSerif",
    "condensed": "DejaVuSansCondensed",
    "lato": "Lato",
}
"""Fonts with files of their own, by the trait's value; Helvetica and Times need none."""
CSS = {
    "helvetica": "Helvetica, Arial, 'DejaVu Sans'",
    "times": "Times, 'DejaVu Serif'",
    "sans": "'DejaVu Sans'",
    "serif": "'DejaVu Serif'",
    "condensed": "'DejaVu Sans Condensed', 'DejaVu Sans'",
    "lato": "'Lato', 'DejaVu Sans'",
}


def font_files(face: str) -> dict[str, Path]:
    """Style (regular, bold, italic, bold-italic) → font file of a face with files of its own."""
    if face == "lato" or not _DEJAVU.is_dir():  # Lato comes with the program itself
        import font_lato  # type: ignore[import-not-found,import-untyped,unused-ignore]

        folder = Path(font_lato.__file__).parent / "files"
        names = ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic")
        found = [folder / f"{name}.ttf" for name in names]
    else:
        slant = "Italic" if face != "sans" else "Oblique"
        slant = "Oblique" if face == "condensed" else slant
        stem = {"sans": "DejaVuSans", "serif": "DejaVuSerif", "condensed": "DejaVuSansCondensed"}[face]
        found = [_DEJAVU / f"{stem}{tail}.ttf" for tail in ("", "-Bold", f"-{slant}", f"-Bold{slant}")]
    return dict(zip(("regular", "bold", "italic", "bold-italic"), found, strict=True))


@dataclass(frozen=True)
class Look:
    """How a page is drawn."""

    face: str
    size: float
    leading: float
    paper: tuple[float, float]
    turned: bool
    """Whether the page is stored upright and shown turned by its /Rotate."""
    margin: float
    rules: str
    ground: str
    air: float
    """Points above and below the text of a table's cell."""
    padding: float
    """Points between a cell's edge and its text, left and right."""
    middle: bool
    headings: str
    label_face: str
    justified: bool
    columns: int
    cut: str
    repeat: bool
    head: str
    head_gap: float
    """Points between the running head and what the page begins with."""
    foot: str
    watermark: str
    broken: bool
    """Whether labels are broken anywhere."""
    form: bool
    """Whether short values stand in the fields of a form."""
    above: float
    """Points of air above the first table: it moves where pages cut."""

    @property
    def column(self) -> float:
        """The width of a column of print."""
        whole = self.paper[0] - 2 * self.margin
        return whole if self.columns == 1 else (whole - COLUMN_GAP) / 2

    @property
    def zebra(self) -> str:
        """The ground of every second row."""
        return _ZEBRA if self.ground == "zebra" else ""

    @property
    def card_title(self) -> str:
        """The ground of a card's title."""
        return _BAND if self.ground in ("band", "label", "header") else ""

    @property
    def card_label(self) -> str:
        """The ground of a card's label, where its ink needs one."""
        return _DARK if self.fill("label") == _DARK else ""

    def fill(self, role: str) -> str:
        """The ground of a cell in a role; empty where it has none."""
        grounds = {
            "label": {"label": _BAND, "dark": _DARK},
            "head": {"header": _BAND, "dark": _DARK},
            "title": {"band": _DARK, "label": _BAND},
            "area": {"band": _BAND, "label": _BAND},
        }
        found = grounds.get(role, {}).get(self.ground, "")
        return found or (_GROUND if self.rules == "white" and role != "plain" else "")

    def ink(self, role: str) -> str:
        """The colour of a cell's text."""
        if self.fill(role) == _DARK:
            return "#ffffff"
        return "#1f4e79" if role in ("label", "head", "title") and self.label_face == "colour" else "#000000"


def look_of(drawing: Drawing, place: str) -> Look:
    """The look of `drawing`; `place` stands in its running head."""
    size = {"usual": 10.0, "small": 7.8, "large": 12.0}[drawing["size"]]
    head = "" if drawing["head"] == "none" else f"{place} | Trygghet och säkerhet"
    feet = {
        "none": "",
        "number": "Sida {page}",
        "text": f"Dnr 2023/{100 + drawing.seed % 800} {{page}} ({{pages}})",
    }
    chance = drawing.stream("above")
    return Look(
        face=drawing["font"],
        size=size,
        leading=size * 1.22,
        paper=_PAPER[drawing["paper"]],
        turned=drawing["paper"] == "turned",
        margin=34.0 if drawing["paper"] == "a5" else 54.0,
        rules=drawing["rules"],
        ground=drawing["ground"],
        air={"usual": 3.0, "wide": 12.0}[drawing["air"]],
        padding={"usual": 5.0, "narrow": 2.0, "wide": 9.0}[drawing["gutter"]],
        middle=drawing["middle"] == "middle",
        headings=drawing["headings"],
        label_face=drawing["label-face"],
        justified=drawing["justified"] == "justified",
        columns=2 if drawing["print-columns"] == "two" else 1,
        cut=drawing["cut"],
        repeat=drawing["repeat"] == "yes",
        head=head,
        head_gap=2.0 if drawing["head"] == "at-table" else 22.0,
        foot=feet[drawing["foot"]],
        watermark="UTKAST" if drawing["watermark"] != "none" else "",
        broken=drawing["label-width"] == "broken",
        form=drawing["form"] == "filled",
        above=chance.uniform(0, 320) if drawing["cut"] != "whole" else 0.0,
    )
