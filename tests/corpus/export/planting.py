"""A small collection in which people stand everywhere that a record has text. All of them are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.export.people import KnownPeople
from corpus.export.rows import Collection
from corpus.store.collection import Store
from models.evidence import Evidence
from models.minutes import AgendaItem, Attendee, Minutes
from models.record import Record, RecordWarning
from models.values import (
    ActorMention,
    Actors,
    FollowUp,
    Indicator,
    Party,
    Person,
    PersonMention,
    Schedule,
    SchedulePart,
    Value,
)
from rules.pack import load_rules
from tests.corpus.store.test_collection import plan

STINA = Person(
    name="Stina Hittepå",
    phone="070-000 00 00",
    email="stina.hittepa@example.se",
    personal_number="19000101-0000",
)
FABIAN = Person(name="Fabian")
SAID = "Stina Hittepå, 070-000 00 00, stina.hittepa@example.se, 19000101-0000, och Fabian"
DATA = ("stina", "hittepå", "hittepa", "070", "0700000000", "example.se", "19000101", "190001", "Fabian")
"""What no export without people may hold, in small letters; but for Fabian, which is a word of its own here."""
TODAY = date(2026, 1, 31)


def value(before: str = "") -> Value:
    region = Evidence(page=1, bbox=(1.0, 2.0, 3.0, 4.0), ref="sheet Stina Hittepå row 1")
    return Value(
        text=f"{before} {SAID}", items=(SAID, "STINA HITTEPÅS telefon"), label=SAID, evidence=(region,)
    )


def planted() -> Record:
    """A plan of which every text names people."""
    text = f"Ansvarar: {SAID}, och rektor"
    begin = text.index("rektor")
    actors = Actors(
        text=text, mentions=(ActorMention(text="rektor", role="headmaster", span=(begin, begin + 6)),)
    )
    follow_up = FollowUp(text=f"{SAID}: antal", indicators=(Indicator(text=SAID, span=(0, len(SAID))),))
    timing = Schedule(text=SAID, parts=(SchedulePart(text=SAID, kind="as_needed"),))
    base = plan("a", path="hemma/stina.hittepa/Stina_Hittepå plan.pdf")
    activity = base.activities[0].model_copy(
        update={
            **{key: value(key) for key in ("name", "goal", "measures", "cause", "situation", "description")},
            **{"responsible": actors, "follow_up": follow_up, "timing": timing, "other_fields": (value(),)},
            "parties": (Party(party="police", contact=actors, commitment=value("Åtar sig")),),
        }
    )
    area = base.areas[0].model_copy(update={"name": value("Område"), "goal": value("Mål")})
    mention = PersonMention(path="title", span=(6, 10), kind="name")
    warning = RecordWarning(code="value-uncertain", message=f"unsure of {SAID}", evidence=value().evidence)
    return base.model_copy(
        update={
            **{"title": Value(text="Av en Stin"), "areas": (area,), "activities": (activity,)},
            **{"people": (STINA.model_copy(update={"mentions": (mention,)}), FABIAN)},
            **{"remainder": (value(),), "furniture": (value(),), "warnings": (warning,)},
        }
    )


def other_plan() -> Record:
    """A plan that names them too, and whose `people` does not."""
    return plan("b", path="fabian.pdf", commitment=f"Ring nej, Stina\nHittepå eller {SAID}")


def minutes() -> Record:
    """Minutes whose attendance list names them."""
    point = AgendaItem(number="1", title=value(), text=value(), items=(SAID,), places=("Torget", SAID))
    held = Minutes(
        when=value(),
        chair=STINA,
        contact=FABIAN,
        attendees=(Attendee(name="Stina Hittepå", role=f"Rektor {SAID}"), Attendee(name="Fabian")),
        items=(point,),
        decisions=(value("Beslut"),),
    )
    update = {"kind": "minutes", "layout": "minutes", "areas": (), "activities": (), "minutes": held}
    return plan("c", path="protokoll.pdf").model_copy(update={**update, "people": (STINA, FABIAN)})


def written(folder: Path) -> Path:
    """The database with all three, and with a file of theirs that could not be read."""
    path = folder / "plans.db"
    with Store.open(path) as store:
        for record in (planted(), other_plan(), minutes()):
            store.write(record, path=record.source.path)
        store.fail(
            "mapp/Stina Hittepå.doc", "damaged-file", "mapp/Stina Hittepå.doc: is damaged: ask Fabian", None
        )
        store.link(load_rules())
    return path


def collection(store: Store, *, with_people: bool = False) -> Collection:
    return Collection(store, load_rules(), TODAY, None if with_people else KnownPeople.of(store))
