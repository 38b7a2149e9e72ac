"""Linked sets through time, year by year.

A set is found over all years together. In each year, its persons who meet another of its persons in an event of the
rule's layers are active; they fall into parts, within which everybody is reached over that year's meetings. The first
year with anybody active is the one in which the set is born; a later year with nobody active is dormant, up to the last
year of any set. Any other year is set beside the last one with somebody active. A part follows an earlier one when both
share at least half of the persons of the smaller one. The year is `merged` where a part follows two earlier ones, else
`split` where two parts follow one; else it is `grown`, `shrunk` or `unchanged` by the number of persons active. The
first year of the records is a beginning by chance: a set that is born in it may be older.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from groundview.evidence.networks.found.within import Within

State = Literal["born", "grown", "shrunk", "unchanged", "merged", "split", "dormant"]
Parts = tuple[frozenset[int], ...]

LEAST_SHARED = 0.5
"""Share of the persons of the smaller part that must be in both for one to follow the other: the overlap of Greene,
Doyle and Cunningham (2010), ASONAM 2010, 176-183, with the smaller part in place of the union, since a part that grows
to twice its size is still the same."""


@dataclass(frozen=True, slots=True)
class Year:
    """What is said of the set `number` in a year, and how many of its persons are active in it."""

    number: int
    year: int
    state: State
    n_persons: int


def years(happens: Within) -> Iterator[Year]:
    """Every set's years from the one in which it is born, by set and year."""
    if not len(happens.number):
        return
    year = happens.seen_on.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    active: dict[int, dict[int, list[tuple[int, int]]]] = {}
    rows = zip(*(column.tolist() for column in (happens.number, year, happens.a, happens.b)), strict=True)
    for number, when, a, b in rows:
        active.setdefault(number, {}).setdefault(when, []).append((a, b))
    last = int(year.max())
    for number in sorted(active):
        yield from _of_set(number, active[number], last)


def _of_set(number: int, active: dict[int, list[tuple[int, int]]], last: int) -> Iterator[Year]:
    before: Parts = ()
    for year in range(min(active), last + 1):
        now = parts(active.get(year, ()))
        yield Year(number, year, state(before, now), sum(map(len, now)))
        before = now or before


def parts(meetings: Sequence[tuple[int, int]]) -> Parts:
    """The persons who meet, parted so that everybody in a part is reached from everybody else in it."""
    of: dict[int, set[int]] = {}
    for a, b in meetings:
        joint = of.get(a, {a}) | of.get(b, {b})
        of.update(dict.fromkeys(joint, joint))
    return tuple(frozenset(part) for person, part in sorted(of.items()) if person == min(part))


def state(before: Parts, now: Parts) -> State:
    """What a year is, beside the last one with somebody active; nobody before means that the set is born."""
    if not now:
        return "dormant"
    if not before:
        return "born"
    follows = [[_follows(old, new) for old in before] for new in now]
    if any(sum(row) > 1 for row in follows):
        return "merged"
    if any(sum(column) > 1 for column in zip(*follows, strict=True)):
        return "split"
    more = sum(map(len, now)) - sum(map(len, before))
    return "grown" if more > 0 else "shrunk" if more < 0 else "unchanged"


def _follows(old: frozenset[int], new: frozenset[int]) -> bool:
    return len(old & new) >= LEAST_SHARED * min(len(old), len(new))
