"""What a drawn plan calls its fields."""

from __future__ import annotations

import csv
import random
import re
from functools import cache

from rules.matching.loading import OWN_RULES
from tests.lab.wording.words import table

_SEEN = OWN_RULES / "labels_seen.tsv"
_FOREIGN = re.compile(r"\((no|da|fi)\)")
_UNFIT = frozenset(
    (
        "Deltagare",
        "Vem",
        "Tid",
        "Vad",
        "Hur",
        "Klar",
        "Klart",
        "Klart datum",
        "Deadline",
        "Vecka",
        "Estimerad tid",
    )
)
"""Seen in real documents, but their meaning hangs on what stands beside them, or they turn a time into its end."""


@cache
def seen_labels() -> dict[str, tuple[str, ...]]:
    """Field → labels that real documents have for it alone."""
    found: dict[str, list[str]] = {}
    with _SEEN.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, field = row["label"], row["field"]
            if (
                _FOREIGN.search(row["meaning"])
                or name in _UNFIT
                or "datum" in name.casefold()
                or len(name) > 32
            ):
                continue
            found.setdefault(field, []).append(name)
    return {field: tuple(names) for field, names in found.items()}


class Labels:
    """The labels of one plan: a field is called the same all through it, and no two fields alike."""

    def __init__(self, chance: random.Random, manner: str) -> None:
        self.chance = chance
        self.manner = manner
        self._given: dict[str, str] = {}
        self._odd = 0

    def of(self, field: str) -> str:
        """The printed label of `field`: `goal`, `police.contact`, `activity`."""
        if field not in self._given:
            own = self._party(field) if "." in field else self._plain(field)
            self._given[field] = self._dressed(own)
        return self._given[field]

    def _plain(self, field: str) -> str:
        rows = table("labels")["fields"][field]
        choices = list(rows["usual"])
        if self.manner in ("rarer", "inflected"):
            choices = list(rows[self.manner])
        if self.manner == "seen" and field not in ("activity", "area_name", "other"):
            choices = list(seen_labels().get(field, ())) or choices
        taken = {name.casefold() for name in self._given.values()}
        left = [name for name in choices if name.casefold() not in taken] or list(rows["usual"])
        return str(self.chance.choice(left))

    def _party(self, field: str) -> str:
        party, _, role = field.partition(".")
        names = table("labels")["parties"][party]["names"]
        roles = table("labels")["roles"][role]
        rare = self.manner == "rarer"
        return f"{names[-1] if rare else names[0]} {roles[-1] if rare else roles[0]}"

    def _dressed(self, label: str) -> str:
        if self.manner == "capitals":
            return label.upper()
        if self.manner == "colon":
            return label if label.endswith("?") else label + ":"
        if self.manner == "misprint" and len(label) >= 8 and self._odd < 3 and self.chance.random() < 0.4:
            self._odd += 1
            return misprinted(label, self.chance)
        return label


def misprinted(label: str, chance: random.Random) -> str:
    """`label` with one slip of the pen: two letters changed about, one left out or doubled, or a stray space."""
    letters = [at for at in range(2, len(label) - 2) if label[at].isalpha() and label[at + 1].isalpha()]
    at = chance.choice([at for at in letters if label[at] != label[at + 1]] or letters)
    slips = (
        label[:at] + label[at + 1] + label[at] + label[at + 2 :],
        label[:at] + label[at + 1 :],
        label[:at] + label[at] + label[at:],
        label[: at + 1] + " " + label[at + 1 :],
    )
    return chance.choice(slips)
