"""A drawn plan as PDF by Typst: its words as strings, so that no sign of theirs is markup."""

from __future__ import annotations

import json
from pathlib import Path

from tests.lab.producers.fitting import column_widths
from tests.lab.producers.look import COLUMN_GAP, Look, font_files
from tests.lab.producers.placing import Placed, fill_role, place_cells
from tests.lab.shapes.elements import Card, Cards, Drawn, Element, Labelled
from tests.samples.elements import Cell, Heading, Table, Text, Toc, text_to_runs
from tests.samples.source import pieces

_FACES = {
    "helvetica": '"DejaVu Sans"',
    "times": '"Libertinus Serif"',
    "sans": '"DejaVu Sans"',
    "serif": '"DejaVu Serif"',
    "condensed": '"DejaVu Sans", stretch: 75%',
    "lato": '"Lato"',
}
_HEADINGS = {
    "bold": 'weight: "bold"',
    "capitals": 'weight: "bold"',
    "italic": 'style: "italic", weight: "regular"',
    "small-caps": 'weight: "regular"',
    "underline": 'weight: "regular"',
    "colour": 'fill: rgb("#a03020"), weight: "regular"',
    "size": 'weight: "regular"',
}
_WRAPPED = {"small-caps": "smallcaps", "underline": "underline", "capitals": "upper"}
_LABELS = {"bold": 'weight: "bold"', "plain": "", "italic": 'style: "italic"', "colour": 'weight: "bold"'}


def write_typst(drawn: Drawn, look: Look, path: Path) -> None:
    """Draw the PDF; the same plan gives the same bytes."""
    import typst

    fonts = [str(font_files("sans")["regular"].parent), str(font_files("lato")["regular"].parent)]
    source = typst_markup(drawn, look)
    made: bytes = typst.compile(source.encode(), font_paths=fonts, timestamp=0)  # type: ignore[misc,unused-ignore]
    path.write_bytes(made)


def typst_markup(drawn: Drawn, look: Look) -> str:
    """The document as Typst source."""
    width, height = look.paper
    top = 43 + look.head_gap if look.head else look.margin
    head = (
        f"header: text(8pt)[{_string(look.head)}], header-ascent: {look.head_gap + 5}pt," if look.head else ""
    )
    mark = (
        f'background: rotate(-35deg, text(70pt, fill: rgb("#dddddd"))[{look.watermark}]),'
        if look.watermark
        else ""
    )
    settings = (
        f"#set page(width: {width}pt, height: {height}pt, {head} {mark} {_foot(look)}"
        f" margin: (x: {look.margin}pt, top: {top}pt, bottom: {look.margin}pt))\n"
        f'#set text(font: {_FACES[look.face]}, size: {look.size}pt, lang: "sv", hyphenate: {str(look.justified).lower()})\n'
        f"#set par(leading: 0.4em, spacing: 0.6em, justify: {str(look.justified).lower()})\n"
        f"{_heading_rules(look)}"
    )
    air = f"#v({look.above:.0f}pt)\n" if look.above else ""
    first, *others = drawn.elements
    body = "\n".join(_element(element, look) for element in others)
    print_ = f"#columns({look.columns}, gutter: {COLUMN_GAP}pt)[{body}]\n" if look.columns > 1 else body
    return settings + _element(first, look) + air + print_


def _foot(look: Look) -> str:
    if not look.foot:
        return "footer: none,"
    text = look.foot.replace("{pages}", '" + str(counter(page).final().first()) + "')
    text = text.replace("{page}", '" + str(counter(page).get().first()) + "')
    return f'footer: context align(right, text(8pt, "{text}")),'


def _heading_rules(look: Look) -> str:
    wrapped = _WRAPPED.get(look.headings)
    body = f"{wrapped}(it.body)" if wrapped else "it.body"
    return "".join(
        f"#show heading.where(level: {level}): it => block(sticky: true, above: 1em, below: 0.6em, "
        f"text(size: {look.size * size:.1f}pt, {_HEADINGS[look.headings]}, {body}))\n"
        for level, size in ((1, 1.7), (2, 1.35), (3, 1.12))
    )


def _string(text: str) -> str:
    """`text` as Typst's code for a string, in markup."""
    return "#" + json.dumps(text, ensure_ascii=False) + ";"


def _element(element: Element, look: Look) -> str:
    if isinstance(element, Heading):
        number = f"{element.number} " if element.number else ""
        return f"#heading(level: {element.level + 1})[{_string(number + element.text)}]\n"
    if isinstance(element, Text):
        body = _blocks(element.content)
        if element.style == "area":
            return f'#text(weight: "bold")[{body}]\n'
        return f"#text(8pt)[{body}]\n" if element.style == "small" else f"{body}\n"
    if isinstance(element, Labelled):
        return _labelled(element, look)
    if isinstance(element, Cards):
        return _cards(element, look)
    if isinstance(element, Toc):
        target = "selector(heading.where(level: 2)).or(heading.where(level: 3))"
        return f"#outline(title: [{_string(element.title)}], target: {target})\n"
    return _table(element, look) if isinstance(element, Table) else ""


def _label(text: str, look: Look, role: str = "label") -> str:
    face = _LABELS[look.label_face]
    return f'#text({face + ", " if face else ""}fill: rgb("{look.ink(role)}"))[{_string(text)}]'


