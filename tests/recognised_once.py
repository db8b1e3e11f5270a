"""Pictures, each recognised once a module: Tesseract takes seconds for a page and always says the same of it.

A module of tests that imports the fixture has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from extract.readers.ocr.installed import is_installed


@pytest.fixture(scope="module", autouse=True)
def each_picture_is_recognised_once() -> Iterator[None]:
    """Whoever asks for a picture's words, or which way it is turned, again is answered from memory."""
    if not is_installed():
        yield
        return
    from extract.readers.ocr import pages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "words_of", _once(pages.words_of))
        patch.setattr(pages, "turn_of", _once(pages.turn_of))
        yield


def _once(asked: Callable[..., Any]) -> Callable[..., Any]:
    """`asked` of a picture and of what else it takes, with its answers kept."""
    answers: dict[tuple[bytes, tuple[int, ...], tuple[int, ...]], Any] = {}

    def answer(picture: Any, *given: int) -> Any:
        key = (picture.tobytes(), picture.shape, given)
        if key not in answers:
            answers[key] = asked(picture, *given)
        return answers[key]

    return answer
