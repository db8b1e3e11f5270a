"""What a reader may ask where a line ends: whether the letters on both sides of it are one word.

Readers know no language; who calls them knows one, and hands this over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Joint: TypeAlias = Callable[[str, str], bool | None]
"""Whether two runs of letters beside a line end are one word that it broke; None where the words do not tell."""


def unknown_joint(left: str, right: str) -> bool | None:
    """No language is known: None, whatever stands beside the line end."""
    return None
