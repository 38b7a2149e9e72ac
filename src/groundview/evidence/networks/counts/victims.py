"""Persons who are suspected in one offence and the victim of another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.under import Under

NONE = np.iinfo(np.int64).max


def cells(under: Under) -> Iterator[Cell]:
    """The share of suspects who are victims, and of victims who are suspects."""
    linked = under.linked
    offence, person, _ = linked.suspects_in
    victim = linked.person[linked.taken.victim]
    if not len(offence) or not len(victim):
        return
    n = len(linked.person)
    suspected, suffered = (
        _first_and_last(offence, person, n),
        _first_and_last(linked.taken.victim_in, victim, n),
    )
    both = (suspected[1] >= 0) & (suffered[1] >= 0)
    # Who is both in one and the same offence only has one offence as first and last of both.
    same = (suspected[0] == suspected[1]) & (suffered[0] == suffered[1]) & (suspected[0] == suffered[0])
    n_both = int((both & ~same).sum())
    for of, ends in (("suspects", suspected), ("victims", suffered)):
        yield Cell("victim_offender_overlap", n_both, int((ends[1] >= 0).sum()), breakdown=f"of={of}")


def _first_and_last(offence: NDArray[np.int64], person: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Each person's least and greatest offence, shape (2, n); the greatest is -1 for a person without any."""
    ends = np.stack([np.full(n, NONE), np.full(n, -1)])
    np.minimum.at(ends[0], person, offence)
    np.maximum.at(ends[1], person, offence)
    return ends
