"""Which kind of text a decoded file is: HTML, Markdown, e-mail, or plain text as converters write it."""

from __future__ import annotations

import itertools
import json
import re
from typing import Literal, TypeAlias

TextKind: TypeAlias = Literal["html", "md", "eml", "txt", "rtf", "xml", "svg", "json"]

_COMMENTS = re.compile(r"\A(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html|<html\b", re.IGNORECASE)
_BODY = re.compile(r"<(?:body|head|table|article|main|section)\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:h[1-6]|p|div|table|tr|td|ul|ol|li|section|article|main|header|body|head|meta|title)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"<\?xml\b", re.IGNORECASE)
_MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:\s|$)")
_MAIL_MACHINE_FIELDS = frozenset(
    {"mime-version", "message-id", "received", "return-path", "dkim-signature", "x-mailer", "content-type"}
)
_MAIL_FIELDS = frozenset({"from", "subject"})
"""Enough in a file that is called a message."""
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")
_ATX = re.compile(r" {0,3}#{1,6} +\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_LIST = re.compile(r" {0,3}(?:[-*+]|\d+[.)]) +\S")


def text_kind(text: str, suffix: str = "") -> TextKind:
    """What `text` (not blank) is; `suffix` (".md") decides only where Markdown and plain text both fit."""
    begin = _COMMENTS.match(text)
    start = text[begin.end() : begin.end() + 4000] if begin else text[:4000]
    if start.startswith("{\\rtf"):
        return "rtf"
    if start.startswith("<"):
        kind = _tagged_kind(text, start)
        if kind:
            return kind
    if start[:1] in "{[" and _is_json(text):
        return "json"
    if _is_mail(start, suffix):
        return "eml"
    return "md" if _is_markdown(text, suffix) else "txt"


def _tagged_kind(text: str, start: str) -> TextKind | None:
    if _PAGE.match(start):
        return "html"
    is_xml = _XML.match(text.lstrip())
    if _PAGE.search(start) and (is_xml or _BODY.search(start)):
        return "html"
    if is_xml or re.match(r"<svg\b", start, re.IGNORECASE):
        return "svg" if start[:4].lower() == "<svg" else "xml"
    if not _BLOCK_TAG.match(start):
        return None
    # A fragment of HTML is tags throughout; a text conversion has tags in some cells of its tabbed rows.
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line.strip() for line in lines):
        return "html" if re.match(r"<(?:table|body|head|div)\b", start, re.IGNORECASE) else None
    tagged = sum(bool(_BLOCK_TAG.search(line)) for line in lines)
    return "html" if tagged > 0.4 * len(lines) else None


def _is_json(text: str) -> bool:
    if text.rstrip()[-1:] not in "}]":
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        # One JSON value a line is as common.
        try:
            return len(text.splitlines()) > 1 and isinstance(json.loads(text.splitlines()[0]), dict)
        except (ValueError, RecursionError):
            return False
    return True


def _is_mail(start: str, suffix: str) -> bool:
    """Whether the first lines are an e-mail's header: fields, and one that only mail programs write; of an .eml, who
    wrote and of what."""
    lines = start.splitlines()
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    fields: set[str] = set()
    for line in lines:
        if not line.strip():
            break
        if line[0] in " \t" and fields:
            continue
        match = _MAIL_FIELD.match(line)
        if not match:
            return False
        fields.add(match.group(1).lower())
    is_whole = suffix == ".eml" and fields >= _MAIL_FIELDS
    return is_whole or (bool(fields & _MAIL_MACHINE_FIELDS) and len(fields) >= 2)


def _is_markdown(text: str, suffix: str) -> bool:
    """Whether `text` has the structure of Markdown: several headings, or one and a pipe table.

    Emphasis alone is what text converters write too, and so are `#` headings above tabbed rows.
    """
    lines = text.splitlines()
    tabbed = sum("\t" in line.strip() for line in lines)
    tables = sum(
        bool(_DELIMITER_ROW.fullmatch(line.strip())) and "|" in before
        for before, line in itertools.pairwise(lines)
    )
    headings = sum(bool(_ATX.match(line)) for line in lines)
    if tabbed > 2 * (tables + headings):
        return False
    if headings >= 2 or any(map(_FENCE.match, lines)) or (tables and (headings or suffix != ".txt")):
        return (
            True  # a text file with pipe tables under plain headings: the reader of text knows such headings
        )
    lists = any(map(_LIST.match, lines))
    return (suffix in _MARKDOWN_SUFFIXES and (bool(headings) or lists)) or (bool(headings) and lists)
