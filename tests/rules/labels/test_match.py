"""Labels as plans print them, each with its answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.target import Target
from rules.labels.match import LabelMatch
from rules.pack import load_rules
from tests.building import name_of

RULES = load_rules()


LABELS = """
Aktivitet                                  = activity
AKTIVITETER:                               = activity
Aktiviteten                                = activity
Aktivitet 2                                = activity
Akti vitet                                 = activity
Aktivtet                                   = activity
Insats                                     = activity
Gemensamma insatser                        = activity
Samverkansaktiviteter                      = activity
Vad                                        = activity
Aktivitet/insats                           = activity
Aktivitetens namn                          = name
Namn på åtgärden                           = name
Samverkansåtaganden                        = undertaking

Kommentar uppföljning                      = follow_up
Kommentar till uppföljning                 = follow_up
Uppföljning/kommentar                      = follow_up
Kommentarer                                = other
Bekostas av                                = funding
Sammankallar                               = convener
Mötesledare                                = convener
Vänder sig till                            = target_group
Anledning                                  = cause
Det vi strävar efter                       = goal
Måltal                                     = indicators
Utvärderas                                 = follow_up
Budskap                                    = communication
Lösning                                    = measures
Huvudman                                   = responsible

Mål                                        = goal
mål:                                       = goal
3. Mål                                     = goal
3.1 Mål                                    = goal
2) Målen                                   = goal
M Å L                                      = goal
**Mål**                                    = goal
Målsättningar                              = goal
Operativa mål                              = goal
Màl                                        = goal
Effektmål                                  = goal
Effekt- mål                                = goal
Övergripande mål                           = goal
Lokala mål på lång sikt                    = goal
Mål (SMART)                                = goal
Mål 2031                                   = goal
Mål för samverkansområdet                  = goal
Åtgärdens mål                              = goal
Kommunens mål                              = goal
Förväntade resultat                        = goal
Vad vill vi uppnå?                         = goal
Mål och syfte                              = goal+purpose
MÅL & SYFTE                                = goal+purpose
Mål/syfte                                  = goal+purpose
Syfte och mål                              = goal+purpose
Övergripande mål och syfte                 = goal+purpose
Mål och sfyte                              = goal+purpose
Syftet:                                    = purpose
Syfet                                      = purpose
Syftet med samverkan                       = purpose
Forumets syfte                             = purpose
Beskrivning och syfte                      = description+purpose
Kort beskrivning                           = description
Beskrivnig                                 = description
Aktivitetsbeskrivning                      = description

Orsak                                      = cause
Orsaker                                    = cause
Bakomliggande orsaker                      = cause
Bakomligande orsak                         = cause
Varför?                                    = cause
Problem                                    = problem
Gemensam problembild                       = problem
Problembidl                                = problem
Orsak/problem                              = cause+problem
Problem- och orsaksanalys                  = problem+cause
Lägesbild                                  = situation
Läges bild                                 = situation
LÄGESBILDEN                                = situation
Lagesbild                                  = situation
Polisens lägesbild                         = situation
Nulägesbeskrivning                         = situation
Bakgrund och lägesbild                     = situation
Målgrupp(er)                               = target_group
Primär målgrupp                            = target_group
Målgruppp                                  = target_group
Samverkans forum                           = forum

Åtgärd                                     = measures
ÅTGÄRDER                                   = measures
Åtgärd/er                                  = measures
Åtgärd nr 3                                = measures
Atgärder                                   = measures
Atgarder                                   = measures
Åtgrärder                                  = measures
Planerade åtgärder                         = measures
Brottsförebyggande åtgärder                = measures
Insatser/åtgärder                          = measures
Prioriterade aktiviteter                   = measures
Prioriterade aktiviteter (första halvåret) = measures
Prioriterade aktiviteter andra halvåret    = measures
Vad ska göras?                             = measures
Hur                                        = measures
Tänkbara aktiviteter                       = possible_measures
Tänkbara aktivteter                        = possible_measures
Förslag på insatser                        = possible_measures
Mål och insatser                           = goal+measures

