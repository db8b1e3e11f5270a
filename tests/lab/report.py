"""What the outcomes of many seeds say: by trait, by pair of traits, by producer, and the worst seeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.evaluate.scores import figures_of
from tests.lab.drawing import Drawing
from tests.lab.run import Outcome
from tests.lab.traits import TRAITS

FAILS = 0.95
"""Below this F1 a seed counts as failing, and is shrunk."""
_PAIR_SEEDS = 4
"""A pair of traits is shown from this many seeds on: fewer say more of the seeds than of the pair."""
_PAIRS = 25


@dataclass(frozen=True)
class Row:
    """A group of seeds and its figures."""

    name: str
    seeds: int
    f1: float
    precision: float
    recall: float
    normalized: float
    """The share of conclusions that hold."""
    silent: float
    """Silent errors in a thousand values."""
    needless: float
    """Needless doubts in a thousand values."""
    whole: int
    """Seeds without any fault."""


def row_of(name: str, outcomes: Sequence[Outcome]) -> Row:
    """The figures of `outcomes` together."""
    figures = figures_of([one.scores for one in outcomes])
    values = sum(one.values for one in outcomes)
    return Row(
        name=name,
        seeds=len(outcomes),
        f1=figures.f1,
        precision=figures.precision,
        recall=figures.recall,
        normalized=figures.conclusions_right / figures.conclusions if figures.conclusions else 1.0,
        silent=1000 * sum(len(one.silent) for one in outcomes) / values if values else 0.0,
        needless=1000 * sum(len(one.needless) for one in outcomes) / values if values else 0.0,
        whole=sum(one.whole for one in outcomes),
    )


def by(outcomes: Iterable[Outcome], names: Mapping[int, Iterable[str]]) -> list[Row]:
    """A row for each name that a seed has."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        for name in names[one.drawing.seed]:
            groups[name].append(one)
    return [row_of(name, groups[name]) for name in groups]


def by_trait(outcomes: Sequence[Outcome]) -> list[Row]:
    """Every value of every trait that was drawn, in the order of the traits; plain ones are left out."""
    order = {
        f"{trait.name}={value}": at
        for at, (trait, value) in enumerate((t, v) for t in TRAITS for v in t.values)
    }
    rows = by(outcomes, {one.drawing.seed: one.drawing.named for one in outcomes})
    return sorted(rows, key=lambda row: order[row.name])


def by_pair(outcomes: Sequence[Outcome]) -> list[Row]:
    """The pairs of traits that fare worst."""
    names = {
        one.drawing.seed: [f"{a} + {b}" for a, b in combinations(one.drawing.named, 2)] for one in outcomes
    }
    rows = [row for row in by(outcomes, names) if row.seeds >= _PAIR_SEEDS]
    return sorted(rows, key=lambda row: row.f1)[:_PAIRS]


def table(rows: Iterable[Row], heading: str) -> list[str]:
    """Rows as a Markdown table."""
    lines = [
        f"| {heading} | seeds | F1 | precision | recall | normalized | silent ‰ | needlessly doubted ‰ | without fault |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return lines + [
        f"| {row.name} | {row.seeds} | {row.f1:.3f} | {row.precision:.3f} | {row.recall:.3f} | {row.normalized:.3f}"
        f" | {row.silent:.1f} | {row.needless:.1f} | {row.whole} |"
        for row in rows
    ]


def report(outcomes: Sequence[Outcome], shrunk: Mapping[int, Drawing], worst: int = 25) -> str:
    """The whole report as Markdown."""
    parts = {
        "All": table([row_of("all", outcomes)], "all"),
        "By producer": table(
            _sorted(by(outcomes, {o.drawing.seed: [o.drawing.producer] for o in outcomes})), "producer"
        ),
        "By shape": table(
            _sorted(by(outcomes, {o.drawing.seed: [o.drawing.shape] for o in outcomes})), "shape"
        ),
        "By shape and producer": table(
            _sorted(
                by(outcomes, {o.drawing.seed: [f"{o.drawing.shape}, {o.drawing.producer}"] for o in outcomes})
            )[:20],
            "shape, producer (the twenty worst)",
        ),
        "By trait": table(by_trait(outcomes), "trait"),
        "The worst pairs of traits": table(by_pair(outcomes), "pair"),
        "What the failing seeds shrink to": _kinds(shrunk),
        "The worst seeds": _worst(outcomes, worst),
        "Words": _words(outcomes),
    }
    return "\n\n".join(f"## {title}\n\n" + "\n".join(lines) for title, lines in parts.items()) + "\n"


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.f1)


def _worst(outcomes: Sequence[Outcome], count: int) -> list[str]:
    lines = [
        "| seed | F1 | shape | producer | drawn |",
        "| ---: | ---: | --- | --- | --- |",
    ]
    for one in sorted(outcomes, key=lambda one: one.f1)[:count]:
        seed, drawing = one.drawing.seed, one.drawing
        traits = ", ".join(drawing.named)
        lines.append(
            f"| {seed} | {one.f1:.3f} | {drawing.shape} | {drawing.producer} | {one.problem or traits} |"
        )
    return lines


def _kinds(shrunk: Mapping[int, Drawing]) -> list[str]:
    """The smallest drawings that still fail, and how many seeds come down to each."""
    seeds: dict[tuple[str, str], list[Drawing]] = defaultdict(list)
    for drawing in shrunk.values():
        seeds[drawing.shape, ", ".join(drawing.named) or "nothing but its shape"].append(drawing)
    lines = ["| shape | what is left | seeds | by |", "| --- | --- | --- | --- |"]
    for (shape, left), drawings in sorted(seeds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        numbers = ", ".join(str(one.seed) for one in sorted(drawings, key=lambda one: one.seed))
        lines.append(
            f"| {shape} | {left} | {numbers} | {', '.join(sorted({one.producer for one in drawings}))} |"
        )
    return lines


def _words(outcomes: Sequence[Outcome]) -> list[str]:
    """Bookkeeping: words under no heading, and words that the record does not hold."""
    loose = [f"{one.drawing.seed} ({one.unaccounted})" for one in outcomes if one.unaccounted]
    lost = [f"{one.drawing.seed} ({', '.join(one.lost[:3])})" for one in outcomes if one.lost]
    return [
        f"- words unaccounted for: {sum(abs(one.unaccounted) for one in outcomes)}, in seeds {', '.join(loose) or 'none'}",
        f"- seeds in which a drawn word stands whole nowhere in the record: {', '.join(lost) or 'none'}",
    ]
