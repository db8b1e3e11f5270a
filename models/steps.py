"""A pulse of whoever reads: readers tell each page, and whoever watches a worker learns that it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Listener: TypeAlias = Callable[[int, float], None]
"""Is told of pages that are done, and of seconds that the next step may take beyond a file's limit."""

_listeners: list[Listener] = []


def listen(listener: Listener | None) -> None:
    """Tell `listener` of every step of this process from now on, in place of the one before; None: nobody."""
    _listeners[:] = [] if listener is None else [listener]


def note_step(*, pages: int = 0, allow: float = 0.0) -> None:
    """Say that reading goes on: so many pages are done, and what comes next may take `allow` seconds more."""
    for listener in _listeners:
        listener(pages, allow)
