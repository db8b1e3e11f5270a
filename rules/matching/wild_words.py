"""Words of patterns and slots that stand for all words which begin, end, or go on as they do."""

from __future__ import annotations

from collections import defaultdict


class WildWords:
    """Words with `*`, and the members that they are of: for a token, those of the words that fit it."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        """The words without `*`, as they came."""
        self._begins: defaultdict[str, set[str]] = defaultdict(set)
        self._ends: defaultdict[str, set[str]] = defaultdict(set)
        self._within: defaultdict[str, set[str]] = defaultdict(set)
        self._lengths: tuple[set[int], set[int]] = set(), set()
        """Letters of the stems that begin a token, and of those that end one."""

    def learn(self, word: str, member: str) -> None:
        """Take up `word*`, `*word` or `*word*`."""
        stem = word.strip("*")
        self.stems.append(stem)
        if not word.startswith("*"):
            self._begins[stem].add(member)
            self._lengths[0].add(len(stem))
        elif word.endswith("*"):
            self._within[stem].add(member)
        else:
            self._ends[stem].add(member)
            self._lengths[1].add(len(stem))

    def members(self, token: str) -> set[str]:
        """The members of all words that fit `token`."""
        found: set[str] = set()
        size = len(token)
        for length in self._lengths[0]:
            if length <= size and (members := self._begins.get(token[:length])):
                found |= members
        for length in self._lengths[1]:
            if length <= size and (members := self._ends.get(token[size - length :])):
                found |= members
        for stem, members in self._within.items():
            if stem in token:
                found |= members
        return found
