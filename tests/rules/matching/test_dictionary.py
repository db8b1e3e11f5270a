"""The dictionary out of a file of blocks: the same words, and nothing that somebody else wrote."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.matching.swedish.dictionary import (
    CACHE_VARIABLE,
    DamagedWordsError,
    WordFile,
    cache_folder,
    kept_words,
    packed_words,
    swedish_words,
)

WORDS = {"gata": "gata", "gator": "gata", "åldern": "ålder", "Farsta": "Farsta"}


def _sorted(words: dict[str, str]) -> Iterator[tuple[bytes, bytes]]:
    return iter(sorted((word.encode(), lemma.encode()) for word, lemma in words.items()))


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t"), min_size=1),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t")),
        min_size=1,
    )
)
def test_words_come_back_as_they_were(words: dict[str, str]) -> None:
    kept = WordFile(packed_words(_sorted(words)))
    assert dict(kept) == words
    assert kept.get("inte\nett ord") is None
    assert len(kept) == len(words)


def test_many_blocks_hold_each_word_and_no_other() -> None:
    words = {f"ord{number:05}": f"o{number}" for number in range(0, 20000, 2)}
    kept = WordFile(packed_words(_sorted(words)))
    assert all(kept[word] == lemma for word, lemma in words.items())
    assert not any(f"ord{number:05}" in kept for number in range(1, 20000, 2))
    assert kept.get("a") is kept.get("ö") is kept.get("ord") is None


@pytest.mark.parametrize("change", ["cut", "changed", "other"])
def test_a_damaged_file_is_written_anew(tmp_path: Path, change: str) -> None:
    path = tmp_path / "words"
    content = packed_words(_sorted(WORDS))
    changed = content[:-1] if change == "cut" else content[:-1] + b"?" if change == "changed" else b"other"
    with pytest.raises(DamagedWordsError):
        WordFile(changed)
    path.write_bytes(changed)
    path.chmod(0o600)
    kept = kept_words(path, lambda: _sorted(WORDS))
    assert kept is not None
    assert dict(kept) == WORDS
    assert path.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="there, a user's folder is the user's own")
def test_a_file_that_others_may_write_to_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(packed_words(_sorted({"gata": "något annat"})))
    path.chmod(0o620)
    assert kept_words(path, lambda: _sorted(WORDS)) is None
    path.chmod(0o600)
    assert kept_words(path, lambda: _sorted(WORDS)) is not None


def test_while_another_process_writes_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "words"
    partial = path.with_suffix(".part")
    partial.touch()
    assert kept_words(path, lambda: _sorted(WORDS)) is None
    os.utime(partial, (0, 0))  # that process died long ago
    assert kept_words(path, lambda: _sorted(WORDS)) is not None
    assert [file.name for file in tmp_path.iterdir()] == ["words"]


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert kept_words(tmp_path / "file" / "words", lambda: _sorted(WORDS)) is None


def test_writing_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def breaks() -> Iterator[tuple[bytes, bytes]]:
        yield b"gata", b"gata"
        raise ValueError

    assert kept_words(tmp_path / "words", breaks) is None
    assert not list(tmp_path.iterdir())


def test_the_cache_folder_is_the_users_or_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, "/tmp/elsewhere")
    assert cache_folder() == Path("/tmp/elsewhere")
    monkeypatch.setenv(CACHE_VARIABLE, "")
    assert cache_folder() is None
    monkeypatch.delenv(CACHE_VARIABLE)
    usual = cache_folder()
    assert usual is not None
    assert "planlasare" in usual.parts


def test_all_of_simplemmas_words_are_kept() -> None:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    kept = swedish_words()
    words = DefaultDictionaryFactory().get_dictionary("sv")
    assert len(kept) == len(words)
    some = [word for number, word in enumerate(words) if number % 50 == 0]
    assert all(kept.get(word) == words[word] for word in some)
