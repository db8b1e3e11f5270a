"""The lemmas of the rules' own words, found beforehand, so that a program that starts need not find them again.

    python -m tests.lemmas > rules/data/lemmas.tsv

Run it when rules have got new words or simplemma a new dictionary. A word that is missing there is only found more
slowly, and with another dictionary than that of the first line none of them is taken.
"""

from __future__ import annotations

import sys

from extract.batch.executors import share_engine
from extract.pipeline import Options
from rules.matching import lemmas
from rules.matching.swedish.dictionary import dictionary_digest


def rule_lemmas() -> dict[str, str]:
    """Each word whose lemma is asked for while the engine loads, and its lemma. In a process that has asked none."""
    found: dict[str, str] = {}
    find = lemmas.found_lemma

    def noted(low: str) -> str:
        found[low] = find(low)
        return found[low]

    lemmas.found_lemma = noted
    lemmas._of_rules = dict
    try:
        share_engine(Options())
    finally:
        lemmas.found_lemma = find
    return dict(sorted(pair for pair in found.items() if "\t" not in pair[0] and pair[1]))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(dictionary_digest())  # noqa: T201
    for word, lemma in rule_lemmas().items():
        print(f"{word}\t{lemma}")  # noqa: T201
