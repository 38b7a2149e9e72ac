"""The words nearest to one that is misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

SHORTEST, LONG = 2, 9
"""Words of fewer letters are taken as they stand; from so many letters on, two errors are allowed."""

ROWS = 20_000
"""Distances are computed for so many words of the texts at a time, which bounds the memory."""


def most_errors(word: str) -> int:
    """How many errors a misspelling of a word may have."""
    if len(word) < SHORTEST or not word.isalpha():
        return 0
    return 1 if len(word) < LONG else 2


def nearest(words: Sequence[str], sought: Iterable[str], others: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each word that a sought one is in reach of: the sought and other words that are nearest to it, in order of
    the alphabet; not those that only other words are nearest to."""
    best: dict[str, tuple[int, list[str]]] = {}
    for distance, word, one in _within(words, sought):
        _keep(best, distance, word, one)
    near = {word: set(meant) for word, (_, meant) in best.items()}
    for distance, word, one in _within(sorted(best), others):
        _keep(best, distance, word, one)
    return {word: tuple(sorted(meant)) for word, (_, meant) in best.items() if near[word] & set(meant)}


def _keep(best: dict[str, tuple[int, list[str]]], distance: int, word: str, one: str) -> None:
    least, meant = best.get(word, (distance, []))
    if distance <= least:
        best[word] = (distance, [*(meant if distance == least else []), one])


def _within(words: Sequence[str], sought: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """The pairs in reach of each other, with their distance."""
    for length, group in groupby(sorted(sought, key=lambda one: (len(one), one)), key=len):
        yield from _of_one_length(words, list(group), length)


def _of_one_length(words: Sequence[str], sought: list[str], length: int) -> Iterator[tuple[int, str, str]]:
    import numpy as np
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    reach = {one: most_errors(one) for one in sought}
    most = max(reach.values())
    candidates = [word for word in words if abs(len(word) - length) <= most] if most else []
    for begin in range(0, len(candidates), ROWS):
        some = candidates[begin : begin + ROWS]
        table = cdist(some, sought, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
        for row, column in zip(*np.nonzero(table <= most), strict=True):
            if table[row, column] <= reach[sought[column]]:
                yield int(table[row, column]), some[row], sought[column]
