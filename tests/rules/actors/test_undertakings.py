"""Any verb after "ska"; promises, "vi" and "parterna", the passive, lead-ins with lists. `-` is nobody."""

from __future__ import annotations

import pytest

from rules.pack import load_rules

RULES = load_rules()

VERBS = """
Polisen ska eventuellt delta.                                                | -
Polisen har lovat mer förr.                                                  | -
Skolan ansvarar för lokal, polisen för filmen och kommunen för fika.         | school police municipality
Polisen åtar sig att lyssna, kommunen att svara.                             | police municipality
Polisen åtar sig att hjälpa skolan och kommunen att minska brotten.          | police
Polisen ansvarar inte för lås, kommunen för ljus.                            | -
Polisen svarar för kontroller medan kommunen svarar för ljuset.              | police municipality
Enligt förra planen ska polisen gå rond.                                     | -
Polisen ska visa hur ett cykellås borras upp.                                | police
Polisen ska prata med vakterna om nya knep.                                  | police
Kommunen ska kalla till fyra möten.                                          | municipality
Räddningstjänsten ska lära ut hur en handbrandsläckare används.              | rescue_service
Fastighetsägarna ska städa sina källare.                                     | property_owner
Polisen ska rita en karta över stölderna.                                    | police
Kommunen ska hyra in strålkastare till gången.                               | municipality
Skolan ska stötta eleverna på rasterna.                                      | school
Fastighetsägarna ska beskära häckarna.                                       | property_owner
Socialtjänsten ska kräva in uppgifter om hyresgästen.                        | social_services
Skolan ska driva ett kamratprojekt.                                          | school
Polisen ska rondera i garaget.                                               | police
Polisen ska lagföra fler.                                                    | police
Polisen ska bistå skolan.                                                    | police
Kommunen ska tillse att porten går i lås.                                    | municipality
Fastighetsägarna ska byta ut trasiga armaturer.                              | property_owner
Polisen ska se till att numret är känt.                                      | police
Kommunen ska ge föreningarna nycklar.                                        | municipality
Polisen ska gå rond i gallerian.                                             | police
Skolan ska be hemmen om hjälp.                                               | school
Polisen ska vid minst sex tillfällen kontrollera fordon på parkeringen.      | police
Polisen ska varje vecka besöka ungdomsgården.                                | police
Polisen ska under veckorna 24 till 31 patrullera vid badplatsen.             | police
Polisen ska, när resurserna medger, delta i kvällsvandringen.                | police
Polisen ska i första hand tala med butikerna.                                | police
Kommunen ska i samma skola hålla två föreläsningar.                          | municipality
Polisen ska inte bara patrullera utan också prata med ungdomarna.            | police
Polisen och skolan ska ses varje månad.                                      | police school
Polisen och kommunen ska mötas vid torget.                                   | police municipality
Polisen ska synas mer på kvällarna.                                          | police
Under lovet ska räddningstjänsten snickra ihop en övningslåda.               | rescue_service
Före jul ska polisen och fastighetsägarna svetsa fast brunnslocken.          | police property_owner
I september ska skolan vittja postlådan för tips.                            | school
Det är polisen och skolan som ska bjuda in till rundan.                      | police school
Det blir kommunens samordnare som också ansvarar för listan.                 | municipality
Det är främst polisen som ska bjuda in till rundan.                          | police
Kommunpolisen i område 5 ska gå rond i gallerian.                            | police
Polisen i området och skolan ska ses i augusti.                              | police school
Skolan, polisen i område 3 och socialtjänsten ska ses i augusti.             | police school social_services
Rektorn på skolan ska bjuda in till rundan.                                  | school
En polis och två rektorer ska gå rundan.                                     | police school
Minst en rektor ska gå rundan.                                               | school
En representant för polisen ska gå rundan.                                   | police
Skolan ska bjuda in representanter från polisen.                             | school
Polisen ska ha fått nycklar.                                                 | -
Polisen ska ha hållit sex möten.                                             | police
Rundan, det är polisen som ska bjuda in till den.                            | police
Om rundan det är polisen som ska bjuda in.                                   | -
Rektorn möter polisen som ska bjuda in till rundan.                          | -
Det är inte polisen som ska bjuda in.                                        | -
Det är polisen som ska kontaktas.                                            | -
Det är skolan som polisen ska besöka.                                        | -
Det är viktigt att polisen som ska delta bjuds in.                           | -
Polisen utfäster sig att svara inom två dagar.                               | police
Ansvaret för nycklarna har skolan.                                           | school
Kommunen tar ansvar för lokalen.                                             | municipality
Polisen skall anonymisera underlaget.                                        | police
Kommunen ska i god tid före valborg kalla till ett möte.                     | municipality
Såväl polisen som kommunen ska medverka.                                     | police municipality
Såväl före som efter lovet ska polisen medverka.                             | police
Kommunpolis Anna Ek ska hålla kursen.                                        | police
Anna Ek, kommunpolis, ansvarar för kursen.                                   | police
Märk väl, kommunpolis, ansvarar för kursen.                                  | -
Region Gävleborg ska erbjuda vård.                                           | health_care
Skolan ska på rasterna prata med eleverna.                                   | school
Polisen har tagit på sig att ringa.                                          | police
Polisen ska få stöd av kommunen.                                             | -
Polisen ska få besöka skolan.                                                | -
Polisen ska kunna besöka skolan.                                             | -
Polisen ska alltid kunna nås.                                                | -
Polisen ska vara lätt att nå.                                                | -
Polisen ska bli mer synlig.                                                  | -
Polisen ska vara en självklar part.                                          | -
Skolan ska ha goda möjligheter att ringa.                                    | -
Polisen ska uppfattas som tillgänglig.                                       | -
Skolan ska känna sig trygg med rutinen.                                      | -
Polisen ska inte visa bilderna.                                              | -
Polisen ska under inga omständigheter lämna ut namn.                         | -
Polisen ska varje vecka informeras om läget.                                 | -
Polisen ska under veckorna kontaktas först.                                  | -
Polisen ska löpande hållas underrättad.                                      | -
Skolan ska erbjudas en föreläsning.                                          | -
Polisen kommer att bjudas in.                                                | -
Varken polisen eller skolan ska betala.                                      | -
Ingen av parterna ska betala mer än hälften.                                 | -
Polisen måste ibland prioritera annat.                                       | -
Polisen vill visa hur lås borras upp.                                        | -
Polisen brukar visa hur lås borras upp.                                      | -
Det är viktigt att polisen ska prata med ungdomarna.                         | -
Föräldrarna frågar när polisen ska komma.                                    | -
"""

