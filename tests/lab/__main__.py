"""Draw plans by number, read them, and say what was right.

usage: python -m tests.lab --seeds 1-400 [--jobs 2] [--keep DIR] [--producers typst,docx] [--shapes cause_grid]
                           [--traits rules=white,cut] [--without form] [--shrink 10] [--write docs/accuracy.md] [-v]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.lab.accuracy import accuracy_page
from tests.lab.drawing import Drawing, draw
from tests.lab.producers.files import installed
from tests.lab.report import FAILS, report
from tests.lab.run import Outcome, run
from tests.lab.shapes.layout import lay_out
from tests.lab.shrink import shrink


def main() -> int:
    """Run the seeds that the command line asks for."""
    wanted = _arguments()
    begun = time.time()
    drawn = (_without(draw(seed, installed()), wanted) for seed in _seeds(wanted.seeds))
    drawings = [one for one in drawn if _matches(one, wanted)]
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(wanted.jobs) as pool:
        outcomes = list(_followed(pool.map(partial(run, folder=wanted.keep), drawings), len(drawings)))
        failing = sorted((one for one in outcomes if one.f1 < FAILS), key=lambda one: one.f1)
        small = pool.map(_shrunk, [one.drawing for one in failing[: wanted.shrink]])
        shrunk = {drawing.seed: drawing for drawing in small}
    for one in outcomes if wanted.keep else ():
        _keep(one, wanted.keep)
    if wanted.verbose:
        print("\n".join(line for one in outcomes for line in _differences(one)))
    text = report(outcomes, shrunk)
    print(text)
    used = sum(os.times()[at] for at in range(4))
    print(f"{len(outcomes)} seeds in {time.time() - begun:.0f} s, {used:.0f} s of processor time")
    if wanted.write:
        wanted.write.write_text(accuracy_page(outcomes, shrunk, wanted.seeds), encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.lab", description="Draw plans by number and score them."
    )
    parser.add_argument("--seeds", default="1-400", help="1-400, or 3,7,12")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for files, golds and differences")
    parser.add_argument("--producers", default="", help="only these")
    parser.add_argument("--shapes", default="", help="only these")
    parser.add_argument("--traits", default="", help="only seeds with one of these: rules=white, or cut")
    parser.add_argument("--without", default="", help="turn these off in every seed: struck,hidden,form")
    parser.add_argument("--shrink", type=int, default=0, help="shrink so many of the worst")
    parser.add_argument("--write", type=Path, help="write the page of figures there")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every difference")
    return parser.parse_args()


def _seeds(given: str) -> list[int]:
    """The numbers of `1-400` and of `3,7,12`."""
    seeds: list[int] = []
    for part in given.split(","):
        first, _, last = part.partition("-")
        seeds += range(int(first), int(last or first) + 1)
    return seeds


def _without(drawing: Drawing, wanted: argparse.Namespace) -> Drawing:
    """The drawing with the traits turned off that the command line names."""
    for trait in filter(None, wanted.without.split(",")):
        drawing = drawing.without(trait)
    return drawing


def _matches(drawing: Drawing, wanted: argparse.Namespace) -> bool:
    producers, shapes, traits = (
        {name for name in getattr(wanted, key).split(",") if name}
        for key in ("producers", "shapes", "traits")
    )
    return (
        (not producers or drawing.producer in producers)
        and (not shapes or drawing.shape in shapes)
        and (not traits or bool(traits & {*drawing.named, *drawing.traits}))
    )


def _followed(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    for number, one in enumerate(outcomes, start=1):
        if number % 20 == 0:
            print(f"{number} of {count}", file=sys.stderr)
        yield one


def _fails(drawing: Drawing) -> bool:
    return run(drawing).f1 < FAILS


def _shrunk(drawing: Drawing) -> Drawing:
    return shrink(drawing, _fails)


def _keep(outcome: Outcome, folder: Path) -> None:
    """Gold and differences beside the file."""
    stem = outcome.scores.document.rpartition(".")[0]
    gold = json.dumps(lay_out(outcome.drawing).gold, ensure_ascii=False, indent=1)
    (folder / f"{stem}.expected.json").write_text(gold + "\n", encoding="utf-8")
    (folder / f"{stem}.differences.txt").write_text("\n".join(_differences(outcome)) + "\n", encoding="utf-8")


def _differences(outcome: Outcome) -> list[str]:
    head = (
        f"{outcome.scores.document} F1 {outcome.f1:.3f}: {', '.join(outcome.drawing.named)} {outcome.problem}"
    )
    rows = [
        f"    {one.where} | {one.field} | {one.kind}\n        gold: {one.expected}\n        got:  {one.found}"
        for one in outcome.scores.differences
    ]
    doubts = [f"    silent: {text}" for text in outcome.silent]
    return [head, *rows, *doubts, *(f"    needless: {text}" for text in outcome.needless)]


if __name__ == "__main__":
    sys.exit(main())