Löptid                                     = duration
Löptdi                                     = duration
Lötid                                      = duration
Löpt1d                                     = duration
Löp tid                                    = duration
Löptiden                                   = duration
Giltighetstid                              = duration
Mötesfrekvens                              = meeting_frequency
Mötes- frekvens                            = meeting_frequency
Mötesfrekevns                              = meeting_frequency
Hur ofta?                                  = meeting_frequency
När                                        = timing
När?                                       = timing
Tids plan                                  = timing
Tidplan                                    = timing
Klart datum                                = timing
Klart                                      = timing
Senast klart                               = timing
När (tidplan)                              = timing
Tidpukt                                    = timing
Tid                                        = timing

Vem                                        = responsible
VEM?                                       = responsible
Ansvarig                                   = responsible
Ansvariga                                  = responsible
Ansvarig(a)                                = responsible
Ansavrig                                   = responsible
Ansvar                                     = responsible
Huvudansvarig                              = responsible
Aktivitetsansvarig                         = responsible
Aktivitets- ansvarig                       = responsible
Aktivitetansvarig                          = responsible
Aktivtetsansvarig                          = responsible
Ansvarig funktion                          = responsible
Ansvarig (namn och enhet)                  = responsible
Vem gör vad?                               = responsible
Ansvarig och tidplan                       = responsible+timing
Vem/När                                    = responsible+timing
Tid/ansvarig                               = timing+responsible
Åtgärd, ansvarig och tidplan               = measures+responsible+timing
Sammankallande                             = convener
Samman kallande                            = convener
Samankallande                              = convener
SAMMANKALLANDE:                            = convener
Sammanställande                            = convener
Sammanfattande                             = convener
Sammankallande från polisen                = convener
Övriga deltagare                           = other_participants
Öriga deltagre                             = other_participants
Deltagare                                  = other_participants
Ordinarie deltagare                        = other_participants
Tänkbara övriga aktörer                    = other_participants
Tänkbara aktörer                           = other_participants
Samverkanspartners                         = other_participants
Samverkansparterna                         = other_participants
Andra berörda aktörer                      = other_participants
Medverkande                                = other_participants

Finansiering                               = funding
Finanisering                               = funding
FINAN SIERIN G                             = funding
ÅTGÄR DER                                  = measures
Finansiering av aktiviteten                = funding
Kommunikation                              = communication
Komunikation                               = communication
Extern kommunikation                       = communication
Uppföljning                                = follow_up
Uppföljning:                               = follow_up
Uppföljningar                              = follow_up
Uppföljn ing                               = follow_up
Uppföjning                                 = follow_up
Uppfoljning                                = follow_up
Uppföljning av aktivitet                   = follow_up
Uppföljning och utvärdering                = follow_up
Så följer vi upp                           = follow_up
Uppföljning och tidplan                    = follow_up+timing
Indikator(er)                              = indicators
Mått/indikator                             = indicators
Nyckeltal                                  = indicators
KPI:er                                     = indicators
Uppföljning och indikatorer                = follow_up+indicators

Område                                     = area_name
Prioriterat samverkansområde               = area_name
Prioriterade områden                       = area_name
Prioriterat samverkans- område             = area_name
Priroiterat område                         = area_name
Fokusområden                               = area_name
Nr                                         = number
Nr.                                        = number
#                                          = number

Åtagande                                   = party.commitment
Parternas åtaganden                        = party.commitment
Respektive parts åtagande                  = party.commitment
Kontakt                                    = party.contact
Kontaktpersoner                            = party.contact
Kontaktperson/vice                         = party.contact
Kontakt/åtagande                           = party.contact+party.commitment
Målsättningar och åtaganden                = goal+party.commitment

