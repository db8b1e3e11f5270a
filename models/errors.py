"""Every error that planlasare raises on purpose, each with the exit code of a run that ends on it.

A message says what is wrong, where, and what to do; a class's docstring says the same of all its messages, the
remedy in a paragraph of its own. What is wrong with one document is a `DocumentError`: a batch notes it as that
document's failure and goes on.
"""

from __future__ import annotations


class PlanlasareError(Exception):
    """The root of the tree. `code` names the error in data, `exit_code` in the shell."""

    code: str = "error"
    exit_code: int = 1


class DocumentError(PlanlasareError):
    """One document cannot become a record. `name` is the file as the user named it."""

    code = "document"
    exit_code = 1

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        self.message = message
        super().__init__(f"{name}: {message}")

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str]]:
        """Travel whole between processes (exceptions with two arguments otherwise do not)."""
        return type(self), (self.name, self.message)


class MissingFile(DocumentError):
    """There is no such file, or it cannot be opened.

    Check the path, and that you may read the file.
    """

    code = "missing-file"
    exit_code = 3


class EmptyFile(DocumentError):
    """The file has no bytes, or none but white space.

    Fetch the file again from where it came.
    """

    code = "empty-file"
    exit_code = 4


class UnsupportedFormat(DocumentError):
    """The content is of a kind that no reader takes, whatever the file is called.

    Save it as DOCX or PDF, and give that.
    """

    code = "unsupported-format"
    exit_code = 5


class DamagedFile(DocumentError):
    """The content is cut short or broken so that no reader can open it.

    Fetch it again, or open it in the program that wrote it and save it anew.
    """

    code = "damaged-file"
    exit_code = 6


class EncryptedFile(DocumentError):
    """The file needs a password, or another than the one given.

    Give the password with `--password`, or save the file without one.
    """

    code = "encrypted-file"
    exit_code = 7


class NeedsOcr(DocumentError):
    """The file holds pictures of pages and no text.

    Let a program recognise its text and give the file that it writes.
    """

    code = "needs-ocr"
    exit_code = 8


class LimitExceeded(DocumentError):
    """The file asks for more time, memory or space than a document may have.

    Give it more time with `--timeout`, or split the document.
    """

    code = "limit-exceeded"
    exit_code = 9


class ReaderFailed(DocumentError):
    """The program itself failed on this file, which is its fault and not the file's.

    Report it, with the message and, if you may share it, the file.
    """

    code = "reader-failed"
    exit_code = 15


class MissingTool(PlanlasareError):
    """An optional part that this task needs is not installed.

    Install what the message names.
    """

    code = "missing-tool"
    exit_code = 10


class RulesError(PlanlasareError):
    """A rules file is not valid; the message names file, row and key.

    Mend what the message names; `planlasare rules check FOLDER` lists every problem at once.
    """

    code = "rules"
    exit_code = 11


class ModelError(PlanlasareError):
    """The spaCy model that was named cannot be loaded.

    Install it (`pip install` its package), or give the folder that holds it, to `--spacy-model`.
    """

    code = "spacy-model"
    exit_code = 25


class StoreError(PlanlasareError):
    """The database cannot be opened, or is of another version than this program writes.

    Give another path with `--db`, or import into a new database.
    """

    code = "store"
    exit_code = 12


class UnknownName(PlanlasareError):
    """No document or district of the database has this name; the message offers near ones.

    `planlasare show --db FILE` lists the documents.
    """

    code = "unknown-name"
    exit_code = 16


class AmbiguousName(PlanlasareError):
    """Several documents have this name; the message lists them.

    Name one by its file's name, by district and year, or by its id.
    """

    code = "ambiguous-name"
    exit_code = 17

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates
        """Ids of the documents."""


class UnknownPath(PlanlasareError):
    """Nothing stands at this path of the record.

    `planlasare quote --db FILE DOCUMENT --list` lists the paths.
    """

    code = "unknown-path"
    exit_code = 18


class MissingPicture(DocumentError):
    """The place of a value cannot be drawn.

    The text and its citation are given without a picture; import the file again if it has changed.
    """

    code = "missing-picture"
    exit_code = 19


class GivenError(PlanlasareError):
    """What was stated of the documents (`--given`, `--district` …) cannot be used; the message names file and row.

    Mend what the message names, and give the same command again.
    """

    code = "given"
    exit_code = 26


class ClusterError(PlanlasareError):
    """The cluster cannot be reached or cannot go on; the message says why.

    Start or mend what the message names, and give the same command again: it goes on where it was.
    """

    code = "cluster"
    exit_code = 27


class NothingToRead(PlanlasareError):
    """No file that a reader could take lies under the given paths.

    Check the paths; what is no document by its name or content is passed over.
    """

    code = "nothing-to-read"
    exit_code = 13


class GoldError(PlanlasareError):
    """A gold record or its document is missing or malformed; the message names the file.

    Mend or add the file that the message names.
    """

    code = "gold"
    exit_code = 14


class ExportError(PlanlasareError):
    """An export cannot be written to the path that was given, or something else stands there already.

    Give another path with `--out`, or remove what the message names.
    """

    code = "export"
    exit_code = 22


class PeopleLeft(PlanlasareError):
    """An export without people held a personal datum that `people` knows of; it was removed.

    Report it, and publish nothing of the collection until it is mended.
    """

    code = "people-left"
    exit_code = 21


SOME_FAILED = 20
"""Exit code of a run over many documents whose failures were of several kinds."""


def exit_code_of(failures: list[PlanlasareError]) -> int:
    """The exit code of a run with these failures: 0 for none, theirs if they agree, else `SOME_FAILED`."""
    codes = {failure.exit_code for failure in failures}
    if not codes:
        return 0
    return codes.pop() if len(codes) == 1 else SOME_FAILED
