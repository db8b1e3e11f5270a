"""`planlasare report` as a person meets it: in a browser, where there is one."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.store.collection import Store
from extract.cli import main as cli
from models.values import Value
from rules.pack import load_rules
from tests.commands import run
from tests.read_once import record_of

NAMES = (
    *(
        "farsta-2021.pdf",
        "farsta-2021.docx",
        "sodermalm-2024.xlsx",
        "jarva-2024.html",
        "norra-hisingen-2018.pdf",
    ),
    *("angered-2019.pdf", "umea-protokoll-2021.txt", "nordost-2022.docx", "nordost-2024.xlsx"),
)
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)> javascript:alert(4)"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive, its database, and one file that is gone."""
    place = tmp_path_factory.mktemp("report")
    (place / "arkiv å").mkdir()
    with Store.open(place / "plans.db") as store:
        for name in NAMES:
            copy = place / "arkiv å" / name
            shutil.copy(Path(__file__).parents[3] / "corpus/documents" / name, copy)
            store.write(record_of(copy), path=str(copy))
        hostile = Value(text=HOSTILE)
        told = record_of(Path(__file__).parents[3] / "corpus/documents/lulea-2025.xlsx")
        activities = tuple(
            one.model_copy(update={"name": hostile, "goal": hostile}) for one in told.activities
        )
        store.write(
            told.model_copy(update={"title": hostile, "activities": activities, "id": "f" * 64}),
            path=f"{HOSTILE}.xlsx",
        )
        store.fail("arkiv/<b>trasig</b>.pdf", "damaged-file", "it is cut short", None)
        store.link(load_rules())
    (place / "arkiv å" / "norra-hisingen-2018.pdf").unlink()
    return place


def write(folder: Path, capsys: Any, monkeypatch: Any, *options: str) -> tuple[str, str]:
    out = folder / "report.html"
    code, said, err = run(
        capsys,
        monkeypatch,
        "report",
        "--db",
        folder / "plans.db",
        "--out",
        out,
        "--today",
        "2026-01-01",
        *options,
    )
    assert (code, said) == (0, f"{out}\n")
    return out.read_text(encoding="utf-8"), err


def test_it_writes_one_page_with_pictures_and_links(folder: Path, capsys: Any, monkeypatch: Any) -> None:
    text, err = write(folder, capsys, monkeypatch, "--lang", "sv")
    assert text.startswith("<!doctype html>")
    assert 'id="picture-' in text
    assert "./arkiv%20%C3%A5/farsta-2021.pdf" in text
    assert "norra-hisingen-2018.pdf: is no longer where it was read" in err
    assert "<b>trasig" not in text


def test_without_pictures_it_opens_no_file(folder: Path, capsys: Any, monkeypatch: Any) -> None:
    text, err = write(folder, capsys, monkeypatch, "--no-pictures")
    assert 'id="picture-' not in text
    assert not err


def test_a_page_that_cannot_be_written_is_told(folder: Path, capsys: Any, monkeypatch: Any) -> None:
    code, _, err = run(
        capsys,
        monkeypatch,
        "report",
        "--db",
        folder / "plans.db",
        "--out",
        folder / "no" / "r.html",
        "--no-pictures",
    )
    assert code == 1
    assert "r.html" in err


