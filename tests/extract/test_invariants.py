"""The promises of the word ledger, on documents that hypothesis makes: nothing lost, nothing made up."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract_bytes
from extract.readers.formats import read_document
from models.pages.document import Document, paragraphs_of
from models.record import Record
from models.walk import values_of

LABELS = (
    *"Mål Syfte Löptid Mötesfrekvens Aktivitet Finansiering Uppföljning Lägesbild Hittepålabel".split(),
    "Polisens åtagande",
    "Polisens kontakt",
    "Stadsdelsförvaltningens åtagande",
    "Övriga deltagare",
    "Mål och syfte",
)
WORDS = "polisen möter unga på torget, varje vecka. Trygghet och samverkan – två ggr/år (Örby) 2021 t.ex. brott".split()

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
rows = st.tuples(st.sampled_from(LABELS), st.one_of(sentences, st.just("")))
tables = st.lists(rows, min_size=1, max_size=9).map(
    lambda found: "\n".join(f"{label}\t{value}" for label, value in found)
)
titles = st.tuples(sentences, st.sampled_from(["", "SSPF", "Polis"])).map("\t".join)
blocks = st.one_of(
    tables, st.tuples(titles, tables).map("\n".join), sentences, sentences.map(lambda text: f"- {text}")
)
plans = st.lists(blocks, min_size=1, max_size=7).map("\n\n".join)


def record_and_document(text: str) -> tuple[Record, Document]:
    data = text.encode()
    return extract_bytes("plan.txt", data).record, read_document("plan.txt", data)[1]


def counts_every_word_once(record: Record, document: Document) -> None:
    coverage = record.coverage
    assert coverage.words == sum(word.counts for word in document.words)
    assert coverage.in_fields + coverage.labels + coverage.furniture + coverage.remainder == coverage.words


def holds_every_word_of_the_file(record: Record, document: Document) -> None:
    held: Counter[str] = Counter()
    for placed in values_of(record):
        value = placed.value
        for part in (value.text, value.label or "", *value.other_labels):
            held.update(part.split())
    wanted = Counter(word.text for word in document.words if word.counts)
    assert not wanted - held


def quotes_words_of_the_file_in_their_order(record: Record, document: Document) -> None:
    printed = " ".join(word.text for word in document.words)
    for placed in values_of(record):
        if placed.value.text and placed.value.confidence == 1.0:
            for line in placed.value.text.splitlines():
                assert line.removeprefix("- ") in printed


def says_the_same_as_text_and_as_items(record: Record, document: Document) -> None:
    for placed in values_of(record):
        value = placed.value
        if value.items:
            lines = [line.removeprefix("- ") for line in value.text.splitlines()]
            assert lines == list(value.items)


def comes_back_from_json(record: Record, document: Document) -> None:
    assert Record.model_validate_json(record.to_json()) == record


def points_at_the_place_of_every_value(record: Record, document: Document) -> None:
    for placed in values_of(record):
        assert placed.value.evidence, placed.path
        assert all(re.search(r"\d", region.ref) for region in placed.value.evidence)


@given(plans)
def test_every_promise_is_kept_for_every_document(text: str) -> None:
    record, document = record_and_document(text)
    counts_every_word_once(record, document)
    holds_every_word_of_the_file(record, document)
    quotes_words_of_the_file_in_their_order(record, document)
    says_the_same_as_text_and_as_items(record, document)
    comes_back_from_json(record, document)
    points_at_the_place_of_every_value(record, document)
    assert extract_bytes("plan.txt", text.encode()).record == record, "reading twice gives the same"


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "PLAN", "plan.docx"])
def test_the_format_is_what_the_content_shows(name: str) -> None:
    record = extract_bytes(name, ("Mål\tTrygghet\nSyfte\tLugn på torget\n" * 9).encode()).record
    assert record.source.format == "txt"


def test_words_stand_in_one_block_each() -> None:
    _, document = record_and_document("Plan\n\nMål\tTrygghet\nSyfte\tLugn\n\n- ett\n- två")
    seen = [word for paragraph in paragraphs_of(document.blocks) for word in paragraph.all_words]
    assert sorted(seen) == sorted(set(seen))
