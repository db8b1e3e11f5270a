"""Ink that nobody sees on its ground: in the same colour, or in one so near that the eye does not part them."""

from __future__ import annotations

DARKER = 8
"""Of 255 shades of grey: ink that is no more darker than its ground is seen by nobody; pale grey on white is there."""
LIGHTER = 24
"""Of 255: the same for ink lighter than its ground. Nobody writes in white on a pale ground to be read: it differs
by 14 to 21 from the grounds of tables, a contrast below 1.2 to 1, where readers need 3 to 1."""
_LIKE = 48
"""Of 255 in each of red, green and blue: colours that differ more are two, though a grey print has them alike."""
_WEIGHTS = (0.299, 0.587, 0.114)
"""What red, green and blue give to a colour's grey."""


def is_faint(ink: str, ground: str) -> bool:
    """Whether ink is lost on its ground; both in hex digits or by a name."""
    if ink == ground:
        return True
    try:
        shades, under = _shades(ink), _shades(ground)
    except ValueError:  # a name that is not known
        return False
    lighter = sum(weight * (one - other) for weight, one, other in zip(_WEIGHTS, shades, under, strict=True))
    is_like = max(abs(one - other) for one, other in zip(shades, under, strict=True)) < _LIKE
    return is_like and -DARKER <= lighter <= LIGHTER


def _shades(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
