"""Every plan once: of copies in several formats the one that leads, as the store's links say."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.store.collection import Store


def leading(store: Store, documents: Iterable[str]) -> list[str]:
    """The ids of `documents` in their order; a copy is the document that leads it, and each is there once."""
    rows = store.query("SELECT document, other FROM links WHERE kind = 'same'")
    leads: dict[str, str] = {row["document"]: row["other"] for row in rows}
    return list(dict.fromkeys(leads.get(one, one) for one in documents))
