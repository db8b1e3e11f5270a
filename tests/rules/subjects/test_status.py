"""Texts about how far an activity has come, the state and the light that they give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from rules.pack import load_rules

RULES = load_rules()

TEXTS = """
Klar                                    | done
Klart.                                  | done
KLAR                                    | done
Klart i maj 2024                        | done
Helt klart                              | done
Genomförd                               | done
Genomfört enligt plan                   | done
Har genomförts                          | done
Avslutat                                | done
Slutförd 2024-03-01                     | done
Utfört                                  | done
Ja                                      | done
X                                       | done
☒                                       | done
100 %                                   | done
Återstår                                | not_started
0 %                                     | not_started
Ska vara klart i juni                   |
Genomförs i höst                        |
Arbetet har börjat                      | ongoing
Blev aldrig av                          | cancelled
Pågår                                   | ongoing
Pågår enligt plan                       | ongoing
Pågående arbete                         | ongoing
Påbörjat                                | ongoing
Arbetet har påbörjats                   | ongoing
Delvis genomförd                        | ongoing
Delvis klart                            | ongoing
Delvis                                  | ongoing
Inte klar                               | ongoing
Ej avslutad                             | ongoing
Inte helt klart                         | ongoing
Löpande                                 | ongoing
Under arbete                            | ongoing
Försenad                                | ongoing
Ej påbörjad                             | not_started
Ej påbörjat                             | not_started
Inte påbörjad                           | not_started
Inte startat                            | not_started
Ännu inte igång                         | not_started
Opåbörjad                               | not_started
Planerad                                | not_started
Planeras till hösten                    | not_started
Ska starta i mars                       | not_started
Ej genomförd                            | not_started
Avvaktar                                | not_started
Inställd                                | cancelled
Inställt på grund av brist på personal  | cancelled
Avbruten                                | cancelled
Utgår                                   | cancelled
Ej aktuell                              | cancelled
Inte längre aktuellt                    | cancelled
Blev inte av                            | cancelled
Nedlagd                                 | cancelled
Stryks                                  | cancelled
Genomförs                               | ongoing
50 %                                    | ongoing
Avslutades i maj                        | done
Påbörjas våren 2025                     | not_started
Genomförs 2025                          |
Genomförs under v. 40                   |
Avslutas under hösten                   |
Nej                                     |
Pausad                                  |
Bra                                     |
Se bilaga                               |
                                        |
3                                       |
"""


@pytest.mark.parametrize("line", [line for line in TEXTS.splitlines() if line])
def test_a_state(line: str) -> None:
    text, state = (piece.strip() for piece in line.split("|"))
    assert RULES.status.read(text).state == (state or None)
    assert RULES.status.read(text).light is None


@pytest.mark.parametrize(
    ("text", "light", "state"),
    [
        ("Grön", "green", None),
        ("Gul", "yellow", None),
        ("Rött", "red", None),
        ("🟢 Klar", "green", "done"),
        ("Gul – pågår", "yellow", "ongoing"),
        ("Röd, ej påbörjad", "red", "not_started"),
        ("Röda Korset", None, None),
    ],
)
def test_a_light(text: str, light: str | None, state: str | None) -> None:
    read = RULES.status.read(text)
    assert (read.light, read.state) == (light, state)


@pytest.mark.parametrize(
    ("boxes", "state"), [((True,), "done"), ((False,), None), ((True, False), None), ((), None)]
)
def test_a_box_without_words(boxes: tuple[bool, ...], state: str | None) -> None:
    assert RULES.status.read("", boxes).state == state


@pytest.mark.parametrize(
    "text", ["Ja", "Nej", "Klart!", "Ej påbörjad", "Delvis klart", "Pågår", "Helt klart nu"]
)
def test_a_text_that_is_a_state(text: str) -> None:
    assert RULES.status.says_state(text)


@pytest.mark.parametrize(
    "text", ["Klart maj 2021", "Klart 2021", "Maj 2021", "Kommunpolis", "", "Våren när allt är klart"]
)
def test_a_text_that_is_none(text: str) -> None:
    assert not RULES.status.says_state(text)


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    RULES.status.read(text)
    RULES.status.says_state(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ja/Nej/Delvis", None),
        ("Ja / Nej", None),
        ("Klar/avslutad", "done"),
        ("Ja, i maj", "done"),
        ("Delvis", "ongoing"),
    ],
)
def test_answers_of_which_none_is_chosen_say_no_state(text: str, state: str | None) -> None:
    assert RULES.status.read(text).state == state
    assert RULES.status.begins_with_state(text)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Klart? Nej", None),
        ("Klart? Ja", "done"),
        ("Genomfört: Delvis", "ongoing"),
        ("Genomfört: Ja, i maj", "done"),
        ("Genomfört: Ja/Nej/Delvis", None),
    ],
)
def test_a_label_that_is_a_state_asks_for_one(line: str, state: str | None) -> None:
    plan = f"# Handlingsplan för Ale kommun 2025\n\n## Trygg väg\n\nBeskrivning: Vuxna vandrar.\nAnsvarig: Polisen\n{line}\n"
    (activity,) = extract_bytes("plan.md", plan.encode()).record.activities
    assert activity.status is not None
    assert (activity.status.state, activity.timing) == (state, None)


def test_what_goes_on_below_klart_stays_a_time() -> None:
    plan = (
        "# Handlingsplan för Ale kommun 2025\n\n## Trygg väg\n\nBeskrivning: Vuxna vandrar.\n"
        "Ansvarig: Polisen\nKlart: löpande\n"
    )
    (activity,) = extract_bytes("plan.md", plan.encode()).record.activities
    assert activity.status is None
    assert activity.timing is not None
    assert activity.timing.kind == "continuous"


def test_a_date_below_klart_stays_a_time() -> None:
    plan = "# Handlingsplan för Ale kommun 2025\n\n## Trygg väg\n\nBeskrivning: Vuxna vandrar.\nAnsvarig: Polisen\nKlart: maj 2025\n"
    (activity,) = extract_bytes("plan.md", plan.encode()).record.activities
    assert activity.status is None
    assert activity.timing is not None
    assert activity.timing.end == "2025-05-31"
