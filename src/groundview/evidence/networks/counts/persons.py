"""Persons behind the records, and in how many systems they are known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.under import Under


def cells(under: Under) -> Iterator[Cell]:
    """Persons, in all and by system; records to a person; persons whom two systems or more know."""
    linked, taken = under.linked, under.linked.taken
    n_persons, n_records = len(linked.persons), len(taken.records)
    yield Cell("persons", n_persons)
    yield Cell("records_per_person", n_records, n_persons)
    known_in = np.zeros((len(linked.person), len(taken.systems)), dtype=bool)
    known_in[linked.person[taken.records], taken.system[taken.records]] = True
    # The first name is that of no system.
    for number, system in enumerate(taken.systems[1:], start=1):
        yield Cell("persons", int(known_in[:, number].sum()), breakdown=f"system={system.replace(';', ',')}")
    if len(taken.systems) > 2:
        in_two = int((known_in[:, 1:].sum(axis=1) > 1).sum())
        yield Cell("persons_in_two_systems", in_two, n_persons)
