"""What a value says and where it stands, as one cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language.words import Language, Words
from models.base import Frozen
from models.errors import UnknownPath
from models.evidence import Evidence
from models.record import Activity, Area, Record
from models.values import Value
from models.walk import at_path, evidence_of

_REF_WORD = re.compile(r'"[^"]*"|[a-z]+')


@dataclass(frozen=True, slots=True)
class Quote:
    """A value and its citation."""

    document: str
    """The file's name."""
    id: str
    """SHA-256 of the file's bytes, hex."""
    district: str | None
    """The district's id; `place` its name, with the municipality where that is another."""
    place: str | None
    year: int | None
    title: str | None
    path: str
    """In the record: `activities[3].goal`."""
    text: str
    """As printed; empty where the field is."""
    evidence: tuple[Evidence, ...]

    @property
    def pages(self) -> list[int]:
        """The pages that it stands on, from 1, in order; none where the file has no pages."""
        return sorted({region.page for region in self.evidence if region.page is not None})

    def citation(self, language: Language) -> str:
        """Title, district, year and page in a line: "Plan mot brott. Farsta (Stockholm), 2021, s. 2." """
        where = [self.place, str(self.year) if self.year is not None else None, self.where(language)]
        title = " ".join((self.title or self.document).split()).rstrip(".")
        rest = ", ".join(part for part in where if part)
        return f"{title}. {rest}." if rest else f"{title}."

    def where(self, language: Language) -> str:
        """The page or pages; of a file without pages the first table row, paragraph, line or cell of a sheet."""
        if self.pages:
            short = {"sv": "s.", "en": "p." if len(self.pages) == 1 else "pp."}[language]
            return f"{short} {_ranges(self.pages)}"
        return spoken_ref(self.evidence[0].ref, language) if self.evidence else ""


def spoken_ref(ref: str, language: Language) -> str:
    """A reference such as `table 1 row 5 cell 2` in the language; what is quoted in it (a sheet's name) stays."""
    words = Words(language)
    return _REF_WORD.sub(lambda match: match[0] if match[0][0] == '"' else words.code(match[0]), ref)


def quote_of(record: Record, path: str = "title") -> Quote:
    """The quote of what stands at `path`; `activities[3]` and `areas[0]` are quoted by their names.

    A title that is not known is quoted as "". Raises UnknownPath.
    """
    places = dict(evidence_of(record))
    for one in (path, f"{path}.name"):
        if one in places:
            return _quote(record, one, _text_at(record, one), places[one])
    if path == "title":
        return _quote(record, path, "", ())
    raise UnknownPath(f"{record.source.name}: nothing stands at {path!r}; quote with --list shows what does")


def quotes_of(record: Record) -> Iterator[Quote]:
    """Every value of `record` that has words, in the record's order."""
    for path, evidence in evidence_of(record):
        text = _text_at(record, path)
        if text:
            yield _quote(record, path, text, evidence)


def _quote(record: Record, path: str, text: str, evidence: tuple[Evidence, ...]) -> Quote:
    district = record.district
    place = district.name if district else None
    if district and district.municipality and district.municipality != district.name:
        place = f"{district.name} ({district.municipality})"
    return Quote(
        document=record.source.name,
        id=record.id,
        district=district.id if district else None,
        place=place,
        year=record.year,
        title=record.title.text if record.title else None,
        path=path,
        text=text,
        evidence=evidence,
    )


def _text_at(record: Record, path: str) -> str:
    """The words of what stands there: a value's text, a person's or district's name, a warning's message."""
    found = at_path(record, path)
    if isinstance(found, Value):
        return found.text
    if isinstance(found, Activity | Area) and found.name is not None:
        return found.name.text
    if isinstance(found, Frozen):
        said = (getattr(found, key, None) for key in ("name", "message", "phone", "email", "text"))
        return next((one for one in said if isinstance(one, str)), "")
    return found if isinstance(found, str) else ""


def _ranges(pages: list[int]) -> str:
    """[2, 3, 4, 7] as "2-4, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
