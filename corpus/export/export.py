"""A collection as files, in any format; without people it is proved that none is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.export import lines, package, parquet, site, workbook
from corpus.export.columns import Form, in_words, known_codes, sheets
from corpus.export.destination import check_replaceable, staged
from corpus.export.people import KnownPeople
from corpus.export.rows import Collection
from corpus.language.words import Language
from models.errors import PeopleLeft


class _Format(NamedTuple):
    is_folder: bool
    write: Callable[[Collection, Path, Language], None]
    """Collection, place, language; the place of a folder format is the folder."""
    names: Callable[[str], Iterable[str]]
    """The name of `--out` → the names of the files that are written."""
    is_ours: Callable[[Path], bool]
    texts_in: Callable[[Path], Iterator[str]]


_FORMATS: dict[Form, _Format] = {
    "xlsx": _Format(False, workbook.write_workbook, lambda name: [name], workbook.is_ours, workbook.texts_in),
    "csv": _Format(
        True,
        package.write_package,
        lambda _: [*(f"{shape.id}.csv" for shape in sheets()), package.DESCRIPTOR],
        package.is_ours,
        package.texts_in,
    ),
    "jsonl": _Format(
        False,
        lambda collection, path, _: lines.write_lines(collection, path),
        lambda name: [name],
        lines.is_ours,
        lines.texts_in,
    ),
    "parquet": _Format(
        False,
        parquet.write_parquet,
        lambda name: [name, parquet.commitments_beside(Path(name)).name],
        parquet.is_ours,
        parquet.texts_in,
    ),
    "datasette": _Format(
        True, site.write_site, lambda _: [site.DATABASE, site.METADATA], site.is_ours, site.texts_in
    ),
}


def write_export(collection: Collection, form: Form, out: Path, language: Language) -> list[Path]:
    """Write `collection` to `out`, a file for xlsx, jsonl and parquet, a folder for csv and datasette.

    Returns the files. Nothing is written where not everything can be. Raises ExportError where something else
    stands at `out`; PeopleLeft where the collection is without people and one is found in what was written;
    MissingTool; StoreError.
    """
    shape = _FORMATS[form]
    if form == "parquet":
        parquet.check_tool()
    target = out if shape.is_folder else out.parent
    written = [target / name for name in shape.names(out.name)]
    for path in written:
        check_replaceable(path, shape.is_ours)
    with staged(out, is_folder=shape.is_folder, is_ours=shape.is_ours) as folder:
        shape.write(collection, folder if shape.is_folder else folder / out.name, language)
        if collection.people is not None:
            prove(collection.people, sorted(folder.iterdir()), shape.texts_in, _own(collection, language))
    return written


def prove(
    people: KnownPeople,
    files: Iterable[Path],
    texts_in: Callable[[Path], Iterator[str]],
    own: frozenset[str],
) -> None:
    """Search `files` for every datum of `people`. Raises PeopleLeft, which names the file, not the datum.

    `own` are texts that are ours or a register's: a head called "Kommun" is nobody's name.
    """
    for file in files:
        found = people.found_in({text for text in texts_in(file) if text not in own})
        if found is not None:
            raise PeopleLeft(
                f"{file.name}: holds a personal datum of `people` ({len(found)} characters), so nothing was exported:"
                " report it, and publish nothing of this collection until it is mended"
            )


def _own(collection: Collection, language: Language) -> frozenset[str]:
    """Heads, descriptions, words for codes, SQL and names of registers."""
    told = {text for one in sheets() for text in (one.id, one.head(language), one.about(language))}
    for column in (column for shape in sheets() for column in shape.columns):
        head, about = column.head(language), column.about(language)
        told |= {column.name, head, about, head[:32], about[:255]}
    described = (package.descriptor(language), site.metadata(language))
    told |= {text for one in described for text in package.json_texts(one)}
    return frozenset(told | collection.names | {in_words(code, language) for code in known_codes()})
