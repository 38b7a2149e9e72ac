"""How far hot spots hang on offences of which nobody wrote down where they were.

Each of them is put into one of the areas, or outside the study, as often as offences of its type whose place is known
are there, with the doubt about that; and the areas are tested again. That supposes that a place is forgotten as easily
in one area as in another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.compared import compare, refused
from groundview.evidence.places.counted import Counted, Numbers
from groundview.evidence.places.examined import SEED, sides

if TYPE_CHECKING:
    from groundview.statistics.local_association.weights import Weights

DRAWS = 20
Whole = NDArray[np.int64]


def completions(of: Counted, missing: int, outside: int) -> Whole:
    """Counts of the areas, shape (draws, areas), with each of the `missing` put somewhere; `outside` are those known to
    lie outside the study. An area without a count has none of them."""
    from groundview.statistics.location_doubt.completions import completed
    from groundview.statistics.location_doubt.whereabouts import Whereabouts

    known = np.flatnonzero(~np.isnan(of.n))
    located = np.append(np.nan_to_num(of.n), outside)
    somewhere = np.append(known, of.n.size)
    rows = (np.array([0, somewhere.size]), somewhere)
    places = Whereabouts.of(located, [missing], rows, np.ones(somewhere.size))
    return completed(places, draws=DRAWS, seed=SEED, learn=True)[:, :-1]


def certainty(of: Counted, weights: Weights, missing: int, outside: int) -> tuple[Numbers, Numbers, Numbers]:
    """The share of completions in which each area is hot, and its least and greatest z; shape (k,) each, NaN for an
    area without a figure."""
    hot, z = [], []
    for counts in completions(of, missing, outside):
        figures = compare(replace(of, n=np.where(np.isnan(of.n), np.nan, counts)))[1]
        if refused(figures, weights):
            none = np.full(of.n.size, np.nan)
            return none, none, none
        found, side = sides(figures, weights)
        hot.append(np.where(side == "unknown", np.nan, side == "hot").astype(np.float64))
        z.append(found.z)
    return np.mean(hot, axis=0), np.min(z, axis=0), np.max(z, axis=0)
