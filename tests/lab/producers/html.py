"""A drawn plan as HTML with its look as CSS: what WeasyPrint and Chromium print, and a file of its own."""

from __future__ import annotations

import re
from html import escape

from tests.lab.producers.fitting import column_widths
from tests.lab.producers.look import CSS, Look, font_files
from tests.lab.shapes.elements import Card, Cards, Drawn, Element, Labelled
from tests.samples.elements import Cell, Heading, Table, Text, Toc, text_to_runs
from tests.samples.source import Piece, pieces

_MARKED = re.compile(r"\n|^- |^1\. |\[\^|\{[-!]")
"""What no field of a form holds: lists, several paragraphs, marks."""


def page_html(drawn: Drawn, look: Look) -> str:
    """The whole page."""
    title, *parts = [_element(element, number, drawn, look) for number, element in enumerate(drawn.elements)]
    body = f'{title}\n<div class="print">\n' + "\n".join(parts) + "\n</div>"
    mark = f'<div class="watermark">{look.watermark}</div>' if look.watermark else ""
    return (
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>{escape(drawn.title)}</title>\n'
        f"<style>\n{_css(look)}\n</style></head>\n<body>{mark}\n{body}\n</body></html>\n"
    )


def _css(look: Look) -> str:
    return "\n".join((_faces(look), _page(look), _text(look), _tables(look), _grounds(look), _cuts(look)))


def _faces(look: Look) -> str:
    """Where the face is no font of the system, its files."""
    if look.face != "lato":
        return ""
    styles = {"regular": "", "bold": "font-weight:bold;", "italic": "font-style:italic;"}
    files = font_files("lato")
    return "\n".join(
        f"@font-face{{font-family:Lato;{style}src:url('{files[name].as_uri()}')}}"
        for name, style in styles.items()
    )


def _page(look: Look) -> str:
    """The paper with its margins, running head and foot."""
    width, height = look.paper
    top = 30 + 1.3 * 8 + look.head_gap if look.head else look.margin
    foot = escape(look.foot).replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    head = f'@top-left{{content:"{look.head}";vertical-align:bottom;padding-bottom:{look.head_gap}pt;font-size:8pt;white-space:nowrap}}'
    below = f'@bottom-right{{content:"{foot}";font-size:8pt;white-space:nowrap}}'
    return (
        f"@page{{size:{width}pt {height}pt;margin:{top}pt {look.margin}pt {look.margin}pt;"
        f"{head if look.head else ''}{below if look.foot else ''}}}"
    )


def _text(look: Look) -> str:
    headings = {
        "bold": "font-weight:bold",
        "italic": "font-style:italic;font-weight:normal",
        "small-caps": "font-variant:small-caps;font-weight:normal",
        "underline": "text-decoration:underline;font-weight:normal",
        "colour": "color:#a03020;font-weight:normal",
        "size": "font-weight:normal",
        "capitals": "text-transform:uppercase;font-weight:bold",
    }[look.headings]
    labels = {
        "bold": "font-weight:bold",
        "plain": "font-weight:normal",
        "italic": "font-style:italic;font-weight:normal",
        "colour": "color:#1f4e79;font-weight:bold",
    }[look.label_face]
    justify = "text-align:justify;" if look.justified else ""
    columns = "div.print{column-count:2;column-gap:20pt}" if look.columns == 2 else ""
    return (
        f"body{{font-family:{CSS[look.face]};font-size:{look.size}pt;line-height:1.22;{justify}margin:0}}\n"
        f"h1,h2,h3{{{headings};text-align:left}}\nh1{{font-size:1.7em;margin:0 0 12pt}}\n"
        "h2{font-size:1.35em;margin:14pt 0 5pt}\nh3{font-size:1.12em;margin:10pt 0 4pt}\n"
        f".label,.stacked{{{labels}}}\np,ul,ol{{margin:0 0 4pt}}\nul,ol{{padding-left:14pt}}\n"
        "td p:last-child,td ul:last-child,td ol:last-child{margin-bottom:0}\n"
        "sup{font-size:65%;line-height:0}\n.hidden{color:#ffffff}\n.small{font-size:8pt}\np.alone{margin-bottom:0}\n"
        ".toc p{margin:0}.toc a{color:inherit;text-decoration:none}"
        ".toc a::after{content:leader('.') target-counter(attr(href),page)}\n"
        ".watermark{position:fixed;top:45%;left:15%;font-size:70pt;color:#dddddd;transform:rotate(-35deg);z-index:-1}\n"
        "input{width:95%;border:none;font:inherit;background:#f2f5fb}\n"
        f"{columns}"
    )


