"""Numbers and dates of cells as Excel shows them on a Swedish computer."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite

BUILT_IN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "General",
    13: "General",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "hh:mm",
    19: "hh:mm:ss",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "yyyy-mm-dd hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
}
"""Codes of the formats that a file names by number only; 14 and 22 follow the computer's country."""

_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
).split()  # fmt: skip
_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|y+|m+|d+|h+|s+|\.0+|E[+-]0+|[0#?]+(?:,[0#?]+)*(?:\.[0#?]*)?|.',
    re.IGNORECASE | re.DOTALL,
)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_PLACES = re.compile(r"[0#?]+(?:,[0#?]+)*(?:\.[0#?]*)?,*")
_LAST_DAY = 2_958_465
"""31 December 9999; larger numbers are no dates."""


def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """`value` under the number format `code`; `from_1904` says that the workbook counts days from 1904.

    A code that is not understood shows the plain number.
    """
    if not isfinite(value):
        return str(value)
    section = _section(code, value)
    if not section and ";" in code:
        return ""  # a code that hides these values
    if not section.strip() or section.strip().lower() in {"general", "standard", "@"}:
        return _plain(value)
    tokens = _tokens(section)
    if _is_date(tokens):
        return _date(value, tokens, from_1904=from_1904)
    return _number(value, section, tokens)


def hides_all(code: str) -> bool:
    """Whether a number format shows nothing, whatever the cell holds: ";;;", or LibreOffice's '"";"";"";""'."""
    return code.count(";") >= _ALL_KINDS and not code.replace('""', "").strip("; ")


_ALL_KINDS = 3
"""Signs that part the four kinds of values: above zero, below, zero, and text."""


def shown_date(text: str, code: str) -> str:
    """A date that the file stores as ISO text, under the number format `code`."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    tokens = _tokens(_section(code, 1))
    if not _is_date(tokens):
        tokens = _tokens("yyyy-mm-dd" if moment.time() == moment.min.time() else "yyyy-mm-dd hh:mm")
    return _moment(moment, tokens, 0)


def _section(code: str, value: float) -> str:
    """The part of a code for positive, negative or zero values."""
    sections = _sections(code)
    if any(re.match(r"\s*\[[<>=]", section) for section in sections):
        return sections[0]
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    sections, current = [], ""
    for part in _TOKEN.findall(code[:500]):
        if part == ";":
            sections.append(current)
            current = ""
        else:
            current += part
    return (*sections, current)


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(section))


def _is_literal(token: str) -> bool:
    return token[0] in '"\\_*[' or token.upper() in {"AM/PM", "A/P"}


def _is_date(tokens: tuple[str, ...]) -> bool:
    elapsed = any(re.fullmatch(r"\[[hms]+\]", token, re.IGNORECASE) for token in tokens)
    return elapsed or any(not _is_literal(token) and _DATE_LETTERS.match(token) for token in tokens)


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _number(value: float, section: str, tokens: tuple[str, ...]) -> str:
    places = next((token for token in tokens if _PLACES.fullmatch(token)), None)
    if places is None or any(token.upper().startswith("E") and len(token) > 1 for token in tokens):
        literal = "".join(_literal(token) for token in tokens)
        return literal if places is None and literal.strip() else _plain(value)
    percent = min(tokens.count("%"), 2)
    shown = abs(value) * 100**percent
    whole, _, decimals = places.partition(".")
    fewest, most = decimals.rstrip("#?").count("0"), len(decimals)
    digits = f"{shown:.{most}f}"
    integer, _, fraction = digits.partition(".")
    while len(fraction) > fewest and fraction.endswith("0"):
        fraction = fraction[:-1]
    integer = integer.zfill(whole.replace(",", "").count("0"))
    if "," in whole:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ", integer)
    text = integer + ("," + fraction if fraction else "")
    # A code for negative values alone says itself how the sign is shown.
    sign = (
        "-"
        if value < 0 and len(_sections(section)) == 1 and not _writes_sign(tokens) and float(digits)
        else ""
    )
    return sign + _around(tokens, places, text)


def _writes_sign(tokens: tuple[str, ...]) -> bool:
    return "-" in tokens or "(" in tokens


def _around(tokens: tuple[str, ...], places: str, text: str) -> str:
    """`text` in place of the digits of a format, what the format writes around it kept."""
    shown, done = "", False
    for token in tokens:
        if token == places and not done:
            shown, done = shown + text, True
        elif not _PLACES.fullmatch(token):
            shown += _literal(token)
    return shown.strip()


def _literal(token: str) -> str:
    """What a token that is no placeholder writes."""
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("["):
        currency = re.fullmatch(r"\[\$([^\]-]*)(?:-[^\]]*)?\]", token)
        return currency.group(1) if currency else ""
    if token[0] in "_*":
        return " " if token[0] == "_" else ""
    return token


def _date(value: float, tokens: tuple[str, ...], *, from_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return _plain(value)
    # Excel holds 1900 for a leap year, so that day 60 does not exist and earlier days are one off.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if value >= 61 else 31)
    seconds = round((value % 1) * 86400)
    return _moment(start + timedelta(days=int(value), seconds=seconds), tokens, value)


def _moment(moment: datetime, tokens: tuple[str, ...], value: float) -> str:
    shown = ""
    half_day = any(token.upper() in {"AM/PM", "A/P"} for token in tokens)
    for index, token in enumerate(tokens):
        kind = token.lower()
        if re.fullmatch(r"\[[hms]+\]", kind):
            unit = {"h": 24, "m": 1440, "s": 86400}[kind[1]]
            shown += str(int(value * unit + 1e-6))
        elif kind in {"am/pm", "a/p"}:
            shown += "AM" if moment.hour < 12 else "PM"
        elif re.fullmatch(r"y+|m+|d+|h+|s+", kind):
            shown += _date_part(moment, kind, minutes=_means_minutes(tokens, index), half_day=half_day)
        elif re.fullmatch(r"\.0+", token):
            shown += ""
        else:
            shown += _literal(token)
    return shown.strip()


def _means_minutes(tokens: tuple[str, ...], index: int) -> bool:
    """Whether an `m` stands for minutes: after hours or before seconds."""
    letters = [token.lower().strip("[]") for token in tokens]
    before = next((token for token in reversed(letters[:index]) if _DATE_LETTERS.match(token)), "")
    after = next((token for token in letters[index + 1 :] if _DATE_LETTERS.match(token)), "")
    return before.startswith("h") or after.startswith("s")


def _date_part(moment: datetime, kind: str, *, minutes: bool, half_day: bool) -> str:
    width = len(kind)
    if kind[0] == "y":
        return f"{moment.year:04d}" if width > 2 else f"{moment.year % 100:02d}"
    if kind[0] == "d":
        return _name_or_number(moment.day, _DAYS[moment.weekday()], width, short=3)
    if kind[0] == "m" and not minutes:
        return _name_or_number(moment.month, _MONTHS[moment.month - 1], width, short=3)
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    number = {"h": hour, "m": moment.minute, "s": moment.second}[kind[0]]
    return f"{number:02d}" if width > 1 else str(number)


def _name_or_number(number: int, name: str, width: int, *, short: int) -> str:
    if width <= 2:
        return f"{number:0{width}d}"
    if width == 5:
        return name[0].upper()
    return name if width == 4 else name[:short]
