"""simplemma's Swedish dictionary, out of a file of blocks in the user's cache folder.

simplemma unpacks its million words anew in every process, which takes longer than reading a plan. So the first
process writes them once more, sorted, in small packed blocks with their first words beside them; later ones unpack
just the blocks that they look into. Nothing in that file is run, only words are read from it. Its name holds the
digest of simplemma's own file and the form's version, it carries a checksum, and a file that others could have
written is not read. Without such a file, and where none can be written, simplemma goes its own way: slower,
with the same answers.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import sys
import time
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

CACHE_VARIABLE = "PLANLASARE_CACHE"
"""Environment variable that names another cache folder; set to nothing, no cache is kept."""

_FORM = b"planlasare words 1\n"
"""How a file begins; another number, other blocks."""
_HEAD = struct.Struct("<III")
"""A checksum of all that follows, the bytes of the packed index, and how many words there are."""
_BLOCK = 2048
"""Bytes of a block before it is packed: smaller ones pack badly, larger ones take longer to unpack."""
_BLOCKS_KEPT = 1024
"""Unpacked blocks in memory: two megabytes."""
_ABANDONED = 3600
"""Seconds after which a file that is not finished was left by a process that died."""
_OF_SIMPLEMMA = ("strategies", "dictionaries", "data", "sv.plzma")
"""Where in its folder simplemma keeps its Swedish words."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class DamagedWordsError(Exception):
    """A file of words is not what was written."""


class WordFile(Mapping[str, str]):
    """Words and their lemmas, out of what `packed_words` gave. Raises DamagedWordsError where it is something else."""

    def __init__(self, content: bytes) -> None:
        start = len(_FORM) + _HEAD.size
        if not content.startswith(_FORM) or len(content) < start:
            raise DamagedWordsError("this is no file of words")
        head: tuple[int, int, int] = _HEAD.unpack_from(content, len(_FORM))
        checksum, size, self._count = head
        if zlib.crc32(memoryview(content)[start:]) != checksum:
            raise DamagedWordsError("a file of words was cut or changed")
        index = zlib.decompress(content[start : start + size]).split(b"\n")
        self._firsts, self._ends = index[::2], list(map(int, index[1::2]))
        self._blocks = content[start + size :]
        self._block = lru_cache(maxsize=_BLOCKS_KEPT)(self._unpack_block)

    def __getitem__(self, word: str) -> str:
        lemma = self.get(word)
        if lemma is None:
            raise KeyError(word)
        return lemma

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of `word`; `default` where it is no word. Raises ValueError where it is no Unicode."""
        key = word.encode()
        number = bisect_right(self._firsts, key) - 1
        if number < 0 or b"\n" in key or b"\t" in key:
            return default
        block, sought = self._block(number), b"\n%b\t" % key
        found = block.find(sought)
        if found < 0:
            return default
        found += len(sought)
        return block[found : block.index(b"\n", found)].decode()

    def __iter__(self) -> Iterator[str]:
        for number in range(len(self._firsts)):
            for line in self._block(number).strip(b"\n").split(b"\n"):
                yield line.partition(b"\t")[0].decode()

    def __len__(self) -> int:
        return self._count

    def _unpack_block(self, number: int) -> bytes:
        return zlib.decompress(self._blocks[self._ends[number - 1] if number else 0 : self._ends[number]])


def packed_words(words: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A file of `words`, each with its lemma, in the order of their bytes. They hold neither tabs nor line breaks."""
    blocks: list[bytes] = []
    index: list[bytes] = []
    lines: list[bytes] = []
    count = size = end = 0

    def close() -> None:
        nonlocal size, end
        blocks.append(zlib.compress(b"\n%b\n" % b"\n".join(lines)))
        end += len(blocks[-1])
        index.extend((lines[0].partition(b"\t")[0], b"%d" % end))
        lines.clear()
        size = 0

    for word, lemma in words:
        lines.append(b"%b\t%b" % (word, lemma))
        count += 1
        size += len(lines[-1]) + 1
        if size > _BLOCK:
            close()
    if lines:
        close()
    packed = zlib.compress(b"\n".join(index))
    rest = b"".join((packed, *blocks))
    return _FORM + _HEAD.pack(zlib.crc32(rest), len(packed), count) + rest


@lru_cache(maxsize=1)
def swedish_words() -> Mapping[str, str]:
    """The words of the dictionary and their lemmas."""
    folder, digest = cache_folder(), dictionary_digest()
    if folder is not None and digest:
        name = f"words-{hashlib.sha256(_FORM + digest.encode()).hexdigest()[:32]}"
        kept = kept_words(folder / name, _of_simplemma)
        if kept is not None:
            return kept
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary("sv")


@lru_cache(maxsize=1)
def dictionary_digest() -> str:
    """The SHA-256 of simplemma's own file of Swedish words, hex; empty where it has none. Does not load simplemma."""
    package = find_spec("simplemma")
    folders = (package and package.submodule_search_locations) or ()
    for folder in folders:
        with suppress(OSError):
            return hashlib.sha256(Path(folder, *_OF_SIMPLEMMA).read_bytes()).hexdigest()
    return ""


def _of_simplemma() -> Iterator[tuple[bytes, bytes]]:
    """The words of simplemma's file one by one: its own dictionaries would take 150 MB."""
    from simplemma.strategies.dictionaries import dictionary_factory, frontcode

    stream = dictionary_factory._read_decompressed("sv")
    is_reversed, _, start = frontcode._read_header(stream)
    words = ((word, lemma) for _, word, lemma in frontcode._iter_records(stream, start))
    return iter(sorted((word[::-1], lemma[::-1]) for word, lemma in words)) if is_reversed else words


def cache_folder() -> Path | None:
    """The folder for what can be made anew: the system's for this user, or the one that PLANLASARE_CACHE names.

    None where there is none, or where none is wanted.
    """
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "planlasare" / "cache" if local else None
    with suppress(RuntimeError, OSError):
        home = Path.home()
        usual = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        asked = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(asked) if asked.startswith("/") else usual) / "planlasare"
    return None


def kept_words(path: Path, words: Callable[[], Iterable[tuple[bytes, bytes]]]) -> WordFile | None:
    """The words of the file at `path`, which is written with `words` where it is not there or damaged.

    None where that cannot be, where others could have written it, or while another process writes it.
    """
    try:
        with suppress(FileNotFoundError, DamagedWordsError):
            return WordFile(_trusted(path))
        return WordFile(_written(path, words))
    except (OSError, AttributeError, ImportError, ValueError):  # the last three: another simplemma within
        return None


def _trusted(path: Path) -> bytes:
    """The bytes of a file that only this user can have written. Raises OSError."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
        if not own or not stat.S_ISREG(status.st_mode) or status.st_mode & _OTHERS_WRITE:
            raise PermissionError(f"{path}: others could have written it")
        return file.read()


def _written(path: Path, words: Callable[[], Iterable[tuple[bytes, bytes]]]) -> bytes:
    """The bytes of the file of `words` that was written at `path`, whole or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    with suppress(FileNotFoundError):
        if time.time() - partial.stat().st_mtime > _ABANDONED:
            partial.unlink()
    number = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as file:
            content = packed_words(words())
            file.write(content)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return content
