"""What travels to a worker of the cluster and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from extract.batch.executors import Job, Outcome
from extract.pipeline import Options
from models.version import PROGRAM_VERSION
from rules.pack import FILES, load_rules

RulesFolder: TypeAlias = tuple[tuple[str, bytes], ...]
"""Names and contents of the files of a folder of rules."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What holds for all files of a run."""

    options: Options
    """Without folders of rules, which lie on another machine."""
    rules: tuple[RulesFolder, ...]
    """The user's folders, in their order."""
    seconds: float
    """Of a file."""
    still: float
    memory: int | None
    """Bytes that a file's process may hold; None: a share of what the worker's machine has free."""


@dataclass(frozen=True, slots=True)
class Report:
    """What comes back."""

    outcome: Outcome
    versions: tuple[str, str]
    """Of the program and the rules by which the file was read."""
    machine: str


def pack(options: Options) -> tuple[Options, tuple[RulesFolder, ...]]:
    """`options` without folders, and what these hold."""
    folders = tuple(
        tuple((name, (folder / name).read_bytes()) for name in _names() if (folder / name).is_file())
        for folder in options.rules
    )
    return Options(options.password, (), options.spacy_model, options.ocr), folders


def unpack(options: Options, folders: Sequence[RulesFolder], below: Path) -> Options:
    """`options` with `folders` again, which are written `below`, a folder that is there."""
    places = []
    for number, files in enumerate(folders):
        place = below / str(number)
        place.mkdir(exist_ok=True)
        for name, content in files:
            (place / name).write_bytes(content)
        places.append(place)
    return Options(options.password, tuple(places), options.spacy_model, options.ocr)


def versions_of(options: Options) -> tuple[str, str]:
    """By which program and rules a file is read here."""
    return PROGRAM_VERSION, load_rules(options.rules, options.spacy_model).version


def _names() -> list[str]:
    return [name if name.endswith(".tsv") else f"{name}.toml" for name in FILES]


def without_content(job: Job) -> Job:
    """The job without the bytes that it was sent with, which need not be sent back."""
    return Job(job.path, job.shown_as, job.inner)
