"""Linked sets under every rule: how many, of which sizes, how long seen, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from groundview.evidence.networks.counts.cell import Cell, banded
from groundview.evidence.networks.found.under import Under
from groundview.evidence.networks.found.within import Within
from groundview.evidence.networks.times import years

SIZES: Mapping[str, int] = {"2": 2, "3": 3, "4_to_5": 4, "6_to_10": 6, "11_or_more": 11}
"""Bands of persons in a set, by the least number of each."""
YEARS: Mapping[str, int] = {"under_1": 0, "1_to_2": 365, "2_to_3": 730, "3_or_more": 1095}
"""Bands of years from the first to the last joint offence, by the least number of days of each."""


def cells(under: Under) -> Iterator[Cell]:
    """The sets of every rule; what became of them year by year for the main rule."""
    for rule, found in under.sets.items():
        of = f"rule={rule.name}"
        yield Cell("n_linked_sets", found.n, breakdown=of)
        yield Cell("group_persons", len(found.person), breakdown=of)
        for band, n in banded(np.bincount(found.number), SIZES).items():
            yield Cell("group_size", n, breakdown=f"{of};size={band}")
        days = lifespans(under.within[rule])
        if len(days):
            yield Cell("group_lifespan", int(days.sum()), len(days), breakdown=of)
        for band, n in banded(days, YEARS).items():
            yield Cell("group_lifespans", n, breakdown=f"{of};years={band}")
    rule, happens = next(iter(under.within.items()))
    states = Counter((year.state, year.year) for year in years(happens))
    for (state, year), n in sorted(states.items()):
        yield Cell("group_states", n, breakdown=f"rule={rule.name};state={state}", period=str(year))


def lifespans(happens: Within) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Days from the first to the last joint offence of every set that has one, as far as the records cover them."""
    number, day = happens.number[happens.offence], happens.seen_on[happens.offence]
    if not len(number):
        return np.zeros(0, dtype=np.int64)
    order = np.lexsort((day, number))
    number, day = number[order], day[order]
    begins = np.flatnonzero(np.diff(number, prepend=-1) != 0)
    ends = np.append(begins[1:], len(number)) - 1
    return np.asarray(day[ends] - day[begins], dtype=np.int64)
