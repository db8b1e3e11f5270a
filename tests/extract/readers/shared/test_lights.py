"""Colours of cells that are traffic lights."""

from __future__ import annotations

import pytest

from extract.readers.shared.seen.lights import light_of


@pytest.mark.parametrize(
    ("color", "light"),
    [
        *(("00b050", "green"), ("c6efce", "green"), ("92d050", "green"), ("ffff00", "yellow"), ("ffc000", "yellow")),
        *(("ed7d31", "yellow"), ("ffeb9c", "yellow"), ("ff0000", "red"), ("c00000", "red"), ("ffc7ce", "red")),
        *(("4472c4", None), ("ddebf7", None), ("7030a0", None), ("f2f2f2", None), ("ffffff", None), ("000000", None)),
        *(("ffe0e0", "red"), ("ffe2e2", None)),  # saturation 0.122 and 0.114
        *(("5a0000", "red"), ("580000", None)),  # value 0.353 and 0.345
        *(("ff4300", "red"), ("ff4500", "yellow")),  # 15.8 and 16.2 degrees
        *(("d7ff00", "yellow"), ("d0ff00", "green")),  # 69.4 and 71.1 degrees
        *(("00ffd3", "green"), ("00ffd6", None)),  # 169.6 and 170.4 degrees
        *(("ff0041", None), ("ff003e", "red")),  # 344.7 and 345.4 degrees
        *((None, None), ("", None), ("theme 4", None)),
    ],
)  # fmt: skip
def test_the_light_of_a_colour(color: str | None, light: str | None) -> None:
    assert light_of(color) == light
