"""Judgements that cannot all be true: a is b and b is c, yet a is not c.

They are never settled here, since nobody but those who judged can say which of them is wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Edges = Mapping[tuple[int, int], int]
"""Pairs of records, and the entry that judges each."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An entry that says "different", and the chain of entries that together say "same"."""

    different: int
    chain: tuple[int, ...]

    def __str__(self) -> str:
        together = " and ".join(map(str, self.chain))
        one = len(self.chain) == 1
        return (
            f"judgements {together} and {self.different} cannot all be true: {together} {'says' if one else 'say'}"
            f"{'' if one else ' together'} that two records are one person, {self.different} that they are not. None "
            f"of them is used until one is taken back: groundview judge undo STUDY --entry {self.different}"
        )


def contradictions(same: Edges, different: Edges) -> list[Contradiction]:
    """Each judgement of "different" that a chain of "same" goes round, with the shortest such chain; what is found
    is left out and the rest looked at again, until nothing that is left contradicts itself."""
    found: list[Contradiction] = []
    out: set[int] = set()
    while True:
        near = _neighbours({pair: entry for pair, entry in same.items() if entry not in out})
        left = {pair: entry for pair, entry in different.items() if entry not in out}
        new = [Contradiction(entry, chain) for pair, entry in left.items() if (chain := _chain(near, *pair))]
        if not new:
            return sorted(found, key=lambda one: one.different)
        found += new
        out |= {entry for one in new for entry in (one.different, *one.chain)}


def _neighbours(same: Edges) -> dict[int, list[tuple[int, int]]]:
    near: dict[int, list[tuple[int, int]]] = {}
    for (left, right), entry in sorted(same.items()):
        near.setdefault(left, []).append((right, entry))
        near.setdefault(right, []).append((left, entry))
    return near


def _chain(near: Mapping[int, Sequence[tuple[int, int]]], start: int, end: int) -> tuple[int, ...]:
    """The entries on the shortest way from one record to another; empty where there is none."""
    came: dict[int, tuple[int, int]] = {start: (start, 0)}
    waiting = deque([start] if start in near else [])
    while waiting and end not in came:
        here = waiting.popleft()
        for there, entry in near[here]:
            if there not in came:
                came[there] = (here, entry)
                waiting.append(there)
    return tuple(sorted(_back(came, start, end))) if end in came else ()


def _back(came: Mapping[int, tuple[int, int]], start: int, end: int) -> list[int]:
    entries: list[int] = []
    while end != start:
        end, entry = came[end]
        entries.append(entry)
    return entries
