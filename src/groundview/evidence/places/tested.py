"""One count of all areas, tested: which areas are hot or cold, and whether neighbours are alike at all.

Compared are logarithms of empirical-Bayes rates. Drawn towards the rate of all, an area of few residents is not hot for a
single offence; and in logarithms, since places differ by factors, one town centre does not make all other areas look
alike (docs/places.md shows what that is worth). Where residents are not known, counts are compared. A *hot spot* is an
area whose neighbours have more than if the figures of all areas were dealt out anew, and that has more itself together
with them (Gi* above 0).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.counted import Counted, Numbers

if TYPE_CHECKING:
    from groundview.statistics.local_association.weights import Weights

SEED = 19950703
FEWEST = 20
"""Areas with a figure and neighbours, below which nothing is tested: too few to compare any with."""
KNOWN = 0.9
"""Share of areas with residents, below which counts are compared."""
MOST, EACH, LEAST = 100_000, 200, 9_999
"""Permutations: so many an area that the strongest can have a tenth of the p that false discoveries allow it."""
LEVEL = 0.05
HALF = 0.5
"""Added to counts, of which none would have no logarithm."""
BY_CLASS = 99

Words = NDArray[Any]
Compared = Literal["rates", "counts"]


@dataclass(frozen=True, slots=True)
class Tested:
    """The areas tested, shape (k,) a column; and of all of them Moran's I, what is expected of it, and its p.
    `note` says why nothing was tested, and is empty where it was."""

    of: Counted
    compared: Compared
    z: Numbers
    p: Numbers
    side: Words
    moran: Numbers
    quadrant: Words
    neighbours: NDArray[np.int64]
    whole: tuple[float, float, float]
    method: str = ""
    note: str = ""

    @property
    def tested(self) -> NDArray[np.bool_]:
        """Which areas have a z and a p."""
        return np.asarray(np.isfinite(self.z) & np.isfinite(self.p))


def compare(of: Counted) -> tuple[Compared, Numbers]:
    """What is compared, and its figures, shape (k,), from 0; NaN for an area that has none."""
    from groundview.statistics.smoothing import empirical_bayes

    counted = ~np.isnan(of.n)
    if not counted.any() or np.mean(of.person_years[counted] > 0) < KNOWN:
        return "counts", _from_nought(np.log(of.n + HALF))
    rates = empirical_bayes(of.n, of.person_years, unit="").value
    return "rates", _from_nought(np.log(np.where(rates > 0, rates, np.nan)))


def _from_nought(figures: Numbers) -> Numbers:
    """Gi* takes shares of a total: moved so that the least is 0, all figures keep their z and p."""
    return figures - (np.nanmin(figures) if np.any(np.isfinite(figures)) else 0.0)


def tested(self) -> NDArray[np.bool_]:
        """Which areas have a z and a p."""
        return np.asarray(np.isfinite(self.z) & np.isfinite(self.p))


def compare(of: Counted) -> tuple[Compared, Numbers]:
    """What is compared, and its figures, shape (k,), at least 0; NaN for an area that has none."""
    from groundview.statistics.local_association.moran_local import standardised_rates

    known = np.mean(of.person_years[~np.isnan(of.n)] > 0) if np.any(~np.isnan(of.n)) else 0.0
    if known < KNOWN:
        return "counts", of.n
    rates = standardised_rates(of.n, of.person_years)
    # Gi* takes shares of a total: moved above 0 all figures keep their z and p.
    return "rates", rates - (np.nanmin(rates) if np.any(np.isfinite(rates)) else 0.0)


def tested(of: Counted, weights: Weights, *, level: float = LEVEL, permutations: int = 0) -> Tested:
    """The test of one count; `permutations` are as many as the number of areas asks for where 0."""
    compared, figures = compare(of)
    why = refused(figures, weights)
    return replace(_untested(of, compared), note=why) if why else _tested(of, weights, level, permutations)


def refused(figures: Numbers, weights: Weights) -> str:
    """Why nothing is tested; empty where something can be."""
    used = np.isfinite(figures)
    beside = np.count_nonzero(weights.among(used).lengths) if np.any(used) else 0
    if beside < FEWEST:
        return f"{beside} areas have a figure and a neighbour with one: hot spots are looked for among {FEWEST} or more"
    if np.ptp(figures[used]) == 0:
        return "every area has the same figure: none stands out"
    return ""


def flags(of: Counted, weights: Weights, *, level: float = LEVEL, permutations: int = 0) -> tuple[Any, Words]:
    """Gi* of each area, and on which side it is: hot, cold, neither, or unknown."""
    from groundview.statistics.local_association.getis_ord import getis_ord
    from groundview.statistics.local_association.testing import Testing

    figures = compare(of)[1]
    many = permutations or min(max(EACH * weights.areas, LEAST), MOST)
    found = getis_ord(figures, weights, seed=SEED, testing=Testing(permutations=many, level=level))
    above = _neighbours_above(figures, weights)
    hot = found.significant & (found.z > 0) & above
    cold = found.significant & (found.z < 0) & ~above
    known = np.isfinite(found.z) & np.isfinite(found.p)
    return found, np.select([~known, hot, cold], ["unknown", "hot", "cold"], "neither").astype(object)


def _neighbours_above(figures: Numbers, weights: Weights) -> NDArray[np.bool_]:
    """Whether the mean of each area's neighbours lies above that of all areas: Gi* alone could be carried by an extreme
    area among low ones."""
    known = np.isfinite(figures)
    row, value = weights.row(), np.nan_to_num(figures)[weights.indices]
    inside = known[weights.indices]
    total = np.bincount(row, value * inside, weights.areas)
    many = np.bincount(row, inside.astype(np.float64), weights.areas)
    return np.asarray(total > many * np.mean(figures[known]))


def _tested(of: Counted, weights: Weights, level: float, permutations: int) -> Tested:
    from groundview.statistics.local_association.moran_local import local_moran
    from groundview.statistics.local_association.testing import Testing
    from groundview.statistics.local_association.whole import moran

    compared, figures = compare(of)
    found, side = flags(of, weights, level=level, permutations=permutations)
    near = local_moran(figures, weights, seed=SEED, testing=Testing(permutations=BY_CLASS))
    whole = moran(figures, weights, seed=SEED)
    return Tested(
        of=of,
        compared=compared,
        z=found.z,
        p=found.adjusted,
        side=side,
        moran=near.value,
        quadrant=near.kind.astype(object),
        neighbours=found.neighbours,
        whole=(whole.value, whole.expected, whole.p),
        method=found.method,
    )


def _untested(of: Counted, compared: Compared) -> Tested:
    none, nothing = np.full(of.n.size, np.nan), np.full(of.n.size, "", dtype=object)
    unknown = np.full(of.n.size, "unknown", dtype=object)
    no_neighbours = np.zeros(of.n.size, dtype=np.int64)
    return Tested(of, compared, none, none, unknown, none, nothing, no_neighbours, (np.nan,) * 3)
