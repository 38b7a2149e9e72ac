"""Every count under one linkage, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.evidence.networks.counts import (
    contexts,
    layers,
    linked_sets,
    mapped_groups,
    persons,
    suspects,
    victims,
)
from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.under import Under


def cells(under: Under) -> Iterator[Cell]:
    """The cells of every measure."""
    for measure in (persons, suspects, victims, layers, contexts, linked_sets, mapped_groups):
        yield from measure.cells(under)
