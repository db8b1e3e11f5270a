"""A seed's drawing: shape, producer and traits, each drawn from a stream of its own.

Turning one trait off leaves all others, and the words, as they were: that is what makes shrinking possible.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.lab.traits import BY_NAME, PDF, PRODUCER_WEIGHTS, SHAPE_PRODUCERS, SHAPE_WEIGHTS, TRAITS, Trait


@dataclass(frozen=True)
class Drawing:
    """What a seed draws."""

    seed: int
    shape: str
    producer: str
    traits: Mapping[str, str] = field(default_factory=dict)
    """Trait → value, of those that are not plain."""

    def __getitem__(self, trait: str) -> str:
        """The value of `trait`."""
        return self.traits.get(trait, BY_NAME[trait].plain)

    def stream(self, name: str) -> random.Random:
        """Chance for one purpose: the same seed and name draw the same, whatever else is drawn."""
        return random.Random(f"{self.seed}:{name}")

    def without(self, trait: str) -> Drawing:
        """The same with one trait plain."""
        kept = {name: value for name, value in self.traits.items() if name != trait}
        return replace(self, traits=sensible(self.shape, self.producer, kept))

    @property
    def plain(self) -> Drawing:
        """The same with every trait plain."""
        return replace(self, traits=sensible(self.shape, self.producer, {}))

    @property
    def named(self) -> tuple[str, ...]:
        """What is said of it: `rules=white`, by trait, shape and producer left out."""
        return tuple(f"{name}={value}" for name, value in self.traits.items())


def draw(seed: int, installed: frozenset[str]) -> Drawing:
    """The drawing of `seed`; its producer is the first that is installed of those that it draws."""
    chance = random.Random(f"{seed}:what")
    shape = _weighted(chance, SHAPE_WEIGHTS)
    able = installed & SHAPE_PRODUCERS.get(shape, installed)
    producer = next(name for name in _ranked(random.Random(f"{seed}:producer")) if name in able)
    traits: dict[str, str] = {}
    for trait in TRAITS:
        value = _value(trait, random.Random(f"{seed}:trait:{trait.name}"))
        if value != trait.plain and shape in trait.shapes and producer in trait.producers:
            traits[trait.name] = value
    return Drawing(seed, shape, producer, sensible(shape, producer, traits))


def sensible(shape: str, producer: str, traits: Mapping[str, str]) -> dict[str, str]:
    """`traits` without those that nobody would put together, and which would leave the page without one meaning."""
    kept = dict(traits)
    if kept.get("rules") == "white" and kept.get("ground") in (None, "band", "header"):
        kept["ground"] = "zebra"  # white rules show on a ground alone
    if kept.get("ground") == "zebra" and producer in ("docx", "writer"):
        kept["ground"] = "header"
    if kept.get("paper") == "turned" and producer != "reportlab":
        kept["paper"] = "wide"  # the others do not store a page turned
    if producer == "typst" and kept.get("label-width") == "broken":
        kept["label-width"] = "narrow"  # it breaks no word without a hyphen
    if producer in ("calc", "calc-over") and kept.get("sheets") == "named":
        kept["sheets"] = "per-area"  # no print shows a sheet's name
    if producer == "text" and shape in ("narrative", "promise"):
        kept["numbering"] = "headings"  # else nothing tells the levels of headings
    if kept.get("spans") == "cause" and not _shows_rows(producer, kept):
        kept["middle"] = "middle"  # a cause that stood beside its first row alone would be that row's
    for unfit in _unfit(shape, producer, kept):
        kept.pop(unfit, None)
    return kept


def _shows_rows(producer: str, traits: Mapping[str, str]) -> bool:
    """Whether anything drawn, or the file itself, parts the rows of a table, as far as it has causes."""
    if traits.get("columns") in ("name", "parties"):
        return True
    if producer in ("docx", "html") or traits.get("ground") == "zebra":
        return True
    return traits.get("rules", "all") not in ("none", "box")


def _unfit(shape: str, producer: str, traits: Mapping[str, str]) -> list[str]:
    """Traits that have no place in such a plan."""
    areas = traits.get("areas", "several")
    allowed = {
        "cause_grid": ("several", "one", "none", "row", "column"),
        "field_table": ("several", "one", "none", "row", "label"),
        "cards": ("several", "one", "none"),
    }
    unfit = ["areas"] if areas not in allowed.get(shape, ("several", "one")) else []
    if traits.get("numbering") == "rows" and shape != "cause_grid":
        unfit.append("numbering")
    if traits.get("naming") == "heading" and producer in ("text", "xlsx", "calc", "calc-over"):
        unfit.append("naming")  # nothing tells the levels of headings
    if traits.get("spans") == "problem" and areas == "none":
        unfit.append("spans")
    if traits.get("spans") == "cause" and producer == "writer" and not _shows_rows(producer, traits):
        unfit += ["spans", "middle"]  # it sets cells at the top
    if areas not in ("several", "one"):
        unfit.append("area-fields")
    if traits.get("boxes") and traits.get("pieces") == "numbered":
        unfit.append("pieces")
    if traits.get("label-place") and not _placed(shape, producer, traits["label-place"]):
        unfit.append("label-place")
    if traits.get("label-place") == "right" and traits.get("naming") == "two-titles":
        unfit.append("naming")  # which of the two would be the left one?
    if areas == "row" and (traits.get("naming") == "heading" or traits.get("label-place") == "above"):
        unfit += ["naming", "label-place"]  # the area's row would stand below the name, or alone
    if areas != "several":
        unfit.append("sheets")
    if traits.get("sheets", "one") != "one":
        unfit.append("area-fields")
    if traits.get("label-place") == "above":
        unfit.append("label-width")
    return unfit


def _placed(shape: str, producer: str, place: str) -> bool:
    """Whether labels can stand there: beside or above their values in tables drawn here, above them in running text."""
    drawn = producer in (*PDF, "html")
    return drawn if shape == "field_table" else place == "above"


def _value(trait: Trait, chance: random.Random) -> str:
    return chance.choice(trait.values[1:]) if chance.random() < trait.share else trait.plain


def _weighted(chance: random.Random, weights: Mapping[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _ranked(chance: random.Random) -> list[str]:
    """Every producer, each drawn from those that are left."""
    left, ranked = dict(PRODUCER_WEIGHTS), []
    while left:
        ranked.append(_weighted(chance, left))
        del left[ranked[-1]]
    return ranked
