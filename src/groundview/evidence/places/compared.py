"""What is compared between areas: logarithms of rates, or of counts where residents are not known.

Rates are drawn towards the rate of all (empirical Bayes), so that an area of few residents is not hot for a single
offence. They go in as logarithms, since places differ by factors: else one town centre makes all other areas look
alike, and a third as many hot spots are found (docs/places.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.counted import Counted, Numbers

if TYPE_CHECKING:
    from groundview.statistics.local_association.weights import Weights

FEWEST = 20
"""Areas with a figure and neighbours, below which nothing is tested: too few to compare any with."""
KNOWN = 0.9
"""Share of areas with residents, below which counts are compared."""
HALF = 0.5
"""Added to counts, of which none would have no logarithm."""

Compared = Literal["rates", "counts"]


def compare(of: Counted) -> tuple[Compared, Numbers]:
    """What is compared, and its figures, shape (k,), from 0; NaN for an area that has none."""
    from groundview.statistics.smoothing import empirical_bayes

    counted = ~np.isnan(of.n)
    if not counted.any() or np.mean(of.person_years[counted] > 0) < KNOWN:
        return "counts", _from_nought(np.log(of.n + HALF))
    rates = empirical_bayes(of.n, of.person_years, unit="").value
    return "rates", _from_nought(np.log(np.where(rates > 0, rates, np.nan)))


def refused(figures: Numbers, weights: Weights) -> str:
    """Why nothing is tested; empty where something can be."""
    used = np.isfinite(figures)
    beside = np.count_nonzero(weights.among(used).lengths) if np.any(used) else 0
    if beside < FEWEST:
        return f"{beside} areas have a figure and a neighbour with one: hot spots are looked for among {FEWEST} or more"
    return "every area has the same figure: none stands out" if np.ptp(figures[used]) == 0 else ""


def neighbours_above(figures: Numbers, weights: Weights) -> NDArray[np.bool_]:
    """Shape (k,): whether the mean of an area's neighbours lies above that of all areas. Gi* alone could be carried by
    one extreme area among low ones."""
    known = np.isfinite(figures)
    inside = known[weights.indices]
    total = weights.sums(np.where(inside, figures[weights.indices], 0.0))
    return np.asarray(total > weights.sums(inside.astype(np.float64)) * np.mean(figures[known]))


def _from_nought(figures: Numbers) -> Numbers:
    """Gi* takes shares of a total: moved so that the least is 0, all figures keep their z and p."""
    return figures - (np.nanmin(figures) if np.any(np.isfinite(figures)) else 0.0)
