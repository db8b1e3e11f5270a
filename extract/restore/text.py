"""The door of the restoring: tables that a conversion to text has taken apart. Only the pipeline enters here."""

from __future__ import annotations

from extract.restore.columns import join_by_text
from extract.restore.flattened import unflatten
from extract.restore.glued import reunite_glued_cells
from extract.restore.prompts import with_prompts_apart

__all__ = ["join_by_text", "reunite_glued_cells", "unflatten", "with_prompts_apart"]
