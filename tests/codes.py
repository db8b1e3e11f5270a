"""Write docs/codes.md from the code: every exit code, warning and code that a record can hold.

    python -m tests.codes > docs/codes.md

A test holds that the page is what this prints.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from models.errors import SOME_FAILED, DocumentError, PlanlasareError
from models.schema import record_schema
from models.warnings import WARNINGS
from rules.pack import load_rules, record_codes

RULES = load_rules()
_SHOWN = 4
"""So many examples stand beside a code."""
_NO_ERROR = (
    (0, "", "All went well; a document may still have warnings.", ""),
    (1, "`error`", "Something went wrong that has no code of its own.", "Read the message; report it, if it is no help."),
    (2, "", "The command line cannot be understood.", "`planlasare COMMAND --help` shows what it takes."),
    (SOME_FAILED, "", "Of several documents some failed, for reasons of several kinds.", "Read the messages, one a document."),
    (130, "", "The run was stopped from outside (Ctrl-C).", "Run it again; what was done so far is kept."),
)  # fmt: skip
"""Exit codes that no error class has: number, code in data, what they tell, what to do."""


def table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """A Markdown table."""
    lines = (heads, ("---",) * len(heads), *rows)
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def error_classes(root: type[PlanlasareError] = PlanlasareError) -> Iterator[type[PlanlasareError]]:
    """Every class of error that has a code of its own."""
    for one in root.__subclasses__():
        if "code" in vars(one) and one is not DocumentError:
            yield one
        yield from error_classes(one)


def exit_codes() -> str:
    """Number, code in data, what it tells and what to do."""
    rows = list(_NO_ERROR)
    for one in error_classes():
        tells, _, remedy = inspect.cleandoc(one.__doc__ or "").partition("\n\n")
        rows.append((one.exit_code, f"`{one.code}`", " ".join(tells.split()), " ".join(remedy.split())))
    return table(("exit", "code in `failures`", "what it tells", "what to do"), sorted(rows))


def warnings() -> str:
    """Code, what it tells and what to do."""
    return table(
        ("code", "what it tells", "what to do"),
        ((f"`{code}`", *re.split(r"(?<=\.) ", meaning, maxsplit=1)) for code, meaning in WARNINGS.items()),
    )


def examples(file: str, key: str, code: str) -> str:
    """The first examples of the rows that give a code, those of several rows by turns."""
    rows = [row.examples for row in RULES.rows(file) if getattr(row, key) == code]
    turns = (one[turn] for turn in range(_SHOWN) for one in rows if turn < len(one))
    return " · ".join(list(dict.fromkeys(turns))[:_SHOWN])


def closed_codes() -> str:
    """Codes that only the program gives: where they stand, and which they are."""
    schema = record_schema(record_codes(RULES.rows))
    models: dict[str, Any] = {"Record": schema} | schema["$defs"]
    rows: dict[tuple[str, str], list[str]] = {}
    for name, model in models.items():
        for key, described in model.get("properties", {}).items():
            if name != "RecordWarning" and "enum" in described:
                codes = ", ".join(f"`{code}`" for code in described["enum"])
                rows.setdefault((codes, key), []).append(f"{name}.{key}")
    return table(("where", "codes"), ((", ".join(places), codes) for (codes, _), places in rows.items()))


def page() -> str:
    """The whole page."""
    codes = record_codes(RULES.rows)
    organisations: dict[str, dict[str, None]] = {}
    actors: list[Any] = list(RULES.rows("actors"))
    for row in actors:
        organisations.setdefault(row.role, {})[f"`{row.organisation}`" if row.organisation else ""] = None
    roles = (
        (f"`{code}`", ", ".join(filter(None, organisations[code])), examples("actors", "role", code))
        for code in codes["role"]
    )
    return f"""# Codes

Made from the code by `python -m tests.codes > docs/codes.md`; a test compares. What a record's keys mean stands in
[record.md](record.md).

## Exit codes

A run ends with 0, or with the code that its failures share. A document that fails does not stop the others: it is
named on standard error, and `import` keeps it in the table `failures` with its code.

{exit_codes()}
## Warnings

They stand in a record's `warnings`, each with a message and the place to look, and in the table `warnings`.

{warnings()}
## Kinds, methods and other closed codes

Only the program gives these; the JSON Schema lists them as enumerations. [record.md](record.md) says what each means.

{closed_codes()}
## Parties

Codes of organisations: `party`, and `organisation` of actors and people. A user's `parties.toml` may add to them.

{table(("code", "in a plan's words"), ((f"`{code}`", examples("parties", "code", code)) for code in codes["party"]))}
## Topics

Codes of priority areas: `topic` and `topics`. A user's `topics.toml` may add to them.

{table(("code", "in a plan's words"), ((f"`{code}`", examples("topics", "code", code)) for code in codes["topic"]))}
## Roles

Codes of what people do: `role` of an actor's mention. `local` stands for `district_administration`, in a plan of a
whole municipality for `municipality`. A user's `actors.toml` may add to them.

{table(("code", "organisation", "in a plan's words"), roles)}"""


if __name__ == "__main__":
    print(page(), end="")
