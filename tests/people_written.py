"""Documents written to measure how people are found: each with the names that stand in it, one a line."""

from __future__ import annotations

DOCUMENTS: tuple[tuple[str, str], ...] = (
    (
        """# Åtgärdsplan mot brott 2021 för Tibro kommun

Planen har tagits fram av kommunens säkerhetssamordnare Gunvor Provén och kommunpolis Amir Exempelzadeh. Den antogs
av kommunstyrelsens ordförande Bo Lund (C) i mars.

## Otrygga platser

Aktivitet: Rond i Bergparken
Ansvarig: Fritidschef Lena Berg
Polisens kontaktperson: Inspektör Hamid Testvall
Beskrivning: Ronden utgår från Karl Johans torg. Ring Anna-Karin Hult om ni vill följa med.
Uppföljning: Per Strand sammanställer svaren.

## Kontakt

Maria Ek
Trygghetssamordnare, Tibro kommun
Telefon: 070-123 45 67
""",
        "Gunvor Provén\nAmir Exempelzadeh\nBo Lund\nLena Berg\nHamid Testvall\nAnna-Karin Hult\nPer Strand\nMaria Ek",
    ),
    (
        """# Handlingsplan mot brott 2022

Arbetet leds av Brottsförebyggande rådet. Stiftelsen Anna Lindhs Minne, Maria Ungdom, Rädda Barnen Lund och
Berg & Söner Bygg AB deltar. Mötet hålls på Olof Palmes gata 4, intill Sankt Eriks park.

## Cykelstölder

Aktivitet: Märkkväll på Lundagård
Ansvarig: Polisen Boden
Samverkan: Svenska kyrkan, Citycon Solna, Hyresgästföreningen Norra Skåne
Finansiering: Sparbanken Sjuhärad
""",
        "",
    ),
    (
        """# Samverkansöverenskommelse 2020-2023

Parterna är överens om följande för att förebygga brott och öka tryggheten.

## Narkotika

Åtgärd: Polisen ska besöka gymnasiet.
Ansvarig: Rektor Ylva Holm, kurator Nils-Erik Påhitt

Underskrifter

Mora den 3 maj 2020

______________________

Eva Söder

Kommundirektör

______________________

Johan Malm

Lokalpolisområdeschef
""",
        "Ylva Holm\nNils-Erik Påhitt\nEva Söder\nJohan Malm",
    ),
    (
        """# Minnesanteckningar Lokala brottsförebyggande rådet 2021-03-04

Tid: 4 mars 2021 kl. 13-15
Plats: Vara stadshus, Lindsalen

Närvarande:
Karin Berg, ordförande
Jonas Ek, kommunpolis
Fatima Provsson, Västra Götalands Räddningstjänst
Björn Fält, Vara Bostäder

Frånvarande:
Sten Lund

1. Lägesbild
Jonas berättar om inbrotten. Jonas Ek tar med frågan till Lisbeth Fors på trafikenheten.

2. Övrigt
Socialchef Mia af Provhjelm hälsar att enkäten är klar. Björn Fälts förslag antogs.

Vid tangentbordet: Siv Testdotter
""",
        "Karin Berg\nJonas Ek\nFatima Provsson\nBjörn Fält\nSten Lund\nLisbeth Fors\nMia af Provhjelm\nSiv Testdotter",
    ),
    (
        """# Trygghetsplan för Hjo 2023

| Aktivitet | Ansvarig | När | Polisens kontakt |
|---|---|---|---|
| Nattvandring | Hanna Dahl, fritidsledare | Varje fredag | Kommunpolis Peter Grip |
| Belysning | Gatuchef Åke Norrman | Maj | Yttre befäl |
| Grannsamverkan | Ordförande i villaföreningen | Hela året | Mikael Ström (områdespolis) |

Frågor om planen besvaras av Sofie Testlund, sofie.testlund@example.se, eller av Björn-Olof Kvist, 0503-100 00.

Planen gäller hela Hjo, från Hammarn till Sigghusberg.
""",
        "Hanna Dahl\nPeter Grip\nÅke Norrman\nMikael Ström\nSofie Testlund\nBjörn-Olof Kvist",
    ),
    (
        """# Medborgarlöfte 2024 för Habo

Polisen lovar att vara ute på torget varje lördag. Kommunen lovar att röja kring Bränninge.

Undertecknat av lokalpolisområdeschef Carina Provfeldt och kommunalråd Gunnar P. Exempel.

Kontakt: Ahmed Hassan, kommunpolis, 114 14. Mia Lind nås på mia.lind@example.se.
""",
        "Carina Provfeldt\nGunnar P. Exempel\nAhmed Hassan\nMia Lind",
    ),
    (
        """# Åtgärdsplan Våld i nära relationer 2019

Samordnare för arbetet är Ann-Sofie Testelius. Områdeschefen Kent Bäck följer upp, tillsammans med utredaren Oskar
Lönnprov och psykologen Zeynep Demirprov. Enligt forskaren Sven-Åke Lindprov minskar våldet.

## Stöd

Aktivitet: Samtalsgrupp på Kvinnojouren Alla Kvinnors Hus
Ansvarig: Elin Wikprov
Beskrivning: Mini Maria och Röda Korset Malmö är med. Nygårds Vårdcentral lånar ut lokalen. Bokning görs hos Ingrid
Prov-Andersson.
Uppföljning: Till jul. Lars redovisar.
""",
        "Ann-Sofie Testelius\nKent Bäck\nOskar Lönnprov\nZeynep Demirprov\nSven-Åke Lindprov\nElin Wikprov\nIngrid Prov-Andersson",
    ),
    (
        """# Handlingsplan för trygghet 2018

## Trafik

Aktivitet: Hastighetsmätning på Erik Dahlbergsgatan och Bengt Ekehjelmsgatan
Ansvarig: Trafikpolisen Gävle
Beskrivning: Mätningen görs vid Sofiaskolan, Gustav Vasa förskola och Nils Holgerssons plats. Fler Poliser Ute är
temat. Svarta Katten AB sköter skyltarna. Kalmar Norra och Öland Södra följer.
Uppföljning: Antal fordon

## Skola

Aktivitet: Föräldramöte
Ansvarig: Elevhälsan Almby
Beskrivning: Temat är Våga Säga Nej. Friends, Trygga Barn och Mattias Stiftelse bjuds in.
""",
        "",
    ),
    (
        """# Handlingsplan mot inbrott 2020 för Lunds kommun

Deltagare i arbetsgruppen: Moa Ek (ordf), Kalle Provgren, Aino Mäkiprov; Goran Testovic samt Thi Nguyen.

## Inbrott

**Ansvarig:** Boendesamordnare Kerstin H Testén och Rickard von Prov

**Polisens kontakt:** Områdespolis Veronica Lundprov, tfn 0460-123 45

**Uppföljning:** Nils Dag Testman, enheten för trygghet, lämnar en rapport varje år.

Planen är framtagen i samråd med Mark- och exploateringsavdelningen, Lunds Bostads AB, Stadsbyggnadskontoret Norr
och Villaägarna Syd. Bilaga: Dahlbergs Stråk. Kvarteret Anna Greta berörs.

Vid frågor kontakta Robin Asp eller Ing-Marie Fors, socialchef.
""",
        "Moa Ek\nKalle Provgren\nAino Mäkiprov\nGoran Testovic\nThi Nguyen\nKerstin H Testén\nRickard von Prov\n"
        "Veronica Lundprov\nNils Dag Testman\nRobin Asp\nIng-Marie Fors",
    ),
    (
        """# Åtgärdsplan Trygg i Ale 2022

| Insats | Vem | Klart |
|---|---|---|
| Ny bom vid Grönnäs | Anläggningschef Birgitta Torpprov | Juni |
| Kameror i Nödinge Centrum | Säkerhetschef J. Bergprov | Oktober |
| Lovskola | Skolan, Fritid Ale, Polisen | Sommaren |
| Samtal | Yasmin Elprov från socialtjänsten | Löpande |

Signatur

Erik Sten Provall

För polisen: Tommy Björk
""",
        "Birgitta Torpprov\nJ. Bergprov\nYasmin Elprov\nErik Sten Provall\nTommy Björk",
    ),
)
"""Text and the names in it, a line each. All people are invented."""