@pytest.mark.parametrize(
    ("variables", "lang"),
    [({"LANG": "sv_SE.UTF-8"}, "sv"), ({"LANG": "C"}, "en"), ({"LC_ALL": "de_DE", "LANG": "sv"}, "en")],
)
def test_the_environment_says_the_language(
    folder: Path, capsys: Any, monkeypatch: Any, variables: dict[str, str], lang: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert f'<html lang="{lang}">' in write(folder, capsys, monkeypatch, "--no-pictures")[0]


# -- in a browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install playwright")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(folder: Path) -> Path:
    """The report in English."""
    out = folder / "opened.html"
    options = ("--db", folder / "plans.db", "--out", out, "--today", "2026-01-01", "--lang", "en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["planlasare", "report", *map(str, options)])
        cli.main()
    return out


@pytest.fixture(scope="module", params=[(1280, "light"), (390, "dark")], ids=["desktop", "phone"])
def window(request: pytest.FixtureRequest, report: Path, browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A window with the report, and what has come of it that may not: errors, messages and requests."""
    width, scheme = request.param
    opened = browser.new_page(
        viewport={"width": width, "height": 850}, color_scheme=scheme, reduced_motion="reduce"
    )
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on(
        "request",
        lambda asked: said.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None,
    )
    opened.on("dialog", lambda dialog: said.append(dialog.message))
    yield opened, said
    opened.close()


@pytest.fixture
def page(window: tuple[Any, list[str]], report: Path) -> Iterator[Any]:
    """The report, opened anew; no error, no message and no request may have come of the test."""
    opened, said = window
    said.clear()
    opened.goto(report.as_uri())
    yield opened
    assert not said


@pytest.mark.programs
def test_the_page_fits_its_window(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.programs
def test_search_and_filters_answer(page: Any) -> None:
    everything = page.inner_text("#found")
    page.fill("#words", "ORDNINGSVAKTER")
    page.wait_for_function("text => document.getElementById('found').textContent !== text", arg=everything)
    assert page.locator("#measures tbody tr").count() >= 1
    page.fill("#words", "finnsinte")
    page.wait_for_function("() => document.getElementById('found').textContent.startsWith('0 ')")
    assert page.locator("#measures tbody tr").count() == 0
    page.click("#filters button[type=reset]")
    page.wait_for_function("text => document.getElementById('found').textContent === text", arg=everything)
    page.select_option("#district", "farsta")
    page.wait_for_function("text => document.getElementById('found').textContent !== text", arg=everything)
    assert all("Farsta" in name for name in page.locator("#measures tbody tr th").all_inner_texts())
    page.locator("#parties button", has_text="police").click()
    assert set(page.locator("#commitments tbody tr td:nth-child(2)").all_text_contents()) == {"police"}


@pytest.mark.programs
def test_more_rows_are_shown_when_asked_for(page: Any) -> None:
    before = page.locator("#commitments tbody tr").count()
    page.locator("[data-more=commitments]").click()
    assert page.locator("#commitments tbody tr").count() > before
    assert page.evaluate("document.activeElement.closest('#commitments') !== null")


@pytest.mark.programs
@pytest.mark.parametrize(
    ("district", "shown"),
    [("farsta", ".page .box"), ("sodermalm", ".excerpt mark"), ("norra-hisingen", "blockquote")],
)
def test_a_value_opens_its_place_by_keyboard(page: Any, district: str, shown: str) -> None:
    page.select_option("#district", district)
    page.wait_for_function(
        "name => [...document.querySelectorAll('#measures tbody th')].every(th => th.textContent.includes(name))",
        arg=page.locator("#district option:checked").inner_text(),
    )
    button = page.locator("#measures .source").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 1
    assert page.locator(f"dialog {shown}").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.classList.contains('source')")


@pytest.mark.programs
@pytest.mark.parametrize("rows", ["gaps", "years"])
def test_rows_of_gaps_and_of_changes_open_their_quote(page: Any, rows: str) -> None:
    page.select_option("#district", "nordost")
    page.select_option("#year", "2024")
    page.wait_for_function("() => document.querySelector('#gaps tbody th').textContent.endsWith('2024')")
    buttons = page.locator(f"#{rows} tbody .source")
    assert buttons.count() >= page.locator(f"#{rows} tbody tr").count() > 5
    for number in range(buttons.count()):
        buttons.nth(number).click()
        assert "Nordost" in page.inner_text("#quote-head")
        assert page.inner_text("#quote-body blockquote").strip()
        assert page.locator("#quote-body .facts a").count() == 1
        page.keyboard.press("Escape")
    said = page.locator("#years tbody").inner_text()
    assert "Klippning av buskar i Bergsjön" in said


@pytest.mark.programs
def test_script_in_values_never_runs(page: Any) -> None:
    page.select_option("#district", "lulea")
    page.wait_for_function("() => document.querySelector('#measures').textContent.includes('onerror')")
    page.locator("#measures details summary").first.click()
    page.locator("#measures details dd .source").first.click()
    assert HOSTILE in page.inner_text("dialog")
    assert page.evaluate("document.querySelectorAll('script:not([type]), main svg[onload]').length") == 1


@pytest.mark.programs
def test_a_cell_of_the_matrix_leads_to_its_measures(page: Any) -> None:
    page.locator(".matrix button[data-district=farsta]").first.click()
    assert page.input_value("#district") == "farsta"
    assert page.locator("#measures tbody tr").count() >= 1


@pytest.mark.programs
def test_a_screen_reader_stumbles_over_nothing(page: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python"
    ).Axe()
    page.locator("#measures details summary").first.click()
    found = axe.run(page).response["violations"]
    page.locator("#measures .source").first.click()
    found += axe.run(page).response["violations"]
    assert not [
        (one["id"], one["impact"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found
    ]
