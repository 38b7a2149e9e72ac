"""Pairs of persons joined, layer by layer, and how many of one layer are joined in another too."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.joint import Meetings
from groundview.evidence.networks.found.under import Under


def cells(under: Under) -> Iterator[Cell]:
    """Ties by layer, and of each layer the share that every other one has too."""
    met = under.linked.meetings
    pairs = {name: _pairs(met, number) for number, name in enumerate(met.layers)}
    for layer, own in pairs.items():
        if not len(own):
            continue
        yield Cell("ties", len(own), breakdown=f"layer={layer}")
        for other, others in pairs.items():
            if other != layer:
                both = len(np.intersect1d(own, others, assume_unique=True))
                yield Cell("tie_overlap", both, len(own), breakdown=f"layer={layer};also={other}")


def _pairs(met: Meetings, layer: int) -> NDArray[np.int64]:
    """The pairs of a layer, each as one number."""
    of_it = met.layer == layer
    return np.unique(met.a[of_it] * (int(met.b.max(initial=0)) + 1) + met.b[of_it])
