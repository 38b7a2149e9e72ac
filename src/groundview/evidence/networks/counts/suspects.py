"""Persons suspected, and how often and in what numbers they are suspected together, in all and by city."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.counts.cell import Cell, banded
from groundview.evidence.networks.found.under import Under

SIZES: Mapping[str, int] = {"1": 1, "2": 2, "3": 3, "4_to_5": 4, "6_or_more": 6}
"""Bands of persons suspected in one offence, by the least number of each."""


def cells(under: Under) -> Iterator[Cell]:
    """The study's cells and those of each city."""
    offence, _, city = under.linked.suspects_in
    yield from _of_area(under, np.ones(len(offence), dtype=bool), "")
    for number, name in enumerate(under.linked.taken.cities[1:], start=1):
        yield from _of_area(under, city == number, name)


def _of_area(under: Under, here: NDArray[np.bool_], area: str) -> Iterator[Cell]:
    offence, person, _ = under.linked.suspects_in
    size = under.linked.n_suspects[offence]
    of_offences = size[here & (np.diff(offence, prepend=-1) != 0)]
    n_offences, n_persons = len(of_offences), len(np.unique(person[here]))
    if not n_offences:
        return
    together = len(np.unique(person[here & (size > 1)]))
    yield Cell("suspects", n_persons, area_code=area)
    yield Cell("co_offending_share", int((of_offences > 1).sum()), n_offences, area_code=area)
    yield Cell("co_offending_persons", together, n_persons, area_code=area)
    for band, n in banded(of_offences, SIZES).items():
        yield Cell("cooffence_size", n, breakdown=f"size={band}", area_code=area)