def _tables(look: Look) -> str:
    rules = {
        "all": "td,th{border:.6pt solid #8a8a8a}",
        "across": "td,th{border-top:.6pt solid #8a8a8a;border-bottom:.6pt solid #8a8a8a}",
        "none": "",
        "white": "td,th{border:1.6pt solid #ffffff}",
        "box": "table{border:.8pt solid #8a8a8a}",
    }[look.rules]
    return (
        f"table{{border-collapse:collapse;width:100%;table-layout:fixed;margin:0 0 12pt}}\n{rules}\n"
        f"td,th{{padding:{look.air}pt {look.padding}pt;vertical-align:{'middle' if look.middle else 'top'};text-align:left;"
        "font-weight:normal}\nth,td.title,td.area{font-weight:bold}\nthead th{font-weight:bold}\n"
        f"td,th{{overflow-wrap:break-word}}{'th.label{overflow-wrap:anywhere}' if look.broken else ''}\n"
        f".stacked{{margin:4pt 0 0}}\n{_card_rules(look)}"
    )


def _card_rules(look: Look) -> str:
    """Each card in a box of its own, with room between them."""
    rules = {
        "all": "border:.6pt solid #8a8a8a",
        "box": "border:.8pt solid #8a8a8a",
        "across": "border:none;border-top:.6pt solid #8a8a8a",
        "white": f"border:none;background:{look.fill('card')}",
    }.get(look.rules, "border:none")
    label = f".cards .stacked{{background:{look.card_label};color:#ffffff}}" if look.card_label else ""
    return (
        "table.cards{border:none;border-collapse:separate;border-spacing:8pt}\n"
        f".cards .title{{background:{look.card_title or 'none'}}}{label}\n"
        f"table.cards td{{{rules}}}\ntable.cards td.gap{{border:none;background:none}}"
    )


def _grounds(look: Look) -> str:
    rules = [
        f"td.{role},th.{role}{{background:{look.fill(role)};color:{look.ink(role)}}}"
        for role in ("label", "head", "title", "area", "value")
        if look.fill(role)
    ]
    if look.zebra:
        rules.append(f"tbody tr:nth-child(even)>*{{background:{look.zebra}}}")
    return "\n".join(rules)


def _cuts(look: Look) -> str:
    rows = {"whole": "table,tr{break-inside:avoid}", "rows": "tr{break-inside:avoid}"}.get(
        look.cut, "p,li{orphans:1;widows:1}"
    )
    head = "" if look.repeat else "thead{display:table-row-group}"
    above = f".above{{height:{look.above:.0f}pt}}" if look.above else ""
    return f"{rows}\n{head}\nh1,h2,h3{{break-after:avoid}}\n{above}"


def _element(element: Element, number: int, drawn: Drawn, look: Look) -> str:
    if isinstance(element, Heading):
        tag = f"h{element.level + 1}"
        before = f"{escape(element.number)} " if element.number else ""
        above = '<div class="above"></div>' if element.level == 0 else ""
        return f'<{tag} id="h{number}">{before}{_inline(element.text)}</{tag}>{above}'
    if isinstance(element, Text):
        kind = "stacked" if element.style == "area" else element.style
        return f'<div class="{kind}">{_blocks(element.content)}</div>'
    if isinstance(element, Labelled):
        return _labelled(element)
    if isinstance(element, Cards):
        return _cards(element)
    if isinstance(element, Toc):
        return _contents(element, drawn)
    return _table(element, look) if isinstance(element, Table) else ""


