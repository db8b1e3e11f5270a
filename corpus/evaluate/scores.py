"""Scores and their sums: by field, by document, by layout, and all together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

from models.base import Frozen

DifferenceKind: TypeAlias = Literal["differs", "missing", "extra", "conclusion"]
"""`differs`: another text stands in the field; `conclusion`: the text may be right, what stands beside it is not."""


class Difference(Frozen):
    """One place where a record is not what the gold says."""

    where: str
    """For people: `activity 3: Nattvandring`."""
    field: str
    kind: DifferenceKind
    expected: str | None
    found: str | None


class FieldScore(Frozen):
    """How often one field was right. A wrong text counts both as extra and as missing."""

    right: int = 0
    extra: int = 0
    """Texts that the gold does not have there."""
    missing: int = 0
    """Texts of the gold that do not stand there."""
    token_sum: float = 0.0
    """Sum of the token F1 of each of the gold's texts."""
    token_count: int = 0
    conclusions_right: int = 0
    conclusions: int = 0
    """Topics, schedules, dates, mentions and the like that stand beside the field's texts."""

    def __add__(self, other: FieldScore) -> FieldScore:
        return FieldScore(
            right=self.right + other.right,
            extra=self.extra + other.extra,
            missing=self.missing + other.missing,
            token_sum=self.token_sum + other.token_sum,
            token_count=self.token_count + other.token_count,
            conclusions_right=self.conclusions_right + other.conclusions_right,
            conclusions=self.conclusions + other.conclusions,
        )


class Figures(Frozen):
    """What is published of a sum of scores; shares from 0 to 1 with four decimals."""

    precision: float
    """The share of the found texts that are right; 0 where nothing was found."""
    recall: float
    """The share of the gold's texts that were found; 0 where the gold has none."""
    f1: float
    token_f1: float | None
    """The mean token F1 of the gold's texts: a text that is nearly right counts nearly whole."""
    fields: int
    """How many texts the gold has."""
    conclusions_right: int
    conclusions: int


class Scores(Frozen):
    """One document against its gold."""

    document: str
    layout: str
    """The layout that the gold names."""
    fields: dict[str, FieldScore]
    """By field: `goal`, `area.goal`, `police.contact`, `other`, `attendee` …"""
    differences: tuple[Difference, ...]

    @property
    def figures(self) -> Figures:
        """Of all its fields together."""
        return figures_of([self])

    @property
    def conclusions(self) -> int:
        """How many conclusions the gold has."""
        return self.figures.conclusions

    @property
    def conclusions_right(self) -> int:
        """How many of them the record has come to."""
        return self.figures.conclusions_right


class Evaluation(Frozen):
    """Many documents against their gold."""

    documents: tuple[Scores, ...]

    @property
    def total(self) -> Figures:
        """Of all documents and fields together."""
        return figures_of(self.documents)

    @property
    def by_document(self) -> dict[str, Figures]:
        """Document → its figures, in the order of evaluation; documents of one name are summed."""
        return self._grouped(lambda scores: scores.document)

    @property
    def by_layout(self) -> dict[str, Figures]:
        """Layout → figures of its documents, by name."""
        return dict(sorted(self._grouped(lambda scores: scores.layout).items()))

    @property
    def by_field(self) -> dict[str, Figures]:
        """Field → its figures over all documents, by name."""
        sums: dict[str, FieldScore] = defaultdict(FieldScore)
        for scores in self.documents:
            for field, score in scores.fields.items():
                sums[field] += score
        return {field: _figures(sums[field]) for field in sorted(sums)}

    def _grouped(self, key: Callable[[Scores], str]) -> dict[str, Figures]:
        groups: dict[str, list[Scores]] = defaultdict(list)
        for scores in self.documents:
            groups[key(scores)].append(scores)
        return {name: figures_of(group) for name, group in groups.items()}


def figures_of(documents: Iterable[Scores]) -> Figures:
    """The figures of all fields of `documents` together."""
    fields = (score for scores in documents for score in scores.fields.values())
    return _figures(sum(fields, FieldScore()))


def _figures(score: FieldScore) -> Figures:
    found, expected = score.right + score.extra, score.right + score.missing
    precision = score.right / found if found else 0.0
    recall = score.right / expected if expected else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(f1, 4),
        token_f1=round(score.token_sum / score.token_count, 4) if score.token_count else None,
        fields=expected,
        conclusions_right=score.conclusions_right,
        conclusions=score.conclusions,
    )


class Tally:
    """Counts while one document is scored."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._extra: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()
        self._tokens: defaultdict[str, list[float]] = defaultdict(list)
        self._conclusions: defaultdict[str, list[bool]] = defaultdict(list)
        self._differences: list[Difference] = []

    def right(self, field: str, token_f1: float | None = None) -> None:
        """The field is as the gold has it."""
        self._right[field] += 1
        self._count_tokens(field, token_f1)

    def differs(self, where: str, field: str, expected: str, found: str, token_f1: float) -> None:
        """Another text stands in the field."""
        self._extra[field] += 1
        self._missing[field] += 1
        self._count_tokens(field, token_f1)
        self._note(where, field, "differs", expected, found)

    def missing(self, where: str, field: str, expected: str, token_f1: float | None = None) -> None:
        """The field is not there."""
        self._missing[field] += 1
        self._count_tokens(field, token_f1)
        self._note(where, field, "missing", expected, None)

    def surplus(self, where: str, field: str, found: str) -> None:
        """The gold has no such field there."""
        self._extra[field] += 1
        self._note(where, field, "extra", None, found)

    def conclusion(self, where: str, field: str, holds: bool, expected: object, found: object) -> None:
        """One conclusion of the gold's, and whether the record has come to it."""
        self._conclusions[field].append(holds)
        if not holds:
            self._note(where, field, "conclusion", _shown(expected), _shown(found))

    def scores(self, document: str, layout: str) -> Scores:
        """All that was counted."""
        counted = (self._right, self._extra, self._missing, self._conclusions)
        fields = sorted({field for counts in counted for field in counts})
        return Scores(
            document=document,
            layout=layout,
            fields={field: self._field(field) for field in fields},
            differences=tuple(self._differences),
        )

    def _field(self, field: str) -> FieldScore:
        tokens, conclusions = self._tokens.get(field, []), self._conclusions.get(field, [])
        return FieldScore(
            right=self._right[field],
            extra=self._extra[field],
            missing=self._missing[field],
            token_sum=sum(tokens),
            token_count=len(tokens),
            conclusions_right=sum(conclusions),
            conclusions=len(conclusions),
        )

    def _count_tokens(self, field: str, token_f1: float | None) -> None:
        """What is only counted, such as attendees, has no token F1."""
        if token_f1 is not None:
            self._tokens[field].append(token_f1)

    def _note(
        self, where: str, field: str, kind: DifferenceKind, expected: str | None, found: str | None
    ) -> None:
        self._differences.append(
            Difference(where=where, field=field, kind=kind, expected=expected, found=found)
        )


def _shown(concluded: object) -> str | None:
    if isinstance(concluded, dict):
        return ", ".join(f"{key}: {value}" for key, value in concluded.items())
    return None if concluded is None else str(concluded)