PROMISES = """
Polisen lovar att bemanna stationen på fredagar.                             | police
Polisen och kommunen lovar att träffas varannan vecka.                       | police municipality
Polisen utlovar tio ronder.                                                  | police
Polisen har lovat att ringa tillbaka.                                        | police
Kommunen lovar att klippa, röja och lysa upp.                                | municipality
Därför lovar polisen att finnas vid torget.                                  | police
Polisen lovar inte fler ronder än så.                                        | -
Polisen kan inte lova att komma varje gång.                                  | -
Butikerna önskar att polisen lovar mer.                                      | -
"""

EVERYONE = """
Vi ska träffas varje månad.                                                  | police school
Vi lovar att höra av oss.                                                    | police school
Under hösten ska vi gå tre vandringar.                                       | police school
Vi åtar oss att höra av oss.                                                 | police school
Vi åtar oss inte mer än så.                                                  | -
Vi ansvarar för att listan hålls aktuell.                                    | police school
Parterna ska dela lokal.                                                     | police school
Samtliga parter ska skriva på.                                               | police school
Parterna lovar varandra öppenhet.                                            | police school
Vi ska tillsammans med kommunen gå en rond.                                  | -
Det vi ska göra står nedan.                                                  | -
Vi ska kunna mötas utan oro.                                                 | -
Vi hoppas på lugn.                                                           | -
Parterna ska informeras.                                                     | -
"""

