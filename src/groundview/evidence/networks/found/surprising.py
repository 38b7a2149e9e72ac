"""Ties that chance co-offending would hardly make: Benjamini and Hochberg over all pairs that might have met."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.false_discovery import benjamini_hochberg
from groundview.statistics.networks.chance import by_chance, effective_events

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chances:
    """What chance is given in one layer: `taken[p]` events of person p, and `sizes`, the persons of every event."""

    taken: Whole
    sizes: Whole


def surprising(a: Whole, b: Whole, together: Whole, chances: Chances, most_false: float) -> NDArray[np.bool_]:
    """Which pairs meet in so many events together that at most the share `most_false` of such pairs is expected to do
    so by chance, when persons and events keep their numbers. Every two persons with an event are a pair that might
    have met."""
    people = int(np.count_nonzero(chances.taken))
    met = np.flatnonzero(together)
    found = np.zeros(len(a), dtype=bool)
    p = by_chance(
        together[met], chances.taken[a[met]], chances.taken[b[met]], effective_events(chances.sizes)
    )
    found[met] = benjamini_hochberg(p, tests=people * (people - 1) // 2) <= most_false
    return found
