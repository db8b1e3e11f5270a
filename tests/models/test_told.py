"""What is asked of a document's words is answered once, and anew for other words."""

from __future__ import annotations

from dataclasses import replace

from models.pages.document import Document, Paragraph, Word
from models.pages.told import once


def document_of(*texts: str) -> Document:
    words = tuple(Word(index, text) for index, text in enumerate(texts))
    return Document(words, (Paragraph(tuple(range(len(words)))),))


def test_texts_are_those_of_the_documents_own_words() -> None:
    first = document_of("Ljus", "torg")
    assert first.text((0, 1)) == "Ljus torg"
    other = replace(first, words=document_of("Mörk", "park").words)
    assert other.text((0, 1)) == "Mörk park"
    assert first.text((0, 1)) == "Ljus torg"


def test_a_question_is_asked_once_of_each_thing_also_after_other_blocks() -> None:
    asked: list[str] = []

    @once
    def says(document: Document, about: Paragraph, mark: str) -> str:
        asked.append(mark)
        return document.text(about.words) + mark

    document = document_of("Ljus", "torg")
    block, other = document.blocks[0], Paragraph((1,))
    assert isinstance(block, Paragraph)
    assert [says(document, block, "!"), says(document, other, "?"), says(document, block, "!")] == [
        "Ljus torg!",
        "torg?",
        "Ljus torg!",
    ]
    assert says(replace(document, blocks=()), block, "!") == "Ljus torg!"
    assert asked == ["!", "?"]


def test_other_words_are_asked_anew() -> None:
    @once
    def says(document: Document, about: Paragraph) -> str:
        return document.text(about.words)

    document = document_of("Ljus", "torg")
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert says(document, block) == "Ljus torg"
    assert says(replace(document, words=document_of("Mörk", "park").words), block) == "Mörk park"


def test_what_is_told_makes_no_two_documents_differ() -> None:
    first, second = document_of("Ljus"), document_of("Ljus")
    first.text((0,))
    assert first == second