PASSIVES = """
Ronden ska gås av polisen.                                                   | police
Nycklarna ska bytas av fastighetsägarna senast i maj.                        | property_owner
Skyltarna ska målas om av kommunen och fastighetsägarna.                     | municipality property_owner
Utbildningen ska hållas av räddningstjänsten.                                | rescue_service
Läget ska gås igenom av polis och skola.                                     | police school
Cyklarna ska märkas.                                                         | -
Kartan ska ritas om av en konsult.                                           | -
Stölderna ska anmälas till polisen.                                          | -
"""

TABLES = VERBS + PROMISES + EVERYONE + PASSIVES


@pytest.mark.parametrize("line", [line for line in TABLES.splitlines() if line])
def test_whom_a_sentence_commits(line: str) -> None:
    sentence, wanted = (piece.strip() for piece in line.rsplit("|", 1))
    readings = RULES.commitments.read(sentence, parties=("police", "school"))
    assert sorted(reading.party for reading in readings) == sorted(wanted.replace("-", "").split())


LISTS = [
    (
        "Polisen ansvarar för att:\n- hålla fartkontroller\n- besöka skolan",
        {"police": "Polisen ansvarar för att:\n- hålla fartkontroller\n- besöka skolan"},
    ),
    ("Vi ska:\n- gå ronder", {"police": "Vi ska:\n- gå ronder", "school": "Vi ska:\n- gå ronder"}),
    ("Polisen ska:\nringa\nskriva\n\nAnnat", {"police": "Polisen ska:\nringa\nskriva"}),
    (
        "Läget är oroligt.\nKommunen lovar att:\n- lysa upp\n- röja",
        {"municipality": "Kommunen lovar att:\n- lysa upp\n- röja"},
    ),
    ("Under året ska polisen:\n- gå rond", {"police": "Under året ska polisen:\n- gå rond"}),
    (
        "Parterna ska:\n- Polisen går rond\n- Kommunen röjer",
        {"police": "Polisen går rond", "municipality": "Kommunen röjer"},
    ),
    (
        "Polisen åtar sig att:\n- gå rond\nKommunen åtar sig att:\n- röja",
        {"police": "Polisen åtar sig att:\n- gå rond", "municipality": "Kommunen åtar sig att:\n- röja"},
    ),
    (
        "Polisen och Mora kommun lovar att:\n- ordna en träff. Polisen ska visa hunden.\n- röja",
        dict.fromkeys(
            ("police", "municipality"),
            "Polisen och Mora kommun lovar att:\n- ordna en träff. Polisen ska visa hunden.\n- röja",
        ),
    ),
    ("Polisen kan:\n- gå rond", {}),
    ("Polisen ska inte:\n- gå rond", {}),
    ("Polisen ska få:\n- en nyckel", {}),
    ("Polisen behöver:\n- en nyckel", {}),
    ("Följande ska göras:\n- röjning", {}),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_a_lead_in_commits_with_its_list(text: str, wanted: dict[str, str]) -> None:
    readings = RULES.commitments.read(text, parties=("police", "school"))
    assert {reading.party: text[slice(*reading.span)] for reading in readings} == wanted


@pytest.mark.parametrize(
    ("items", "police", "municipality"),
    [
        (["Polisen ska gå rond", "Kommunen röjer", "Lampor byts"], [0, 2], [1, 2]),
        (["Polisen går rond", "Kommunen röjer", "Lampor byts"], [0, 2], [1, 2]),
        (["Lampor ska bytas av kommunen", "Kommunens invånare är trygga"], [1], [0, 1]),
        (["Polisen går rond", "Kommunen kan röja", "Skolan röjer", "Lampor byts"], [0, 1, 2, 3], [1, 2, 3]),
        (["Polisen och kommunen går rond", "Polisen svarar"], [0, 1], [0]),
    ],
)
def test_items_of_a_list_of_two_commit_whom_they_tell_of(
    items: list[str], police: list[int], municipality: list[int]
) -> None:
    text = "Polisen och kommunen lovar att:\n" + "\n".join(f"- {item}" for item in items)
    readings = RULES.commitments.read(text, promises=True)
    found = {(reading.party, text[slice(*reading.span)]) for reading in readings}
    wanted = [("police", items[at]) for at in police] + [("municipality", items[at]) for at in municipality]
    assert found == set(wanted)


@pytest.mark.parametrize(
    ("distance", "found"),
    [(14, ["police"]), (15, [])],
)
def test_the_infinitive_stands_within_sixteen_words(distance: int, found: list[str]) -> None:
    filling = " ".join(["snarast"] * distance)
    readings = RULES.commitments.read(f"Polisen ska {filling} att gå rond.")
    assert [reading.party for reading in readings] == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Polisen och kommunen har lyssnat.\nVi ska:\n- ringa", ("police", "municipality")),
        ("Vi ska:\n- tillsammans med skolan och polisen ordna en kväll", ()),
        ("Vi ska i samverkan med skolan ordna en kväll.", ()),
        ("Polisen har lyssnat tillsammans med kommunen.\nVi ska ringa.", ("police", "municipality")),
        ("Vi ska:\n- ordna en kväll, och polisen är med", ("police",)),
        ("Vi ska besöka skolan.", ()),
        ("Vi lovar att:\n- träffa pensionärsföreningarna och skolan", ()),
        ("Vi på polisen och kommunen ska besöka skolan.", ("police", "municipality")),
        ("Polisen och kommunen: vi ska besöka skolan.", ("police", "municipality")),
        ("Parterna (polisen och kommunen) ska träffas.", ("police", "municipality")),
    ],
)
def test_those_with_whom_we_do_something_are_not_we(text: str, named: tuple[str, ...]) -> None:
    assert RULES.commitments.named(text, municipality_plan=True) == named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("”Polisen ska alltid komma”, säger en boende. Skolan ansvarar för lokalen.", ["school"]),
        ("– Polisen ska komma. Skolan ska lyssna, säger en boende.", []),
        ("Boende önskar mer. Polisen ska finnas här, tycker Bo Ek.", []),
    ],
)
def test_what_somebody_says_commits_nobody_but_the_next_sentence_does(text: str, found: list[str]) -> None:
    assert [reading.party for reading in RULES.commitments.read(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Vi lovar att:\n- mäta farten tolv gånger. (Polis)\n- laga lampor (Habo kommun)\n- gå rond (polisen och kommunen)",
            [
                ("police", "mäta farten tolv gånger. (Polis)"),
                ("municipality", "laga lampor (Habo kommun)"),
                ("police", "gå rond (polisen och kommunen)"),
                ("municipality", "gå rond (polisen och kommunen)"),
            ],
        ),
        (
            "Polisen lovar att:\n- lyssna på andra (skolan, kommunen)\n- synas",
            [("police", "Polisen lovar att:\n- lyssna på andra (skolan, kommunen)\n- synas")],
        ),
        (
            "Vi lovar att:\n- mäta farten (polisens mätare)",
            [
                ("police", "Vi lovar att:\n- mäta farten (polisens mätare)"),
                ("municipality", "Vi lovar att:\n- mäta farten (polisens mätare)"),
            ],
        ),
    ],
)
def test_a_bracket_at_an_items_end_says_which_of_us_does_it(text: str, found: list[tuple[str, str]]) -> None:
    readings = RULES.commitments.read(text, parties=("police", "municipality"), promises=True)
    assert [(one.party, text[slice(*one.span)]) for one in readings] == found


def test_brackets_that_end_all_items_below_a_promising_heading_name_their_parties() -> None:
    text = "- Tolv mätningar (Polisen)\n- Nya lampor (kommunen)"
    found = [(one.party, text[slice(*one.span)]) for one in RULES.commitments.listed(text, ())]
    assert found == [("police", "Tolv mätningar (Polisen)"), ("municipality", "Nya lampor (kommunen)")]
    assert not RULES.commitments.listed("- Möten med andra (skolan)\n- Nya lampor", ())
