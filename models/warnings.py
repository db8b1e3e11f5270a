"""Every warning that a record can carry: its code, what it tells, and what to do about it."""

from __future__ import annotations

from typing import Literal, TypeAlias

WarningCode: TypeAlias = Literal[
    # how the file was read
    "attachment",
    "comments-skipped",
    "covered-text",
    "embedded-part-skipped",
    "encoding-mended",
    "form-unread",
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
    "struck-out",
    "tracked-changes",
    "unreadable-text",
    # how tables were put together
    "cell-rejoined",
    "columns-rejoined",
    "row-not-placed",
    "row-without-measure",
    "table-flattened",
    "page-uncertain",
    # what the user stated
    "given-by-user",
    # what rules make of a value
    "label-ambiguous",
    "label-unknown",
    "named-by-model",
    "schedule-ambiguous",
    "schedule-unread",
    "value-uncertain",
]
"""The codes; a warning is made with one of these or not at all."""

WARNINGS: dict[WarningCode, str] = {
    "attachment": "The file holds another file, which is a document of its own, of a kind that is not read, or broken."
    " Look for it by its path, which is this one's and its own name; save and give it, if it was not read.",
    "comments-skipped": "The document has comments, which are no part of its text; they were left out."
    " Read them in the document, if they matter.",
    "covered-text": "Words lie under an opaque mark that was drawn over them; they are nowhere in the record."
    " Make the file anew without them: whoever copies the text from the page can still read them.",
    "embedded-part-skipped": "A document embedded in this one is of a kind that is not read, or is broken."
    " Save the embedded document as a file of its own and give that.",
    "encoding-mended": "The text had been encoded twice, or was stained with control characters; that was mended."
    " Look at å, ä and ö in the record.",
    "form-unread": "The file is a form that only Adobe's programs lay out (XFA); what it shows there was not read."
    " Open it in Adobe Reader, print it as PDF and read that.",
    "formula-without-value": "A workbook's cell holds a formula and no result; the cell is empty in the record."
    " Open the workbook, let it calculate, save it and read it again.",
    "hidden-rows": "A sheet hides rows or columns; they were read, and the evidence says which words."
    " Decide whether they are in force.",
    "hidden-sheet": "A sheet is hidden; it was read, and the evidence says which words."
    " Decide whether it is in force.",
    "hidden-text": "The document holds text that it does not show; it is in the remainder and in no field."
    " Compare with what the document shows; show the text and read it again, if it is in force.",
    "linked-document-skipped": "The document shows other files by links, which were not followed."
    " Give them as files of their own.",
    "page-unreadable": "A page is damaged; nothing of it is in the record."
    " Print or save the document anew from its source.",
    "page-without-text": "A page holds no text, only a picture or nothing; it may be a scan."
    " If it is a scan, let a program recognise its text first.",
    "part-damaged": "A part of the file is broken and was read as far as it goes; text may be missing."
    " Open the file in the program that wrote it, save it and read it again.",
    "part-unreadable": "A part of the file could not be read at all; text is missing."
    " Open the file in the program that wrote it, save it and read it again.",
    "pictures-without-text": "The document holds pictures and hardly any text; what the pictures say is missing."
    " Save it as PDF and let a program recognise the text of its pictures.",
    "sheet-unreadable": "A part of the workbook is broken; what could be read of it was."
    " Open the workbook in the program that wrote it, save it and read it again.",
    "struck-out": "Text is struck out; it is in the remainder and in no field."
    " Take out the line and read the document again, if the text is still in force.",
    "tracked-changes": "The document has tracked changes: insertions are text, deletions are not."
    " Accept or reject them, if the record should hold the other wording.",
    "unreadable-text": "The file does not tell which letters some signs are (U+FFFD stands for each), or a page's text"
    " layer says other letters than the page shows."
    " Read the text beside the document; let it be recognised, or save it as PDF anew from its source.",
    "cell-rejoined": "A value that a page break had cut in a text conversion was put together again."
    " Read the value beside the document; the evidence holds both halves.",
    "columns-rejoined": "Columns printed on other pages were put back beside their rows by order and wording."
    " Read the rows beside the document; read the PDF or workbook itself, if there is one.",
    "row-not-placed": "A row printed on another page fits beside no row for certain; it stands on its own."
    " Find its place in the document; read the PDF or workbook itself, if there is one.",
    "row-without-measure": "A row says who, when or how followed up, but not what; it is in the remainder."
    " Look whether the row above is meant.",
    "table-flattened": "A table that had become running text was put together by its labels and wording."
    " Read its values beside the document; read the original instead of a conversion, if there is one.",
    "page-uncertain": "What was read of a page (or of a measure, in a file without pages) shows signs of a misreading,"
    " which the message names: a label inside a value, two rows in one. All its values have a confidence below 0.8."
    " Read them beside the page; `planlasare quote` draws it.",
    "given-by-user": "The document does not say its district, year or title; the record has what the user stated."
    " See that it is right; a changed --given, --district, --year or --title mends it at the next import.",
    "label-ambiguous": "A label may lead to more than one field; the value stands under the likeliest."
    " See whether it is the right one; a rule of your own settles it for all documents.",
    "label-unknown": "No rule knows a label; its value stands in `other_fields` under the label as printed."
    " Add a row for it: `planlasare rules suggest labels` writes a draft.",
    "named-by-model": "A person was found by the spaCy model that was named with --spacy-model, and by no rule."
    " Look whether it is a person.",
    "schedule-ambiguous": "A time can be read in two ways; the message says which."
    " Choose; the record holds the likelier reading with low confidence.",
    "schedule-unread": "No rule finds a time in the value of a field that asks for one."
    " Read the text; add a row to `schedules.toml`, if it does say when.",
    "value-uncertain": "A value may hold too little or too much; its confidence is below 0.6."
    " Read it beside the document, at its evidence.",
}
"""What each code tells, in one sentence, and what to do about it."""
