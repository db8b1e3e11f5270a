"""The coming meetings and whom to ask: what the last lines of minutes tell, and what they do not."""

from __future__ import annotations

import pytest

from extract.layouts.minutes.next_meetings import find_contact, find_next_meetings
from extract.recognise.drafts import DraftMeeting, Entry
from models.pages.document import Document, Paragraph
from models.target import Target
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def pieces_of(*lines: str) -> tuple[Document, list[Paragraph]]:
    """Lines that begin with "#" are headings, with "#4" numbered ones."""
    builder = Builder()
    for line in lines:
        text = line.lstrip("#0123456789 ") if line.startswith("#") else line
        builder.paragraph(text, kind="heading" if line.startswith("#") else "paragraph")
    document = builder.document()
    found = []
    for line, block in zip(lines, document.blocks, strict=True):
        assert isinstance(block, Paragraph)
        number = line[1:2] if line.startswith("#") and line[1:2].isdigit() else None
        found.append(Paragraph(block.words, block.kind, number=number))
    return document, found


def meetings(*lines: str, year: int | None = 2022, this: str | None = "2022-03-15") -> list[str]:
    """The coming meetings of `lines`; this meeting was at 13 to 15 in Sal Ek."""
    document, (own, *pieces) = pieces_of("Sal Ek", *lines)
    place = Entry(Target("other"), (own,))
    return [
        f"{one.date} {one.start or '-'} {one.end or '-'} {document.text(one.place.words) if one.place else '-'}"
        for one in find_next_meetings(
            document, pieces, year, this, RULES, DraftMeeting((), this, "13:00", "15:00", place)
        )
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Nästa möte: 8 juni kl 13–15, Stadshuset"], ["2022-06-08 13:00 15:00 Stadshuset"]),
        (["Nästa möte: 8 juni kl 13–15 i Stadshuset"], ["2022-06-08 13:00 15:00 Stadshuset"]),
        (["Nästa möte: 8 juni kl 13–15 Sal Saga"], ["2022-06-08 13:00 15:00 -"]),
        (["Nästa möte: 8 juni kl 13–15 i ett två tre fyra fem sex sju"], ["2022-06-08 13:00 15:00 ett två tre fyra fem sex sju"]),
        (["Nästa möte: 8 juni kl 13–15 i ett två tre fyra fem sex sju åtta"], ["2022-06-08 13:00 15:00 -"]),
        (
            ["Nästa möte: 8 juni och 9 september kl 9 i Boden, 1 oktober kl 13 i Luleå"],
            ["2022-06-08 09:00 - Boden,", "2022-09-09 09:00 - Boden,", "2022-10-01 13:00 - Luleå"],
        ),
        (["Nästa möte: 8 juni, 9 september kl 9"], ["2022-06-08 09:00 - -", "2022-09-09 09:00 - -"]),
        (["Nästa möte: 8 juni kl 9 och 9 september"], ["2022-06-08 09:00 - -", "2022-09-09 - - -"]),
        (["Nästa möte: kl 13–15 den 8 juni och den 9 september"], ["2022-06-08 13:00 15:00 -", "2022-09-09 13:00 15:00 -"]),
        (["Nästa möte: kl 9 – 14 och 21 april"], ["2022-04-14 09:00 - -", "2022-04-21 09:00 - -"]),  # a day is no hour
        (["Nästa möte: 8 juni kl 9 och 9 september, samma tid."], ["2022-06-08 09:00 - -", "2022-09-09 09:00 - -"]),
        (["Nästa möte: 8 juni kl 9 i Sal A. Sedan 9 september kl 10 i Sal B."], ["2022-06-08 09:00 - Sal A.", "2022-09-09 10:00 - Sal B."]),
        (["Nästa möte: 8 januari"], ["2023-01-08 - - -"]),
        (["Nästa möte: 8 januari 2022"], []),
        (["Nästa möte: Mötet den 8 juni är inställt. Nytt möte 9 juni kl 9."], ["2022-06-09 09:00 - -"]),
        (["Nästa möte: 15 mars"], ["2023-03-15 - - -"]),
        (["Nästa möte: 16 mars"], ["2022-03-16 - - -"]),
        (["Kommande möten", "8 juni", "9 september", "Samtliga kl. 13–15 i Stadshuset"],
         ["2022-06-08 13:00 15:00 Stadshuset", "2022-09-09 13:00 15:00 Stadshuset"]),
        (["Kommande möten", "8 juni kl 9", "Samtliga kl. 13–15 i Stadshuset"], ["2022-06-08 09:00 - -"]),
        (["Kommande möten", "8 juni kl 9", "8 juni", "8 juni kl 10"], ["2022-06-08 09:00 - -"]),
        (["Kommande möten", "8 juni", "8 juni kl 10"], ["2022-06-08 10:00 - -"]),
        (["Kommande möten", "8 juni", "Plats: Sal A", "Plats: Sal B"], ["2022-06-08 - - Sal A"]),
        (["Kommande möten", "Tid: 8 juni", "Plats: Sal A"], ["2022-06-08 - - Sal A"]),
        (["Kommande möten", "8 juni", "Tid: kl 9"], ["2022-06-08 09:00 - -"]),
        (["Kommande möten", "#4 Övrigt", "8 juni"], []),
        (["Kommande möten", "# Hösten", "9 september"], ["2022-09-09 - - -"]),
        (["Tid: 8 juni", "8 juni", "Vi ses."], []),
        (["Den 8 juni var det lugnt."], []),
        (["Nästa möte hålls den 8 juni. Den 9 september är det marknad."], ["2022-06-08 - - -"]),
        (["Nästa möte: 8 juni kl 9. Plats meddelas senare."], ["2022-06-08 09:00 - -"]),
        (["Nästa möte: 8 juni, tid och plats meddelas senare."], ["2022-06-08 - - -"]),
        (["Nästa möte: 8 juni kl 9. Plats: Sal A."], ["2022-06-08 09:00 - Sal A."]),
        (["Nästa möte: 8 juni kl 9 på Biblioteket. Välkomna!"], ["2022-06-08 09:00 - Biblioteket."]),
        (["Nästa möte: 8 juni kl 9 via Teams."], ["2022-06-08 09:00 - Teams."]),
        (["Nästa möte hålls i Kommunhuset torsdag den 9 juni kl. 9."], ["2022-06-09 09:00 - Kommunhuset"]),
        (["Nästa möte hålls i juni, den 9 juni kl. 9."], ["2022-06-09 09:00 - -"]),
        (["Nästa möte: 8 juni kl 9 träffas vi i Folkparken."], ["2022-06-08 09:00 - Folkparken."]),
        (["Nästa möte: 8 juni, tid och plats som idag."], ["2022-06-08 13:00 15:00 Sal Ek"]),
        (["Kommande möten", "8 juni", "Tid: 9.30"], ["2022-06-08 09:30 - -"]),
        (["Kommande möten", "8 juni", "Tid: 9–11"], ["2022-06-08 09:00 11:00 -"]),
        (["Kommande möten", "8 juni", "Punkt 9–11 tas upp."], ["2022-06-08 - - -"]),
        (["Nästa möte: 8 juni, samma tid och plats."], ["2022-06-08 13:00 15:00 Sal Ek"]),
        (["Nästa möte blir den 8 juni. Tid och plats är desamma."], ["2022-06-08 13:00 15:00 Sal Ek"]),
        (["Nästa möte: 8 juni kl 9 (Sal Al)"], ["2022-06-08 09:00 - (Sal Al)"]),
        (["Nästa möte: 8 juni kl 9 (preliminärt)"], ["2022-06-08 09:00 - -"]),
        (["Mötet den 8 juni ställs in. Nästa möte är den 9 juni kl 9."], ["2022-06-09 09:00 - -"]),
        (["Nästa möte: 8 juni på samma plats kl 10."], ["2022-06-08 10:00 - Sal Ek"]),
        (["Nästa möte: 8 juni kl 10.", "Tid och plats är desamma för alla."], ["2022-06-08 10:00 - -"]),
    ],
)  # fmt: skip
def test_coming_meetings(lines: list[str], expected: list[str]) -> None:
    assert meetings(*lines) == expected