def _labelled(element: Labelled, look: Look) -> str:
    first, *others = pieces(element.content)
    label = _label(element.label, look)
    if element.alone or first.kind != "paragraph":
        return f"#par[{label}]\n{_blocks(element.content)}\n"
    rest = "\n".join(("- " if one.kind == "item" else "") + one.text for one in others)
    return f"#par[{label} {_inline(first.text)}]\n{_blocks(rest) if rest else ''}\n"


def _blocks(content: str) -> str:
    """Paragraphs, and list items together."""
    out, kind = [], ""
    for piece in pieces(content):
        boxed = piece.text.startswith(("☐", "☒"))
        now = "" if boxed else {"item": "list", "numbered": "enum"}.get(piece.kind, "")
        if now != kind:
            out.append((")" if kind else "") + (f"#{now}(" if now else ""))
            kind = now
        out.append(f"[{_inline(piece.text)}]," if now else f"#par[{_inline(piece.text)}]")
    return "\n".join(out) + (")" if kind else "")


_MARKS = {"note": "#super[{}]", "deleted": "#strike[{}]", "comment": '#text(fill: rgb("#ffffff"))[{}]'}


def _inline(text: str) -> str:
    return "".join(_MARKS.get(run.mark, "{}").format(_string(run.text)) for run in text_to_runs(text))


def _stroke(look: Look) -> str:
    return {
        "all": '0.6pt + rgb("#8a8a8a")',
        "across": '(x: none, y: 0.6pt + rgb("#8a8a8a"))',
        "white": '1.6pt + rgb("#ffffff")',
    }.get(look.rules, "none")


def _framed(table: str, look: Look) -> str:
    """A box round the table, and whether a page may cut it: one that is higher than a page must be cut."""
    stroke = 'stroke: 0.8pt + rgb("#8a8a8a"), ' if look.rules == "box" else ""
    if look.cut != "whole":
        return f"#block({stroke}below: 1em, width: 100%)[{table}]\n"
    high = f"measure(block(width: {look.column}pt, table)).height > {look.paper[1] - 2 * look.margin - 20}pt"
    return f"#context {{ let table = [{table}]; block({stroke}breakable: {high}, below: 1em, width: 100%, table) }}\n"


def _table(table: Table, look: Look) -> str:
    cells: list[list[str]] = [[], []]
    for placed in place_cells(table):
        cells[placed.row >= table.head_rows].append(_cell(placed, table, look))
    head = f"table.header(repeat: {str(look.repeat).lower()}, {' '.join(cells[0])})," if cells[0] else ""
    columns = ", ".join(f"{width:.1f}fr" for width in column_widths(table, look, look.column))
    return _framed(
        f"#table(columns: ({columns},), stroke: {_stroke(look)}, inset: (x: {look.padding}pt, y: {look.air}pt), "
        f"align: left + {'horizon' if look.middle else 'top'}, {head} {' '.join(cells[1])})",
        look,
    )


def _cell(placed: Placed, table: Table, look: Look) -> str:
    role = fill_role(placed, table)
    fill = look.fill(role)
    if not fill and look.zebra and (placed.row - table.head_rows) % 2:
        fill = look.zebra
    ground = f'fill: rgb("{fill}"), ' if fill else ""
    cell = placed.cell
    spans = f"colspan: {cell.column_span}, rowspan: {cell.row_span}, breakable: {_may_be_cut(cell, look)}, "
    if role in ("label", "head"):
        body = _label(cell.content, look, role)
    elif role in ("title", "area"):
        body = f'#text(weight: "bold", fill: rgb("{look.ink(role)}"))[{_blocks(cell.content)}]'
    else:
        body = _blocks(cell.content)
    return f"table.cell({spans}{ground})[{body}],"


def _may_be_cut(cell: Cell, look: Look) -> str:
    """Whether a page may cut a cell: also one over rows, of which the last stands on the next page."""
    return str(look.cut == "anywhere" or (look.cut == "whole" and cell.row_span > 1)).lower()


def _cards(element: Cards, look: Look) -> str:
    """Cards in rows, each in a box of its own."""
    edge = {
        "all": 'stroke: 0.6pt + rgb("#8a8a8a"), ',
        "box": 'stroke: 0.8pt + rgb("#8a8a8a"), ',
        "across": 'stroke: (top: 0.6pt + rgb("#8a8a8a")), ',
        "white": f'fill: rgb("{look.fill("card")}"), ',
    }.get(look.rules, "")
    boxes = " ".join(
        f"block({edge}width: 100%, inset: (x: {look.padding}pt, y: 4pt))[{_card(card, look)}],"
        for card in element.cards
    )
    return f"#grid(columns: ({'1fr, ' * element.per_row}), gutter: 8pt, {boxes})\n"


def _card_label(text: str, look: Look) -> str:
    """A label in a line of its own, on a ground where its ink needs one."""
    if not look.card_label:
        return f"#par[{_label(text, look)}]"
    return f'#block(fill: rgb("{look.card_label}"), width: 100%, inset: (y: 1.5pt))[{_label(text, look)}]'


def _card(card: Card, look: Look) -> str:
    band = f'fill: rgb("{look.card_title}"), ' if look.card_title else ""
    title = f'#block({band}width: 100%)[#text(weight: "bold", size: 1.1em)[{_string(card.title)}]]'
    title = title if card.title else ""
    rows = "".join(f"{_card_label(label, look)}\n{_blocks(content)}\n" for label, content in card.rows)
    return f"{title}\n{rows}"
