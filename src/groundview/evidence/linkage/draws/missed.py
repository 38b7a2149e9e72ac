"""Matches that no comparison could find: records that say too little to be known again.

Of the records that say much, a share is found to be of somebody who has another record too. Records that say little
belong to the same kinds of people, so about that share of them has another record as well, although fewer were found.
How far "about" goes is doubt: each draw has its own share, and joins so many of the lonely records that say little to
somebody of the same name, by chance. It is not known whose they are; it is known that they are not all new people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundview.evidence.linkage.clusters.graph import Mark, Whole

MUCH = 3
"""Details, of four, from which a record says much."""


@dataclass(frozen=True, slots=True)
class Details:
    """For each record how much it says (0 to 4) and the number of its name; `free` marks those that nobody and no veto
    holds apart from another record."""

    said: Whole
    name: Whole
    free: Mark


def join_missed(person: Whole, details: Details, odds: Sequence[float], random: np.random.Generator) -> Whole:
    """The person of each record (as a record's place) with missed matches made up for. `odds` are the
    log odds, beside those of records that say much, with which records of 0, 1, 2 details have another record."""
    alone = np.bincount(person, minlength=len(person))[person] == 1
    much = details.said >= MUCH
    if not (much & ~alone).any() or not (much & alone).any():
        return person
    usual = np.log((much & ~alone).sum() / (much & alone).sum())
    moved = np.zeros(len(person), dtype=np.bool_)
    for said, beside in enumerate(odds):
        share = 1 / (1 + np.exp(-(usual + beside)))
        moved |= _some(details.said == said, alone, float(share), details.free, random)
    return _with_namesakes(person, moved, details.name, random)


def _some(these: Mark, alone: Mark, share: float, free: Mark, random: np.random.Generator) -> Mark:
    """As many lonely ones of these, by chance, as are missing to the share that should not be lonely."""
    lonely = np.flatnonzero(these & alone & free)
    missing = round(share * int(these.sum())) - int((these & ~alone).sum())
    taken = np.zeros(len(these), dtype=np.bool_)
    taken[random.permutation(lonely)[: max(missing, 0)]] = True
    return taken


def _with_namesakes(person: Whole, moved: Mark, name: Whole, random: np.random.Generator) -> Whole:
    """Each moved record joined to a record of its name that stays; without a name, or where there is none, to any."""
    stays = np.flatnonzero(~moved)
    order = stays[np.argsort(name[stays], kind="stable")]
    which = np.flatnonzero(moved)
    first = np.searchsorted(name[order], name[which])
    behind = np.searchsorted(name[order], name[which], side="right")
    nobody = (behind == first) | (name[which] == 0)
    first, behind = np.where(nobody, 0, first), np.where(nobody, len(order), behind)
    found = first + np.floor(random.random(len(which)) * (behind - first)).astype(np.int64)
    joined = person.copy()
    joined[which] = person[order[found]]
    return joined
