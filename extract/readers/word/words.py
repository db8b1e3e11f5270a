"""Runs of a paragraph become words: a word may begin in one run and end in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.readers.shared.marks import BULLETS
from extract.readers.shared.seen.notes import calls_note
from extract.readers.shared.words import WordList
from extract.readers.word.inline import LineBreak, Run, Token
from extract.readers.word.looks import RunLook
from models.pages.document import Standing
from models.pages.headings import Trait

_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})


@dataclass(slots=True)
class Line:
    """The words between two hard line breaks."""

    words: list[int] = field(default_factory=list)
    prompts: list[int] = field(default_factory=list)
    """Words that only prompt for what nobody has filled in."""
    contents: bool = False
    """Whether it is a line of a table of contents."""
    bold: bool = True
    """Whether every word is bold."""
    sizes: Counter[float] = field(default_factory=Counter)
    traits: frozenset[Trait] | None = None
    """How every word is set beside that; None before the first."""

    @property
    def size(self) -> float | None:
        """The type size of most letters, in points."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


@dataclass(slots=True)
class WordMaker:
    """Makes words of tokens and remembers what later stages ask of single words."""

    words: WordList = field(default_factory=WordList)
    line: int = 0
    """Lines met so far, in the whole document."""
    page_numbers: set[int] = field(default_factory=set)
    """Words that a page-number field printed."""

    def lines(self, tokens: Iterable[Token], ref: str, *, split: bool) -> list[Line]:
        """The lines of a paragraph; one line where hard breaks are not to `split` it (a heading)."""
        lines: list[Line] = []
        runs: list[Run] = []
        for token in tokens:
            if isinstance(token, Run):
                runs.append(token)
            elif isinstance(token, LineBreak):
                if split:
                    lines.append(self._line(runs, ref))
                    runs = []
                else:
                    runs.append(_SPACE)
        lines.append(self._line(runs, ref))
        return lines

    def plain_line(self, text: str, ref: str) -> Line:
        """A line of text that has no runs."""
        return self._line([Run(text, RunLook())], ref)

    def _line(self, runs: list[Run], ref: str) -> Line:
        self.line += 1
        line = Line()
        open_ = _OpenWord()
        tab_before: set[int] = set()  # how many words stand before each tab
        for run in _bullet_apart(runs):
            standing = _standing(run, open_)
            pieces = run.text.split()
            if "\t" in run.text:
                tab_before.update(_words_before_tabs(run.text, len(line.words), open_.is_begun))
            if run.text and (not pieces or run.text[0].isspace()):
                self._end_word(line, open_, ref)
            if standing == "in_force" and open_.ends_before(run.text):
                self._end_word(line, open_, ref)
            for index, piece in enumerate(pieces):
                if index:
                    self._end_word(line, open_, ref)
                open_.add(Run(piece, run.look), standing)
            if pieces and run.text[-1].isspace():
                self._end_word(line, open_, ref)
        self._end_word(line, open_, ref)
        for word in (line.words[count] for count in tab_before if count < len(line.words)):
            self.words.words[word] = replace(self.words.words[word], after_tab=True)
        line.bold = line.bold and bool(line.words)
        return line

    def _end_word(self, line: Line, open_: _OpenWord, ref: str) -> None:
        """Add the word that is open and what was taken out of it."""
        self._add(line, open_.parts, "in_force", ref)
        for standing, parts in open_.asides:
            self._add(line, parts, standing, ref)
        open_.parts, open_.asides = [], []

    def _add(self, line: Line, parts: list[Run], standing: Standing, ref: str) -> None:
        """Add the word that `parts` make. It looks and belongs as most of its letters do."""
        if not parts:
            return
        look = (parts[0] if len(parts) == 1 else max(parts, key=_letters)).look
        letters = sum(len(run.text) for run in parts)
        bold = 2 * sum(len(run.text) for run in parts if run.look.bold) > letters
        text = "".join(run.text for run in parts)
        ids = self.words.add(text, ref=ref, line=self.line, bold=bold, standing=standing)
        if not ids:
            return
        (line.prompts if look.placeholder else line.words).extend(ids)
        line.contents = line.contents or look.field == "TOC"
        line.bold = line.bold and bold
        line.traits = look.traits if line.traits is None else line.traits & look.traits
        if look.size is not None and standing == "in_force":
            line.sizes[look.size] += letters
        if look.field in _PAGE_FIELDS:
            self.page_numbers.update(ids)


@dataclass(slots=True)
class _OpenWord:
    """The word that is being read, and what is not in force inside it or right behind it."""

    parts: list[Run] = field(default_factory=list)
    asides: list[tuple[Standing, list[Run]]] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        """Whether anything of it was read."""
        return bool(self.parts or self.asides)

    def ends_before(self, text: str) -> bool:
        """Whether text in force that follows begins another word: behind a mark, or the call of a note."""
        if not self.asides:
            return False
        return not self.parts or (self.asides[-1][0] == "note_mark" and text[:1].isalnum())

    def add(self, run: Run, standing: Standing) -> None:
        """Add a part of it."""
        if standing == "in_force":
            self.parts.append(run)
        elif self.asides and self.asides[-1][0] == standing:
            self.asides[-1][1].append(run)
        else:
            self.asides.append((standing, [run]))


def _standing(run: Run, open_: _OpenWord) -> Standing:
    """How a run's text stands; a raised one that calls no note ("m2") is in force."""
    standing = run.look.standing
    if standing != "note_mark":
        return standing
    before = "".join(part.text for part in open_.parts)
    return standing if calls_note(run.text.strip(), before) else "in_force"


_SPACE = Run(" ", RunLook())


def _letters(run: Run) -> int:
    """How many letters and digits a run has: brackets around a page number do not make it text."""
    return sum(character.isalnum() for character in run.text)


def _words_before_tabs(text: str, before: int, is_open: bool) -> list[int]:
    """How many words of the line stand before each tab of `text`, `before` and an open one those before `text`."""
    counts = []
    for stretch in text.split("\t")[:-1]:
        pieces = stretch.split()
        joins = is_open and bool(stretch) and not stretch[0].isspace()
        before += len(pieces) + (is_open and not joins)
        is_open = False
        counts.append(before)
    return counts


def _bullet_apart(runs: list[Run]) -> list[Run]:
    """`runs` with a bullet at their beginning set apart from the word that it is glued to."""
    for index, run in enumerate(runs):
        text = run.text.lstrip()
        if text and text[0] in BULLETS:
            apart = [Run(text[0] + " ", run.look), Run(text[1:], run.look)]
            return [*runs[:index], *apart, *runs[index + 1 :]]
        if text:
            break
    return runs
