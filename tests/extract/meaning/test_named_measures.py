"""What a heading names, Aktivitet and Insatser tell; text keeps to its place."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_bytes
from models.record import Activity

TITLE = "# Handlingsplan för trygghet i Nacka 2018\n\nKommunens och polisens brottsförebyggande arbete mot brott.\n\n## Ungdomar på torget\n\n**Mål:** Färre bråk på lov.\n\n"


def only(markdown: str, name: str = "plan.md") -> Activity:
    (activity,) = extract_bytes(name, markdown.encode()).record.activities
    return activity


@pytest.mark.parametrize(
    "label",
    ["Insatser", "Aktiviteter", "Aktivitet", "Åtgärder"],
)
def test_a_list_beside_the_label_is_what_is_done_by_the_measure_that_a_heading_names(label: str) -> None:
    activity = only(
        f"{TITLE}### Torgvärdar\n\n**Syfte:** Synliga vuxna.\n\n**{label}:**\n\n- Rond varje timme\n- Samma dag\n\n"
        "**Uppföljning:** Antal pass.\n"
    )
    assert activity.name is not None
    assert activity.name.text == "Torgvärdar"
    assert activity.measures is not None
    assert activity.measures.items == ("Rond varje timme", "Samma dag")
    assert activity.purpose is not None
    assert activity.purpose.text == "Synliga vuxna."


def test_a_sentence_below_a_value_describes_the_measure() -> None:
    activity = only(
        f"{TITLE}### Torgvärdar\n\n**Syfte:** Synliga vuxna.\n\nFyra värdar går i par.\n\n**Insatser:**\n\n"
        "- Rond varje timme\n- Samma dag\n\n**Ansvarig:** Fritidschef\n"
    )
    assert activity.description is not None
    assert activity.description.text == "Fyra värdar går i par."
    assert activity.purpose is not None
    assert activity.purpose.text == "Synliga vuxna."


def test_a_table_of_labels_below_a_heading_does_not_name_itself_by_a_sentence() -> None:
    html = (
        "<html><body><h1>Handlingsplan för trygghet i Nacka 2018</h1><p>Kommunens och polisens brottsförebyggande arbete.</p><h2>Torget</h2><p>Mål: Färre bråk.</p>"
        "<h3>Torgvärdar</h3><table><tr><td>Insatser</td><td>Värdar går i par på torget.</td></tr>"
        "<tr><td>När</td><td>Varje lov</td></tr><tr><td>Vem</td><td>Fritidschef</td></tr></table></body></html>"
    )
    activity = only(html, "plan.html")
    assert activity.name is not None
    assert activity.name.text == "Torgvärdar"
    assert activity.measures is not None


def test_another_aktivitet_below_the_first_ones_fields_is_another() -> None:
    text = (
        "# Handlingsplan för trygghet i Nacka 2018\n\nKommunens och polisens brottsförebyggande arbete mot brott.\n\n## Torget\n\n**Aktivitet:** Torgvärdar\n\n**Syfte:** Synliga vuxna.\n\n"
        "**Ansvarig:** Fritidschef\n\n**Aktivitet:** Musik på scenen\n\n**Beskrivning:** Band spelar på fredagar.\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name.text for one in record.activities if one.name] == ["Torgvärdar", "Musik på scenen"]


def test_aktivitet_after_a_name_and_its_aims_is_what_is_done() -> None:
    text = (
        "# Handlingsplan för trygghet i Nacka 2018\n\nKommunens och polisens brottsförebyggande arbete mot brott.\n\n## Torget\n\n**Aktivitet:** Torgvärdar\n\n**Mål:** Färre bråk.\n\n"
        "**Aktivitet:** Värdar i par\n\n**Ansvarig:** Fritidschef\n"
    )
    activity = only(text)
    assert activity.name is not None
    assert activity.name.text == "Torgvärdar"


@pytest.mark.parametrize(
    "label", ["Sammankallande/ansvarig", "Sammankallande och ansvarig", "Ansvarig/sammankallande"]
)
@pytest.mark.parametrize(
    "form", ["**{}:** Fritidschef", "| | |\n|---|---|\n| {} | Fritidschef |\n| När | Varje lov |"]
)
def test_a_label_that_names_two_fields_fills_both(label: str, form: str) -> None:
    activity = only(f"{TITLE}### Torgvärdar\n\n**Syfte:** Synliga vuxna.\n\n{form.format(label)}\n")
    assert activity.convener is not None
    assert activity.responsible is not None
    assert activity.convener.text == activity.responsible.text == "Fritidschef"


LISTED = (
    "# Åtgärdsplan mot våld i Ystad 2021\n\nKommunens och polisens brottsförebyggande arbete mot brott.\n\n## Krogmiljö\n\n"
    "**Mål:** Färre misshandelsfall.\n\n{0}**Krogmöten.** Kommunen bjuder in krögare. Ansvarig: Alkoholhandläggare.\n{1}"
    "{0}**Vakter vid torget.** Nya vakter utbildas på våren. Ansvarig: Kommunpolis.\n"
)


@pytest.mark.parametrize(
    ("mark", "gap"), [("1. ", ""), ("- ", ""), ("", "\n")], ids=["numbers", "list", "paragraphs"]
)
def test_names_in_bold_at_the_front_of_texts_name_measures(mark: str, gap: str) -> None:
    record = extract_bytes("plan.md", LISTED.format(mark, gap).encode()).record
    assert [one.name.text for one in record.activities if one.name] == ["Krogmöten.", "Vakter vid torget."]
    assert [one.responsible.text for one in record.activities if one.responsible] == [
        "Alkoholhandläggare.",
        "Kommunpolis.",
    ]
    assert record.areas[0].goal is not None
    assert record.areas[0].goal.text == "Färre misshandelsfall."


def test_an_actor_in_bold_before_what_it_does_is_no_name() -> None:
    text = (
        "# Åtgärdsplan mot våld i Ystad 2021\n\nKommunens och polisens brottsförebyggande arbete mot brott.\n\n## Krogmiljö\n\n"
        "**Mål:** Färre misshandelsfall.\n\n### Krogmöten\n\n**Polisen:** Går ronder på helger.\n\n"
        "**Rektor:** Håller skolgården stängd.\n\n**När:** Varje helg\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name.text for one in record.activities if one.name] == ["Krogmöten"]


def test_what_only_commits_below_a_heading_stands_in_that_area_without_a_name() -> None:
    text = (
        "# Samverkansöverenskommelse mot brott Vimmerby 2023\n\nKommunens och polisens brottsförebyggande arbete.\n\n"
        "## Våld i nära relationer\n\n### Kommunens åtagande\n\n- Utbilda personal.\n\n### Polisens åtagande\n\n- Göra hotbilder.\n\n"
        "## Ungas utsatthet\n\n### Kommunens åtagande\n\nHålla fritidsgården öppen.\n\n### Polisens åtagande\n\nBesöka skolan.\n"
    )
    record = extract_bytes("plan.md", text.encode()).record
    assert [area.name.text for area in record.areas if area.name] == [
        "Våld i nära relationer",
        "Ungas utsatthet",
    ]
    assert [(one.area, one.name, len(one.parties)) for one in record.activities] == [
        (0, None, 2),
        (1, None, 2),
    ]


def test_rows_below_a_first_cell_that_stands_for_several_are_rows_of_their_own() -> None:
    text = (
        "Aktivitetsplan mot brott Åre 2019\n\n"
        "Område                Aktivitet                      Ansvarig            Tid\n"
        "Alkohol               Tillsyn på krogar              Polisen             December\n"
        "                      Krogutbildning                 Kommunen            November\n"
        "Trafik                Skoterkontroller på            Polisen             Vecka 7\n"
        "                      sjön\n"
    )
    record = extract_bytes("plan.txt", text.encode()).record
    assert [(one.area, one.name.text) for one in record.activities if one.name] == [
        (0, "Tillsyn på krogar"),
        (0, "Krogutbildning"),
        (1, "Skoterkontroller på sjön"),
    ]


def test_a_sentence_below_the_list_of_a_label_describes_the_measure() -> None:
    activity = only(
        f"{TITLE}### Båtvakt\n\n**Målgrupp:** Båtägare\n\nVakten bemannas av klubben.\n\n**Insatser:**\n\n"
        "- Schema i klubbhuset\n- Märkning av motorer\n\nKlubben för dagbok.\n\n**Uppföljning:** Antal pass\n"
    )
    assert activity.name is not None
    assert activity.name.text == "Båtvakt"
    assert activity.description is not None
    assert activity.description.text == "Vakten bemannas av klubben.\nKlubben för dagbok."
    assert activity.measures is not None
    assert activity.measures.items == ("Schema i klubbhuset", "Märkning av motorer")


def test_an_adjective_begins_a_name_though_it_is_spelt_as_a_verb() -> None:
    text = "# Åtgärdsplan mot brott för Hjo 2020\n\n## Rån mot unga\n\n| | |\n|---|---|\n| Aktivitet | Trygga hemvägar |\n| Syfte | Ingen går ensam. |\n| Ansvarig | Fritidschef |\n"
    record = extract_bytes("plan.md", text.encode()).record
    assert [one.name.text for one in record.areas if one.name] == ["Rån mot unga"]
    assert [one.name.text for one in record.activities if one.name] == ["Trygga hemvägar"]


def test_states_that_look_like_labels_are_no_column_of_labels() -> None:
    rows = (("Aktivitet", "Orsak", "Åtgärd", "Läge"), ("Livboj", "De stjäls.", "Larm.", "Klar"))
    rows += (("Rond", "Bråk.", "Vuxna går.", "Påbörjad"),)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    html = f"<h1>Åtgärdsplan Osby 2023</h1><h2>Badplatsen</h2><table>{body}</table>"
    record = extract_bytes("plan.html", html.encode()).record
    assert [one.status.state for one in record.activities if one.status] == ["done", "ongoing"]


def test_sentences_below_the_last_label_describe_the_measure_until_they_speak_of_the_plan() -> None:
    activity = only(
        f"{TITLE}### Nattljus\n\n**Ansvarig:** Fastighetschef\n\nPolisen förbinder sig att träffa eleverna.\n\n"
        "Planen är antagen av rådet.\n"
    )
    assert activity.description is not None
    assert activity.description.text == "Polisen förbinder sig att träffa eleverna."
    assert [(one.party, one.commitment and one.commitment.method) for one in activity.parties] == [
        ("police", "derived")
    ]


def test_questions_below_numbered_headings_of_plain_text_are_below_them() -> None:
    measure = (
        "1.{} Skolbesök i {} och uppföljande arbete för vuxna under hösten\n\nEffektmål:\n\n1. Lugnare torg.\n"
        "2. Färre rån.\n\nHur ska det göras?\n\n1. Värdar går rond.\n2. Lampor byts.\n\nTidpunkt: Våren 2022\n\n"
    )
    text = "Handlingsplan Sagoby 2022\n\n1. Våld i nära relationer\n\n" + measure.format(1, "Lunden")
    record = extract_bytes("plan.txt", (text + measure.format(2, "Viken")).encode()).record
    assert [area.name.text for area in record.areas if area.name] == ["Våld i nära relationer"]
    measures = [one.measures.items for one in record.activities if one.measures]
    assert measures == [("Värdar går rond.", "Lampor byts.")] * 2
    assert [one.name.text.split()[2] for one in record.activities if one.name] == ["Lunden", "Viken"]


def test_a_short_answer_to_a_question_that_recurs_is_no_heading() -> None:
    measure = "1.{} Rond i {} och uppföljande arbete\n\nVem håller i det?\n\n{}\n\nTidpunkt: Våren 2022\n\n"
    text = "Handlingsplan Sagoby 2022\n\n1. Våld i nära relationer\n\n" + measure.format(
        1, "Lunden", "Rektor"
    )
    record = extract_bytes("plan.txt", (text + measure.format(2, "Viken", "Fältchef")).encode()).record
    assert [one.responsible.text for one in record.activities if one.responsible] == ["Rektor", "Fältchef"]
    assert [area.name.text for area in record.areas if area.name] == ["Våld i nära relationer"]
