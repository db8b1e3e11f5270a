"""Attendance lists: who is named, with which role, at the edges of what makes a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.layouts.minutes.people import paragraph_to_people
from extract.layouts.minutes.people_tables import is_attendance_table, table_to_people
from extract.layouts.minutes.stacked import stacked_people, with_roles_beside
from extract.recognise.drafts import DraftPerson
from models.pages.document import Cell, Document, Paragraph, Row, Table
from models.pages.geometry import BBox
from rules.pack import load_rules
from tests.building import Builder

RULES = load_rules()


def shown(document: Document, people: tuple[DraftPerson, ...] | list[DraftPerson]) -> list[str]:
    return [" | ".join(document.text(part) for part in (one.name, one.role, one.others)) for one in people]


def people_of(line: str) -> list[str]:
    document = Builder().paragraph(line).document()
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    return shown(document, paragraph_to_people(document, paragraph, RULES))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Alva Diktsson", ["Alva Diktsson |  | "]),
        ("Alva Diktsson" + " ord" * 12, ["Alva Diktsson |" + " ord" * 12 + " | "]),
        ("Alva Diktsson" + " ord" * 13, []),
        ("Alva Diktsson, strateg för" + " ord" * 20, ["Alva Diktsson, | strateg för" + " ord" * 20 + " | "]),
        ("Alva Diktsson, strateg, ska" + " ord" * 20, []),
        ("Alva Diktsson, strateg för" + " ord" * 20 + ".", []),
        ("Alva Diktsson kom lite sent till mötet idag.", []),
        ("Alva Diktsson kom lite sent till vårt möte idag.", []),
        ("Alva Diktsson, rektor, Bo Myt, präst" + " ord" * 12, None),
        ("Alva Diktsson, rektor, 08-465 004 11", ["Alva Diktsson, | rektor, | 08-465 004 11"]),
        ("Alva Diktsson, tel 08-465 004 11", ["Alva Diktsson, |  | tel 08-465 004 11"]),
        ("Alva Diktsson – rektor –", ["Alva Diktsson | rektor | – –"]),
        ("Alva Diktsson rektor alva@example.se", ["Alva Diktsson | rektor | alva@example.se"]),
        ("Alva Diktsson & Bo Myt", ["Alva Diktsson |  | &", "Bo Myt |  | "]),
        ("Alva Diktsson och präst", ["Alva Diktsson | präst | och"]),
        ("chef och rektor Bo Myt", ["Bo Myt | chef och rektor | "]),
        ("Kommunpolis Alva Diktsson", ["Alva Diktsson | Kommunpolis | "]),
        ("Vid torget: Alva Diktsson", ["Alva Diktsson | Vid torget: | "]),
        ("Vid torget Alva Diktsson", []),
        ("rektor, präst", []),
    ],
)  # fmt: skip
def test_people_of_a_line(line: str, expected: list[str] | None) -> None:
    found = people_of(line)
    if expected is None:
        assert len(found) == 2
    else:
        assert found == expected


def test_a_line_whose_name_a_tab_sets_apart_is_one_of_a_list_however_long() -> None:
    builder = Builder().paragraph("Alva Diktsson" + " ord" * 20 + ".")
    words = [replace(word, after_tab=word.id == 2) for word in builder.document().words]
    document = replace(builder.document(), words=tuple(words))
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert len(paragraph_to_people(document, paragraph, RULES)) == 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Alva Diktsson, rektor", "Bo Myt, präst"), ["Alva Diktsson, | rektor | ", "Bo Myt, | präst | "]),
        # a name within what goes on from the line above is whom the first works for
        (
            ("Alva Diktsson, rektor på", "Anders Svensson gymnasiet, Cia Fabel"),
            ["Alva Diktsson, | rektor på Anders Svensson gymnasiet, | ", "Cia Fabel |  | "],
        ),
    ],
)
def test_a_line_begins_a_person_where_its_name_ends_there(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    builder = Builder()
    paragraph = Paragraph(tuple(word for line in lines for word in builder.words(line, "p")))
    document = builder.document()
    assert shown(document, paragraph_to_people(document, paragraph, RULES)) == expected


def test_names_apart_on_a_line_have_their_roles_on_the_next() -> None:
    def people(*lines: tuple[str, ...]) -> list[str]:
        builder = Builder()
        parts = [
            (number, at, builder.words(part, "p"))
            for number, line in enumerate(lines)
            for at, part in enumerate(line)
        ]
        line_of = {word: number for number, _, ids in parts for word in ids}
        apart = {ids[0] for _, at, ids in parts if at}
        document = builder.document()
        words = tuple(replace(one, line=line_of[one.id], after_tab=one.id in apart) for one in document.words)
        paragraph = Paragraph(tuple(line_of))
        return shown(document, paragraph_to_people(replace(document, words=words), paragraph, RULES))

    both = [f"{A} | rektor | ", f"{B} | präst, Viby | "]
    assert people((A, B), ("rektor", "präst, Viby")) == both
    assert people((A, B), ("rektor", "präst, Viby"), (C, "Dag Saga"), ("chef", "polis"))[2:] == [
        f"{C} | chef | ",
        "Dag Saga | polis | ",
    ]
    assert people((A, B), ("rektor",)) != both
    assert people((A,), ("rektor",), (B,), ("präst, Viby",)) == both
    assert people((A,), (B,)) != [f"{A} | {B} | "]


def table_of(*rows: object, columns: int = 2) -> tuple[Document, Table]:
    document = Builder().table(*rows, columns=columns).document()
    table = document.blocks[0]
    assert isinstance(table, Table)
    return document, table


A, B, C = "Alva Diktsson", "Bo Myt", "Cia Fabel"


@pytest.mark.parametrize(
    ("rows", "people", "labels"),
    [
        ([(A, "rektor"), (B, "präst")], [f"{A} | rektor | ", f"{B} | präst | "], []),
        ([("Namn", "Roll"), (A, "rektor")], [f"{A} | rektor | "], ["Namn Roll"]),
        ([("Namn:", "Roll och telefon"), (A, "rektor")], [f"{A} | rektor | "], ["Namn: Roll och telefon"]),
        ([("rektor", A), ("präst", B)], [f"{A} | rektor | ", f"{B} | präst | "], []),
        ([(A, B), (C, "")], [f"{A} |  | ", f"{B} |  | ", f"{C} |  | "], []),
        ([(A, B), ("Dag Saga", "präst"), (C, "rektor")], [f"{A} | {B} | ", "Dag Saga | präst | ", f"{C} | rektor | "], []),
        ([(A, B), ("Dag Saga", C), ("Eva Sagan", "rektor")],
         [f"{A} |  | ", f"{B} |  | ", "Dag Saga |  | ", f"{C} |  | ", "Eva Sagan | rektor | "], []),
        ([("Namn", "Roll", "Namn", "Roll"), (A, "rektor", B, "präst"), (C, "polis", "Dag Saga", "chef")],
         [f"{A} | rektor | ", f"{B} | präst | ", f"{C} | polis | ", "Dag Saga | chef | "], ["Namn Roll Namn Roll"]),
        ([("Efternamn", "Förnamn", "Roll"), ("Diktsson", "Alva", "rektor"), ("Myt", "Bo", "präst")],
         ["Alva Diktsson | rektor | ", "Bo Myt | präst | "], ["Efternamn Förnamn Roll"]),
        ([(A + ", rektor", B + ","), ("Sagoskolan", "präst"), (C + ", chef", "Dag Saga, polis")],
         [f"{A}, | rektor Sagoskolan | ", f"{B}, | präst | ", f"{C}, | chef | ", "Dag Saga, | polis | "], []),
        ([(A + ", rektor", (B, "präst")), (C, "")],
         [f"{A}, | rektor | ", f"{B} | präst | ", f"{C} |  | "], []),
        ([(A, (B, C)), ("Dag Saga", "")],
         [f"{A} |  | ", f"{B} |  | ", f"{C} |  | ", "Dag Saga |  | "], []),
        ([((A, B), ("rektor", "präst"))], [f"{A} | rektor | ", f"{B} | präst | "], []),
        ([(A, "")], [f"{A} |  | "], []),
        ([(A, "rektor, 08-465 004 11")], [f"{A} | rektor, | 08-465 004 11"], []),
    ],
)  # fmt: skip
def test_people_of_a_table(rows: list[object], people: list[str], labels: list[str]) -> None:
    document, table = table_of(*rows)
    found = table_to_people(document, table, RULES)
    assert shown(document, found.people) == people
    assert [document.text(words) for words in found.labels] == labels


def test_lines_of_two_cells_are_names_with_their_roles() -> None:
    builder = Builder()
    cells = []
    for column, lines in enumerate(((A, B), ("Skogsägarna Norr", "rektor"))):
        ids = tuple(word for line in lines for word in builder.words(line, "c"))
        cells.append(Cell(column, (Paragraph(ids),)))
    table = Table((Row(tuple(cells)),), 2)
    document = replace(builder.document(), blocks=(table,))
    found = table_to_people(document, table, RULES).people
    assert shown(document, found) == [f"{A} | Skogsägarna Norr | ", f"{B} | rektor | "]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(A, "rektor"), (B, "präst"), (C, "chef"), ("Polisen", "x"), ("Skolan", "x")], True),
        ([(A, "rektor"), (B, "präst"), ("Polisen", "x"), ("Skolan", "x")], False),
        ([("Namn", "Roll"), (A, "rektor")], True),
        ([("Namn", "Roll")], False),
        ([("", "")], False),
    ],
)
def test_most_rows_of_an_attendance_table_name_somebody(rows: list[object], expected: bool) -> None:
    assert is_attendance_table(*table_of(*rows), RULES) is expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(A,), ("rektor",), (B,), ("präst",)], [f"{A} | rektor | ", f"{B} | präst | "]),
        ([(A, B), ("rektor", "präst")], [f"{A} | rektor | ", f"{B} | präst | "]),
        ([(A,), ("rektor",)], []),
        ([(A,), ("rektor",), (B,)], []),
        ([("rektor",), (A,), ("präst",), (B,)], []),
        ([(A,), (C,), (B,), ("präst",)], []),
        (
            [(A, B), ("Viby Bostäder", "Skogsägarna Norr")],
            [f"{A} | Viby Bostäder | ", f"{B} | Skogsägarna Norr | "],
        ),
    ],
)
def test_roles_below_names(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    document, table = table_of(*rows, columns=len(rows[0]))
    assert shown(document, stacked_people(document, table, RULES)) == expected


def beside(names: list[str], lines: list[str], *, kind: str = "paragraph") -> tuple[list[str], list[str]]:
    builder = Builder()
    for line in (*names, *lines):
        builder.paragraph(line, kind=kind)
    document = builder.document()
    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    people = [DraftPerson(one.words[:2], one.words[2:]) for one in blocks[: len(names)]]
    found, left = with_roles_beside(document, people, blocks[len(names) :])
    return shown(document, found), [document.text(one.words) for one in left]


@pytest.mark.parametrize(
    ("names", "lines", "roles"),
    [
        ([A, B], ["rektor", "präst"], ["rektor", "präst"]),
        ([A, B], ["rektor", "präst", "chef"], ["", ""]),
        ([A, B], ["rektor", "präst", "Vi började."], ["rektor", "präst"]),
        ([A, B], ["rektor", "präst", "Vi började:"], ["rektor", "präst"]),
        ([A, B], ["rektor", "präst" + " ord" * 13], ["rektor", "präst" + " ord" * 13]),
        ([A, B], ["rektor", "präst" + " ord" * 14], ["", ""]),
        ([A], ["rektor"], [""]),
        ([A, f"{B} chef", C], ["rektor", "präst"], ["rektor", "chef", "präst"]),
    ],
)
def test_as_many_lines_as_names_are_their_roles(names: list[str], lines: list[str], roles: list[str]) -> None:
    found, left = beside(names, lines)
    assert [one.split(" | ")[1] for one in found] == roles
    assert left == [line for line in lines if line not in roles]


def test_headings_and_lines_above_the_names_are_no_roles() -> None:
    assert beside([A, B], ["rektor", "präst"], kind="heading")[1] == ["rektor", "präst"]
    document = Builder().paragraph("rektor präst").paragraph(A).paragraph(B).document()
    first, second = document.blocks[0].all_words
    people = [DraftPerson(block.all_words) for block in document.blocks[1:]]
    lines = [Paragraph((first,)), Paragraph((second,))]
    assert with_roles_beside(document, people, lines) == (people, lines)


@pytest.mark.parametrize(
    ("box", "page", "role"),
    [
        (BBox(300, 100, 350, 110), 1, "rektor"),
        (BBox(300, 109, 350, 119), 1, ""),
        (BBox(300, 106, 350, 114), 1, "rektor"),
        (BBox(300, 91, 350, 99), 1, ""),
        (BBox(300, 97, 350, 105), 1, "rektor"),
        (BBox(10, 100, 40, 110), 1, ""),
        (BBox(300, 100, 350, 110), 2, ""),
        (None, 1, ""),
    ],
)
def test_on_a_page_a_role_stands_at_the_height_of_its_name(box: BBox | None, page: int, role: str) -> None:
    document = Builder().paragraph(A).paragraph("rektor").document()
    name, said = (block.all_words for block in document.blocks)
    placed = list(document.words)
    placed[0] = replace(placed[0], page=1, boxes=(BBox(50, 100, 100, 110),))
    placed[2] = replace(placed[2], page=page, boxes=(box,) if box else ())
    document = replace(document, words=tuple(placed))
    found, left = with_roles_beside(document, [DraftPerson(name)], [Paragraph(said)])
    assert document.text(found[0].role) == role
    assert len(left) == (0 if role else 1)