def _labelled(element: Labelled) -> str:
    """A label and its value in one paragraph; a list follows below."""
    label = f'<span class="label">{_inline(element.label)}</span>'
    first, *others = pieces(element.content)
    if element.alone or first.kind != "paragraph":
        return f'<div class="body"><p class="alone">{label}</p>{_blocks(element.content)}</div>'
    rest = _lists(tuple(others))
    return f'<div class="body"><p>{label} {_inline(first.text)}</p>{rest}</div>'


def _cards(element: Cards) -> str:
    """Cards in rows, with a gap between two."""
    rows = []
    for at in range(0, len(element.cards), element.per_row):
        row = element.cards[at : at + element.per_row]
        cells = "".join(f"<td>{_card(card)}</td>" for card in row)
        cells += '<td class="gap"></td>' * (element.per_row - len(row))
        rows.append(f"<tr>{cells}</tr>")
    return f'<table class="cards"><tbody>{"".join(rows)}</tbody></table>'


def _card(card: Card) -> str:
    title = f'<p class="title"><b>{_inline(card.title)}</b></p>' if card.title else ""
    return title + "".join(
        f'<p class="stacked">{_inline(label)}</p><div class="text">{_blocks(content)}</div>'
        for label, content in card.rows
    )


def _contents(element: Toc, drawn: Drawn) -> str:
    lines = [
        f'<p><a href="#h{number}">{escape(one.number)} {_inline(one.text)}</a></p>'
        for number, one in enumerate(drawn.elements)
        if isinstance(one, Heading) and one.level in (1, 2)
    ]
    return f'<div class="toc"><p><b>{escape(element.title)}</b></p>{"".join(lines)}</div>'


def _table(table: Table, look: Look) -> str:
    widths = column_widths(table, look, look.column)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.2f}%">' for width in widths)
    rows = [f"<tr>{''.join(_cell(cell, look) for cell in row)}</tr>" for row in table.rows]
    head = f"<thead>{''.join(rows[: table.head_rows])}</thead>" if table.head_rows else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>\n{chr(10).join(rows[table.head_rows :])}\n</tbody></table>"


def _cell(cell: Cell, look: Look) -> str:
    spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    spans += f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    tag = "th" if cell.role in ("label", "head") else "td"
    if look.form and cell.role == "value" and 0 < len(cell.content) < 60 and not _MARKED.search(cell.content):
        return f'<{tag} class="{cell.role}"{spans}><input type="text" value="{escape(cell.content)}"></{tag}>'
    return f'<{tag} class="{cell.role}"{spans}>{_blocks(cell.content)}</{tag}>'


def _blocks(content: str) -> str:
    found = pieces(content)
    if len(found) == 1 and found[0].kind == "paragraph":
        return f"<p>{_inline(found[0].text)}</p>"
    return _lists(found)


def _lists(found: tuple[Piece, ...]) -> str:
    """Paragraphs, and the items of a list together; an item with a box to tick is a line of its own."""
    out: list[str] = []
    open_tag = ""
    for piece in found:
        boxed = piece.text.startswith(("☐", "☒"))
        tag = "" if boxed else {"item": "ul", "numbered": "ol"}.get(piece.kind, "")
        if tag != open_tag:
            out.append((f"</{open_tag}>" if open_tag else "") + (f"<{tag}>" if tag else ""))
            open_tag = tag
        out.append(f"<li>{_inline(piece.text)}</li>" if tag else f"<p>{_inline(piece.text)}</p>")
    return "".join(out) + (f"</{open_tag}>" if open_tag else "")


def _inline(text: str) -> str:
    marks = {
        "note": "<sup>{}</sup>",
        "deleted": "<s>{}</s>",
        "comment": '<span class="hidden">{}</span>',
    }
    return "".join(
        marks.get(run.mark, "{}").format(escape(run.text, quote=False)) for run in text_to_runs(text)
    )
