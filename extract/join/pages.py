"""The door of the join: what printing and page breaks took apart is one again."""

from __future__ import annotations

from extract.join.cards import join_cut_cards
from extract.join.outside import charts_to_textboxes, with_people_apart
from extract.join.right_labels import with_labels_first
from extract.join.strips.columns import PlaceRows, join_columns
from extract.join.summaries import without_summaries
from extract.join.tables import join_tables
from models.pages.document import Document
from rules.pack import Rules

__all__ = ["PlaceRows", "join_document"]


def join_document(document: Document, rules: Rules, place_rows: PlaceRows) -> Document:
    """The document with sheets printed in strips, cut tables and cut rows whole again, without sheets that repeat
    others; its words stay as they are.

    `place_rows` finds the rows of a sheet whose pages do not tell where they lie.
    """
    whole = without_summaries(charts_to_textboxes(document))
    columns = with_labels_first(join_columns(whole, rules, place_rows), rules)
    return with_people_apart(join_tables(join_cut_cards(columns, rules), rules), rules)
