"""Running heads and feet, page numbers and tables of contents."""

from __future__ import annotations

import pytest

from extract.readers.shared.furniture import PlacedLine, PlacedPage, find_contents, find_running

BODY = tuple(f"Texten på raden handlar om åtgärd {n} i Kvarnby" for n in range(6))


def page(
    number: int, *lines: tuple[float, str], size: float = 10, body: tuple[str, ...] = BODY
) -> PlacedPage:
    placed = [PlacedLine(text, 60, top, 60 + 5 * len(text), top + size, size) for top, text in lines]
    placed += [PlacedLine(text, 60, 100 + 14 * n, 400, 110 + 14 * n) for n, text in enumerate(body)]
    return PlacedPage(number, 842, sorted(placed, key=lambda line: line.top))


def running(*pages: PlacedPage) -> list[tuple[int, str, str]]:
    found = find_running(pages)
    return sorted((pages[p].number, pages[p].lines[n].text, role) for (p, n), role in found.items())


def test_what_repeats_at_the_edge_is_furniture() -> None:
    pages = [page(n, (30, "Lindö stad, dnr 2021:12"), (800, f"Sida {n} av 3")) for n in (1, 2, 3)]
    assert running(*pages) == [
        entry
        for n in (1, 2, 3)
        for entry in ((n, "Lindö stad, dnr 2021:12", "running_head"), (n, f"Sida {n} av 3", "page_number"))
    ]


def test_a_title_on_the_first_page_is_none() -> None:
    assert running(page(1, (30, "Åtgärdsplan för Lindö 2021")), page(2), page(3)) == []


def test_a_foot_that_holds_the_page_number_is_one() -> None:
    pages = [page(n, (800, f"Plan för Kvarnby, sidan {n}")) for n in (1, 2, 3, 4)]
    assert [role for _, _, role in running(*pages)] == ["running_foot"] * 4


def test_headings_that_number_activities_are_text() -> None:
    pages = [page(n, (80, f"Aktivitet {7 * n}"), size=14) for n in (1, 2, 3)]
    assert running(*pages) == []


def test_a_heading_close_above_its_text_is_text_though_it_repeats() -> None:
    pages = [page(n, (85, "Aktivitet"), size=14) for n in (1, 2, 3)]
    assert running(*pages) == []


def test_two_pages_need_the_same_line_on_both() -> None:
    same = [page(n, (30, "Lindö stad")) for n in (1, 2)]
    other = [page(1, (30, "Lindö stad")), page(2, (30, "Kvarnby"))]
    assert [role for _, _, role in running(*same)] == ["running_head"] * 2
    assert running(*other) == []


def test_heads_of_left_and_right_pages_alternate() -> None:
    pages = [page(n, (30, "Udda sidors huvud" if n % 2 else "Jämna sidors huvud")) for n in range(1, 7)]
    assert len(running(*pages)) == 6


@pytest.mark.parametrize("text", ["3(7)", "Sida 3 av 7", "3 / 7", "sid 3"])
def test_a_page_number_on_a_single_page_says_that_it_is_one(text: str) -> None:
    assert running(page(3, (800, text))) == [(3, text, "page_number")]


@pytest.mark.parametrize("text", ["2021", "17 personer", "Stadshuset 3"])
def test_other_numbers_at_the_foot_are_text(text: str) -> None:
    assert running(page(3, (800, text))) == []


@pytest.mark.parametrize(("text", "is_foot"), [("Dnr 2023/617 1", True), ("Dnr 2023/617 2", False)])
def test_a_foot_far_below_the_text_may_end_in_its_bare_page_number(text: str, is_foot: bool) -> None:
    assert running(page(1, (800, text))) == ([(1, text, "running_foot")] if is_foot else [])


@pytest.mark.parametrize(("gap", "is_foot"), [(20.5, True), (19.5, False)])
def test_a_bare_page_number_close_below_the_text_is_text(gap: float, is_foot: bool) -> None:
    found = running(page(1, (800 - gap - 10, "Texten på sidans sista rad"), (800, "Dnr 2023/617 1")))
    assert bool(found) is is_foot


@pytest.mark.parametrize(("size", "is_head"), [(9.0, True), (9.5, False)])
def test_a_line_in_smaller_type_runs_though_it_touches_the_text(size: float, is_head: bool) -> None:
    pages = [page(n, (98 - size, "Lindö | Trygghet"), size=size) for n in (2, 3, 4)]
    assert bool(running(*pages)) is is_head


@pytest.mark.parametrize(("size", "is_head"), [(12.5, True), (11.5, False)])
def test_a_line_above_the_title_runs_where_every_page_begins_with_it(size: float, is_head: bool) -> None:
    head = PlacedLine("Lindö | Trygghet", 60, 60, 150, 70, 10)
    body = page(1).lines
    title = PlacedLine("Plan mot brott", 60, 72, 200, 72 + size, size)
    first = PlacedPage(1, 842, [head, title, *body])
    second = PlacedPage(2, 842, [head, PlacedLine("Texten går vidare", 60, 72, 200, 82), *body])
    assert bool(running(first, second)) is is_head


def test_contents_with_leaders_and_their_heading() -> None:
    texts = [
        "Åtgärdsplan 2021",
        "Innehåll",
        "1 Bakgrund ........ 2",
        "2 Förslag till hur parterna ska samverka i",
        "frågor om trygghet ...... 4",
        "3 Uppföljning . . . . . 5",
        "1 Bakgrund",
        "Planen gäller i 2 år",
    ]
    assert find_contents(texts) == {1, 2, 3, 4, 5}


def test_contents_without_leaders_need_their_heading() -> None:
    entries = ["Bakgrund 2", "Mål 3", "Uppföljning 7"]
    assert find_contents(["Innehållsförteckning", *entries, "Bakgrund"]) == {0, 1, 2, 3}
    assert find_contents(entries) == frozenset()


def test_contents_go_on_over_a_page() -> None:
    assert find_contents(["Trafik ....... 8", "Narkotika ........ 9", "Bakgrund"], begun=True) == {0, 1}


def test_one_line_with_dots_is_no_table_of_contents() -> None:
    assert find_contents(["Namn ................ 12", "Datum", "Ort"]) == frozenset()


def test_a_list_of_years_is_no_table_of_contents() -> None:
    assert find_contents(["Resultat", "Våren 2021", "Hösten 2020", "Totalt 14"]) == frozenset()


@pytest.mark.parametrize(("count", "found"), [(3, 4), (4, 0)])
def test_headings_of_columns_of_which_one_does_not_repeat_are_no_running_head(count: int, found: int) -> None:
    """A running head has at most three parts side by side, of which one may change."""
    names = ("Aktivitet", "Åtgärd", "Ansvarig", "Tidpunkt")[:count]

    def printed(number: int) -> PlacedPage:
        texts = (*names[:-1], f"{names[-1]} {'ab'[number - 1]}")
        row = [
            PlacedLine(text, 60 + 120 * n, 30, 60 + 120 * n + 5 * len(text), 40)
            for n, text in enumerate(texts)
        ]
        body = [PlacedLine(text, 60, 100 + 14 * n, 400, 110 + 14 * n) for n, text in enumerate(BODY)]
        return PlacedPage(number, 842, [*row, *body])

    assert len(running(printed(1), printed(2))) == found
