"""What stands in a drawn plan: its areas and activities, every value once beside the field that it fills."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.lab.drawing import Drawing
from tests.lab.shapes.marks import mark_first
from tests.lab.shapes.parts import Measure, Theme, Value
from tests.lab.wording.labels import Labels
from tests.lab.wording.words import Words, table

_DISTRICTS = {
    "Bromma": "bromma",
    "Farsta": "farsta",
    "Södermalm": "sodermalm",
    "Skärholmen": "skarholmen",
    "Hässelby-Vällingby": "hasselby-vallingby",
    "Enskede-Årsta-Vantör": "enskede-arsta-vantor",
}
_MUNICIPALITIES = {
    "Umeå": "umea",
    "Växjö": "vaxjo",
    "Sundsvall": "sundsvall",
    "Karlstad": "karlstad",
    "Västerås": "vasteras",
    "Örebro": "orebro",
    "Gävle": "gavle",
    "Halmstad": "halmstad",
}
PROSE = frozenset(
    "goal purpose cause situation problem measures possible_measures description communication commitment other minutes".split()
)
"""Fields that hold sentences."""


@dataclass(frozen=True)
class Content:
    """A plan before it has a shape."""

    title: str
    place: str
    district: str
    year: int
    own: str
    """Code of the municipality's side: `municipality` or `district_administration`."""
    introduction: tuple[str, ...]
    themes: tuple[Theme, ...]
    labels: Labels
    notes: dict[str, str]
    remainder: tuple[str, ...] = ()
    """Texts that were struck out or hidden: they stand outside all fields."""