Status                                     = status
Kommentarer                                = other
KOSTNADER:                                 = funding
Övrigt                                     = other
Utfall 2030                                = other
Närvarande                                 = other
Tid och plats                              = other
Diarienummer                               = other
Underskrift                                = other
Inledning                                  = other
"""

PARTY_LABELS = """
Polisen                                    = party:police
Stadsdelsförvaltningen:                    = party:district_administration
POLISENS ÅTAGANDE                          = party:police.commitment
Polisens åtaganden 2031                    = party:police.commitment
Polisen åtagande                           = party:police.commitment
Åtagande polisen                           = party:police.commitment
Åtagande (polisen)                         = party:police.commitment
Åtagande, polisen                          = party:police.commitment
Åtagande från polisen                      = party:police.commitment
Polisen – åtagande                         = party:police.commitment
Poilsens åtagande                          = party:police.commitment
Polisens åtagadne                          = party:police.commitment
Polisens ataganden                         = party:police.commitment
Po1isens åtagande                          = party:police.commitment
Polisensåtagande                           = party:police.commitment
Polisens ansvar och roll                   = party:police.commitment
Polisens insatser                          = party:police.commitment
Kommunpolisens åtagande                    = party:police.commitment
LPO:s åtagande                             = party:police.commitment
Lokalpolisområde Skärholmens åtagande      = party:police.commitment
Polisen i Farstas kontakt                  = party:police.contact
Kontaktperson polis                        = party:police.contact
Kontakt hos polisen                        = party:police.contact
Ansvarig från polisen                      = party:police.contact
Polisen övriga deltagare                   = party:police.participants
Polisens fasta deltagare                   = party:police.participants
Polisområde Syds deltagare                 = party:police.participants
Ordinarie deltagare från polisen           = party:police.participants
SDF:s kontakt                              = party:district_administration.contact
SDFs kontakt                               = party:district_administration.contact
Stadsdelsförvaltningens kontaktpersoner    = party:district_administration.contact
Stadsdelsförvaltninge ns kontakt           = party:district_administration.contact
Stadsdels förvaltningens övriga deltagare  = party:district_administration.participants
Stadsdelsför- valtningens kontakt          = party:district_administration.contact
Stadsdels förvalt ningens kontakt          = party:district_administration.contact
Stadsdelförvaltingens åtagande             = party:district_administration.commitment
Skarpnäcks stadsdelsförvaltnings åtagande  = party:district_administration.commitment
Hägersten-Älvsjö SDF:s kontakt             = party:district_administration.contact
Deltagare från stadsdelsförvaltningen      = party:district_administration.participants
Utbildningsförvaltninge ns övriga deltagare = party:education_administration.participants
Barn- och utbildningsförvaltningens åtagande = party:education_administration.commitment
Trafikkontorets åtagande                   = party:traffic_office.commitment
TK:s kontakt                               = party:traffic_office.contact
Socialförvaltningens åtaganden             = party:social_services.commitment
Rektors åtagande                           = party:school.commitment
Skolornas kontakter                        = party:school.contact
Räddningstjänstens insatser                = party:rescue_service.commitment
Fastighetsägarnas åtagande                 = party:property_owner.commitment
Civilsamhällets deltagare                  = party:civil_society.participants
Kommunens åtaganden                        = party:municipality.commitment
BUP:s representanter                       = party:health_care.participants
Polisens och kommunens åtaganden           = party:police.commitment+party:municipality.commitment
Åtagande polis/skola                       = party:police.commitment+party:school.commitment
"""

NO_LABELS = """
Kommunpolis
Kommunpolisen
Kontaktpolis
Polis i yttre tjänst
Socialtjänst och polis
Polis, skola och socialtjänst
Polis och fältare
Polisen deltar
Polisens volontärer
Ansvarig för polisens arbete med unga
Tillsvidare
Tillsvidare.
Tills vidare
Årligen.
Vid behov
Vid behov.
Löpande
2 gånger/år
3 deltagare
Fyra gånger per år
Varannan vecka
Vecka 12
Våren 2031
2031-05-01
Q1
Klart under året
Genomfört
Pågår
Preventionssamordnare
Trygghetssamordnare
Säkerhetssamordnare
Enhetschef
Rektor
Utsedd rektor
Stadsdelsdirektör
Gruppchef för yttre ungdomsgrupp
Fältassistenter
Planeringssekreterare
Ungdomar och boende
Kallelser via mejl.
Trygghetsvandringar
Trygghetsmätning
Platssamverkan
Grannsamverkan
Ordningsvakter
Kamerabevakning
Samverkansråd
Samverkansform
Insatsgrupp
Nyhetsbrev
EST
SSPF
Folköl- och tobakstillsyn
Samverkan mellan polis och fältassistenter
Unga i risk för kriminalitet
Skolan som brottsplats
Narkotika
Inbrott
Bedrägerier/Äldre
Våld i nära relation
Egna kostnader
Alla parter står för sina kostnader
Respektive part
Uppfostran
Målsman
Målning
Löpning
Delta
Ja
x
Skolans elevhälsa
Trafikkontorets belysningsenhet
Polisen ansvarar för att målet nås under våren och att uppföljning sker
"""

FORMS = [
    "Mål",
    "Mål och syfte",
    "Polisens åtagande",
    "Stadsdelsförvaltningens övriga deltagare",
    "Uppföljning av aktivitet",
    "Löptdi",
    "Samman kallande",
    "Prioriterade aktiviteter (första halvåret)",
    "Ansvarig och tidplan",
    "Älvsjö stadsdelsförvaltnings kontakt",
    "Kontakt hos polisen",
    "Tänkbara övriga aktörer",
    "Vem",
    "Övriga deltagre",
    "Indikator(er)",
    "Kommunpolis",
    "Socialtjänst och polis",
    "Stadsdelsförvaltninge ns kontakt",
    "Poilsens åtagande",
    "Närvarande",
    "SDF:s kontakt",
    "Åtgärd/er",
]


def cases(table: str) -> list[tuple[str, str]]:
    pairs = [line.rpartition("=") for line in table.splitlines() if line.strip()]
    return [(label.strip(), fields.strip()) for label, _, fields in pairs]


def fields_of(match: LabelMatch | None) -> str:
    return "+".join(map(name_of, match.targets)) if match is not None else "no label"


@pytest.mark.parametrize(("label", "fields"), cases(LABELS) + cases(PARTY_LABELS))
def test_a_label_leads_to_its_fields(label: str, fields: str) -> None:
    assert fields_of(RULES.labels.match(label)) == fields


@pytest.mark.parametrize("text", NO_LABELS.strip().splitlines())
def test_a_value_is_no_label(text: str) -> None:
    assert RULES.labels.match(text) is None


def test_the_plain_label_scores_highest_and_a_misprint_lowest() -> None:
    scores = [RULES.labels.match(text) for text in ("Löptid", "Löp tid", "Löptiden", "Löptdi")]
    found = [match.score for match in scores if match is not None]
    assert len(found) == 4
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert 0.85 <= found[-1] < 0.9


def test_the_deciding_row_is_named() -> None:
    labels = RULES.labels
    rules = {
        text: labels.match(text)
        for text in ("Syfte och mål", "Polis", "Polisens kontakt", "När/var", "Mål 2031")
    }
    assert {text: match and match.rule for text, match in rules.items()} == {
        "Syfte och mål": "label.goal-and-purpose",
        "Polis": "label.party",
        "Polisens kontakt": "label.party-role",
        "När/var": "label.two-fields",
        "Mål 2031": "label.goal",
    }


def test_all_rows_that_took_part_are_named() -> None:
    match = RULES.labels.match("Polisen övriga deltagare")
    assert match is not None
    assert set(match.rows) == {"label.party-role", "party.police", "modifier.of-role", "role.participants"}


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Uppföljning", "plan"),
        ("Status", "plan"),
        ("Polisens kontakt", "plan"),
        ("Närvarande", "minutes"),
        ("Tid", "minutes"),
        ("Paragrafer", "minutes"),
        ("Beslutad av", "metadata"),
        ("Giltighetstid", "metadata"),
        ("Budgetavvikelse", "report"),
        ("Genomförda åtgärder", "report"),
        ("Riskbedömning", "form"),
        ("Bakgrund", "heading"),
        ("Formål", "foreign"),
    ],
)
def test_a_label_tells_what_kind_of_table_it_stands_in(label: str, group: str) -> None:
    match = RULES.labels.match(label)
    assert match is not None
    assert match.group == group


def test_a_value_joined_to_a_label_without_a_field_keeps_its_own_field() -> None:
    match = RULES.labels.match("Uppföljning/kommentar")
    assert match is not None
    assert match.targets == (Target("follow_up"),)


def test_no_label_stands_in_two_rows() -> None:
    seen: dict[str, str] = {}
    for row in RULES.rows("labels"):
        for label in row.labels:
            match = RULES.labels.match(label)
            assert match is not None and match.rule == row.id, (label, row.id)
            assert seen.setdefault(label.casefold(), row.id) == row.id, label


def slips(label: str) -> list[str]:
    """The label with a letter left out, and with two letters changed round, at every third place."""
    places = [place for place in range(1, len(label) - 1, 3) if " " not in label[place : place + 2]]
    return [label[:place] + label[place + 1 :] for place in places] + [
        label[:place] + label[place + 1] + label[place] + label[place + 2 :] for place in places
    ]


def test_a_slip_in_a_plan_s_label_is_seen_through_and_hardly_ever_taken_for_another() -> None:
    right = wrong = missed = 0
    for row in RULES.rows("labels"):
        if row.group != "plan" or row.exact_only:
            continue
        for text in (slip for label in row.labels if len(label) >= 8 for slip in slips(label)):
            match = RULES.labels.match(text)
            right += match is not None and match.targets == row.targets
            wrong += match is not None and match.targets != row.targets and not match.rivals
            missed += match is None
    assert right / (right + wrong + missed) > 0.96
    assert wrong / (right + wrong + missed) < 0.005


@given(st.text(max_size=90))
def test_no_text_is_too_strange(text: str) -> None:
    match = RULES.labels.match(text)
    RULES.labels.is_party(text)
    assert match is None or (match.targets and 0.85 <= match.score <= 1.0)


@given(
    st.lists(
        st.sampled_from("polisens kontakt och / , - mål s åtagande från sdf:s i ( ) 2031 övriga ns".split()),
        max_size=9,
    )
)
def test_no_order_of_label_words_is_too_strange(words: list[str]) -> None:
    match = RULES.labels.match(" ".join(words))
    assert match is None or (match.targets and 0.85 <= match.score <= 1.0)


@given(st.sampled_from(FORMS), st.data())
@settings(max_examples=150)
def test_case_colon_and_line_breaks_do_not_matter(label: str, data: st.DataObject) -> None:
    broken = "".join(
        data.draw(st.sampled_from([" ", "\n", "\t", "  "])) if sign == " " else sign for sign in label
    )
    cased = data.draw(st.sampled_from([broken, broken.upper(), broken.lower()]))
    printed = (
        data.draw(st.sampled_from(["", " ", "\n"]))
        + cased
        + data.draw(st.sampled_from(["", ":", " :", ":\n"]))
    )
    assert fields_of(RULES.labels.match(printed)) == fields_of(RULES.labels.match(label))


@pytest.mark.parametrize(
    "text", ["Insats 3: Ungdomsmottagning", "Åtgärd 2b: Polisen", "Aktivitet 1 : Skolan"]
)
def test_a_numbered_label_with_a_name_behind_its_colon_is_no_label_of_a_party(text: str) -> None:
    assert RULES.labels.match(text) is None
    assert RULES.labels.match(text.partition(":")[0]) is not None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Möten", "meeting_frequency"),
        ("Hur länge?", "duration"),
        ("Av vem?", "responsible"),
        ("Vem leder", "responsible"),
        ("I samarbete med", "other_participants"),
        ("Med vem", "other_participants"),
    ],
)
def test_what_rows_of_agreements_ask(text: str, field: str) -> None:
    match = RULES.labels.match(text)
    assert match is not None
    assert [target.field for target in match.targets] == [field]
