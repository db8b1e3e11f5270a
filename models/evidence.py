"""Where in the source a value stands."""

from __future__ import annotations

from models.base import Published


class Evidence(Published):
    """One region of the source. A value that runs over a page break has one a page."""

    page: int | None
    """Page, from 1; null where the source has no pages."""
    bbox: tuple[float, float, float, float] | None
    """x0, top, x1, bottom in points from the page's top left corner, one decimal; null without pages."""
    ref: str
    """Where the file has it, for people: `table 1 row 5`, `paragraph 14`, `line 120`."""