class Writer:
    """Draws content for one seed."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.words = Words(drawing.stream("words"))
        self.labels = Labels(drawing.stream("labels"), drawing["labels"])
        chance = drawing.stream("document")
        self.year = chance.randint(2016, 2025)
        self.city = chance.random() < 0.5
        self.own = "municipality" if self.city else "district_administration"
        self.place, self.district = chance.choice(
            sorted((_MUNICIPALITIES if self.city else _DISTRICTS).items())
        )

    def content(self, wanted: tuple[str, ...], area_fields: tuple[str, ...] = ()) -> Content:
        """A plan whose activities have the fields `wanted`, or some of them, and whose areas have `area_fields`."""
        drawing = self.drawing
        topics = drawing.stream("areas").sample(table("words")["areas"], 3)
        count = {"several": 2 + (drawing.seed % 2), "one": 1, "none": 1}.get(drawing["areas"], 2)
        per_area = {"one": 1, "two": 2, "three": 3, "six": 6}[drawing["count"]]
        themes = []
        for row in topics[:count]:
            name = (
                ""
                if drawing["areas"] == "none"
                else drawing.stream("area" + row["topic"]).choice(row["names"])
            )
            values = tuple(self.value(one) for one in area_fields) if name else ()
            measures = tuple(self.measure(wanted, promising=at == 0) for at in range(per_area))
            themes.append(Theme(name, row["topic"], values, measures))
        marked = mark_first(themes[0].measures[0], self.drawing, self.words)
        themes[0] = replace(themes[0], measures=(marked.measure, *themes[0].measures[1:]))
        return Content(
            self.title(), self.place, self.district, self.year, self.own, self.introduction(), tuple(themes),
            self.labels, marked.notes, marked.remainder,
        )  # fmt: skip

    def title(self) -> str:
        """The document's title; it names no area."""
        chance = self.drawing.stream("title")
        of = f"{self.place} kommun" if self.city else self.place
        if self.drawing.shape == "promise":
            return f"{chance.choice(('Medborgarlöften', 'Medborgarlöfte'))} {of} {self.year}"
        patterns = (
            "Lokal åtgärdsplan {}",
            "Handlingsplan {}",
            "Lokal samverkansöverenskommelse {}",
            "Åtgärdsplan för {}",
        )
        return f"{chance.choice(patterns).format(of)} {self.year}"

    def introduction(self) -> tuple[str, ...]:
        """Paragraphs before the first area."""
        count = {"none": 0, "some": 1, "long": 4}[self.drawing["introduction"]]
        return tuple(self.words.sentences("introduction", 2) for _ in range(count))

    def measure(self, wanted: tuple[str, ...], *, promising: bool) -> Measure:
        """An activity; `promising` where its text may hold a party's commitment."""
        chance = self.words.chance
        dropped: set[str] = set()
        if self.drawing["missing"] == "some":
            spare = [name for name in wanted if name not in ("measures", "cause", "description")]
            dropped = set(chance.sample(spare, len(spare) // 3))
        values = [self.value(name) for name in wanted if name not in dropped]
        if self.drawing["empty"] == "some":
            spare = [name for name in wanted if name not in ("measures", "cause", "description")]
            empty = set(chance.sample(spare, max(1, len(spare) // 5)))
            values = [Value(one.field, "") if one.field in empty else one for one in values]
        promise = ""
        if promising and self.drawing["commitments"] == "in-text":
            values, promise = self._promised(values)
        name = self.words.name("activity")
        if self.drawing["names"] == "long":
            name += self.words.fill(" och uppföljande arbete för {group} under {season}")
        return Measure(name, self.words.name("undertaking"), tuple(values), promise)

    def _promised(self, values: list[Value]) -> tuple[list[Value], str]:
        """`values` with a sentence in which the police commit themselves, and the sentence."""
        at = next((at for at, one in enumerate(values) if one.field in ("measures", "description")), None)
        if at is None or any(one.field == "police.commitment" for one in values):
            return values, ""
        sentence = self.words.sentence("promise", party="Polisen")
        lead = "\n" if "\n" in values[at].text or values[at].text.startswith(("- ", "1. ")) else " "
        mark = (
            "- " if values[at].text.startswith("- ") else "2. " if values[at].text.startswith("1. ") else ""
        )
        mark = f"{values[at].text.count(chr(10)) + 2}. " if mark == "2. " else mark
        values[at] = Value(values[at].field, f"{values[at].text}{lead}{mark}{sentence}")
        return values, sentence

    def value(self, name: str) -> Value:
        """A value for the field `name`."""
        role = name.rpartition(".")[2]
        if role in PROSE:
            return Value(name, self.prose(role))
        if name in ("duration", "meeting_frequency", "timing", "funding"):
            return Value(name, *self.words.short(name, self.year))
        if name in ("responsible", "convener", "other_participants") or role in ("contact", "participants"):
            own = name.partition(".")[0] if "." in name else ""
            return self._actors(name, own)
        if name == "follow_up":
            texts, means = self.words.indicators(self.words.chance.randint(1, 3))
            listed = self.drawing["pieces"] in ("items", "numbered") or len(texts) > 1
            return Value(name, "\n".join(f"- {text}" for text in texts) if listed else texts[0], means)
        if name == "target_group" and self.drawing["boxes"] == "some":
            groups = self.words.chance.sample(table("words")["sentences"]["target_group"], 3)
            ticked = self.words.chance.randrange(3)
            return Value(
                name, "\n".join(f"- {'☒' if at == ticked else '☐'} {one}" for at, one in enumerate(groups))
            )
        return Value(name, self.words.sentence(name))

    def _actors(self, name: str, party: str) -> Value:
        """Roles; under a party's own label nothing is said of whose they are."""
        count = 2 if name in ("other_participants",) or self.words.chance.random() < 0.25 else 1
        text, means = self.words.actors(count, self.own)
        return Value(name, text, {} if party else means)

    def prose(self, kind: str) -> str:
        """Sentences, paragraphs or list items of `kind`."""
        chance = self.words.chance
        length = self.drawing["length"]
        sentences = {"short": 1, "long": chance.randint(2, 3), "very-long": chance.randint(3, 6)}[length]
        pieces = self.drawing["pieces"]
        if pieces == "one" or kind in ("cause", "other", "purpose"):
            return self.words.sentences(kind, sentences)
        count = chance.randint(2, 4)
        each = max(1, sentences // 2)
        texts = [self.words.sentences(kind, each) for _ in range(count)]
        if pieces == "paragraphs":
            return "\n".join(texts)
        if pieces == "items":
            return "\n".join(f"- {text}" for text in texts)
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
