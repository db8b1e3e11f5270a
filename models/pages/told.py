"""What was asked of a document's words once, and is asked again by stage after stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from models.pages.document import Document, Word

_About = TypeVar("_About")
_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")


class Told:
    """Answers about one list of words; documents that stages make of each other have it in common."""

    __slots__ = ("answers", "texts", "words")

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.texts: dict[tuple[int, ...], str] = {}
        """Word ids → their texts, joined by spaces."""
        self.answers: dict[tuple[object, int], tuple[object, Any]] = {}
        """A question and the `id()` of what it is about → that thing, which so stays what the id means, and the
        answer."""


def once(
    ask: Callable[Concatenate[Document, _About, _Rest], _Answer],
) -> Callable[Concatenate[Document, _About, _Rest], _Answer]:
    """Decorates a question about something of a document that its words alone answer: it is answered once.

    What else is given must be the same each time, as the rules are.
    """

    @wraps(ask)
    def answered(document: Document, about: _About, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Answer:
        key = (ask, id(about))
        known = document.told.answers.get(key)
        if known is None:
            known = document.told.answers[key] = about, ask(document, about, *rest, **named)
        answer: _Answer = known[1]
        return answer

    return answered
