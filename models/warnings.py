"""Every warning that a record can carry: its code, and what it tells whoever reads the record."""

from __future__ import annotations

from typing import Literal, TypeAlias

WarningCode: TypeAlias = Literal[
    # how the file was read
    "comments-skipped",
    "embedded-part-skipped",
    "encoding-mended",
    "formula-without-value",
    "hidden-rows",
    "hidden-sheet",
    "hidden-text",
    "linked-document-skipped",
    "page-unreadable",
    "page-without-text",
    "part-damaged",
    "part-unreadable",
    "pictures-without-text",
    "sheet-unreadable",
    "tracked-changes",
    # how tables were put together
    "cell-rejoined",
    "columns-rejoined",
    "row-not-placed",
    "row-without-measure",
    "table-flattened",
    # what rules make of a value
    "label-ambiguous",
    "label-unknown",
    "schedule-ambiguous",
    "schedule-unread",
    "value-uncertain",
]
"""The codes; a warning is made with one of these or not at all."""

WARNINGS: dict[WarningCode, str] = {
    "comments-skipped": "The document has comments, which are no part of its text; they were left out.",
    "embedded-part-skipped": "A document embedded in this one is of a kind that is not read, or is broken.",
    "encoding-mended": "The text had been encoded twice; its letters were restored.",
    "formula-without-value": "A workbook's cell holds a formula and no result; the cell is empty in the record.",
    "hidden-rows": "A sheet hides rows or columns; they were read, and the evidence says which words.",
    "hidden-sheet": "A sheet is hidden; it was read, and the evidence says which words.",
    "hidden-text": "Text is set as hidden: of a Word document it was read, of a page (HTML) it was left out.",
    "linked-document-skipped": "The document shows other files by links; give them as files of their own.",
    "page-unreadable": "A page is damaged; nothing of it is in the record.",
    "page-without-text": "A page holds no text, only a picture or nothing; it may be a scan.",
    "part-damaged": "A part of the file is broken and was read as far as it goes; text may be missing.",
    "part-unreadable": "A part of the file could not be read at all; text is missing.",
    "pictures-without-text": "The document holds pictures and hardly any text; what the pictures say is missing.",
    "sheet-unreadable": "A part of the workbook is broken; what could be read of it was.",
    "tracked-changes": "The document has tracked changes: insertions are text, deletions are not.",
    "cell-rejoined": "A value that a page break had cut in a text conversion was put together again.",
    "columns-rejoined": "Columns printed on other pages were put back beside their rows by order and wording.",
    "row-not-placed": "A row printed on another page fits beside no row for certain; it stands on its own.",
    "row-without-measure": "A row says who, when or how followed up, but not what; it is in the remainder.",
    "table-flattened": "A table that had become running text was put together by its labels and wording.",
    "label-ambiguous": "A label may lead to more than one field; the value stands under the likeliest.",
    "label-unknown": "No rule knows a label; its value stands in `other_fields` under the label as printed.",
    "schedule-ambiguous": "A time can be read in two ways; the message says which.",
    "schedule-unread": "No rule finds a time in the value of a field that asks for one.",
    "value-uncertain": "A value may hold too little or too much; its confidence is below 0.6.",
}
"""What each code means, for people."""