def test_without_a_day_of_its_own_nothing_lies_before_it() -> None:
    assert meetings("Nästa möte: 8 januari", this=None) == ["2022-01-08 - - -"]
    assert meetings("Nästa möte: 29 februari", year=2024, this="2024-03-15") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Kontakt: Bo Myt, rektor, 08-465 004 11"], "Bo Myt, | rektor, | 08-465 004 11"),
        (["Kontakt: Bo Myt", "08-465 004 11", "bo@example.se"], "Bo Myt |  | 08-465 004 11 bo@example.se"),
        (["Kontakt:", "Bo Myt", "08-465 004 11"], "Bo Myt |  | 08-465 004 11"),
        (["Kontakt: Bo Myt", "Vi tackar.", "08-465 004 11"], "Bo Myt |  | "),
        (["Kontakt: Bo Myt", "# 08-465 004 11"], "Bo Myt |  | "),
        (["Kontakt: Bo Myt", "08-465 004 11" + " ord" * 7], "Bo Myt |  | 08-465 004 11" + " ord" * 7),
        (["Kontakt: Bo Myt", "08-465 004 11" + " ord" * 8], "Bo Myt |  | "),
        (["Kontakt:", "Ett", "Två", "Tre", "Bo Myt"], "Bo Myt |  | "),
        (["Kontakt:", "Ett", "Två", "Tre", "Fyra", "Bo Myt"], None),
        (["Kontakt: Bo Myt", *["08-465 004 11"] * 5], "Bo Myt |  |" + " 08-465 004 11" * 4),
        (["Bo Myt, 08-465 004 11"], None),
    ],
)  # fmt: skip
def test_whom_to_ask(lines: list[str], expected: str | None) -> None:
    document, pieces = pieces_of(*lines)
    found = find_contact(document, pieces, RULES)
    parts = (found.name, found.role, found.others) if found is not None else ()
    assert (" | ".join(document.text(part) for part in parts) or None) == expected
