"""One count of all areas, tested: which areas are hot or cold, and whether neighbours are alike at all.

A *hot spot* is an area whose neighbours have more than if the figures of all areas were dealt out anew, and that has
more itself together with them (Gi* above 0); false discoveries among all areas are held to 5%.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.compared import Compared, compare, neighbours_above, refused
from groundview.evidence.places.counted import Counted, Numbers

if TYPE_CHECKING:
    from groundview.statistics.local_association.figure import Local
    from groundview.statistics.local_association.weights import Weights

SEED = 19950703
MOST, EACH, EACH_OF_PART, LEAST = 100_000, 200, 40, 9_999
"""Permutations: so many an area that the strongest can have a tenth of the p that false discoveries allow it; in parts
of the period, of which there are many, half of it."""
LEVEL = 0.05
FOR_ALL, MANY_AREAS, FOR_MANY = 9_999, 5_000, 999
"""Permutations of Moran's I, which is one test; fewer for so many areas, where hardly anything is left to chance."""
FOR_CLASSES = 99
"""Permutations of local Moran, whose p is that of Gi* and is not asked for again."""

Words = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Examined:
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
    def known(self) -> NDArray[np.bool_]:
        """Which areas have a z and a p."""
        return np.asarray(self.side != "unknown")


def examine(of: Counted, weights: Weights, *, permutations: int = 0) -> Examined:
    """The test of one count; `permutations` are as many as the number of areas asks for where 0."""
    compared, figures = compare(of)
    why = refused(figures, weights)
    made = _unexamine(of, compared, weights)
    return replace(made, note=why) if why else _filled(made, figures, weights, permutations)


def permutations_for(areas: int, *, part: bool = False) -> int:
    """How many permutations so many areas ask for."""
    return min(max((EACH_OF_PART if part else EACH) * areas, LEAST), MOST)


def sides(figures: Numbers, weights: Weights, *, permutations: int = 0) -> tuple[Local, Words]:
    """Gi* of each area, and on which side it is: hot, cold, neither, or unknown."""
    from groundview.statistics.local_association.chance import Chance
    from groundview.statistics.local_association.getis_ord import getis_ord

    many = permutations or permutations_for(weights.areas)
    found = getis_ord(figures, weights, seed=SEED, chance=Chance(permutations=many, level=LEVEL))
    above = neighbours_above(figures, weights)
    hot, cold = found.significant & (found.z > 0) & above, found.significant & (found.z < 0) & ~above
    unknown = np.isnan(found.z) | np.isnan(found.p)
    return found, np.select([unknown, hot, cold], ["unknown", "hot", "cold"], "neither").astype(object)


def _filled(made: Examined, figures: Numbers, weights: Weights, permutations: int) -> Examined:
    from groundview.statistics.local_association.chance import Chance
    from groundview.statistics.local_association.moran_local import local_moran
    from groundview.statistics.local_association.whole import moran

    many = permutations or permutations_for(weights.areas, part=bool(made.of.period))
    found, side = sides(figures, weights, permutations=many)
    made = replace(made, z=found.z, p=found.adjusted, side=side, method=found.method)
    if made.of.period:
        return made
    near = local_moran(figures, weights, seed=SEED, chance=Chance(permutations=FOR_CLASSES))
    whole = moran(
        figures,
        weights,
        seed=SEED,
        chance=Chance(permutations=FOR_ALL if weights.areas <= MANY_AREAS else FOR_MANY, control="none"),
    )
    return replace(
        made,
        moran=near.value,
        quadrant=near.kind.astype(object),
        neighbours=found.neighbours,
        whole=(whole.value, whole.expected, whole.p),
    )


def _unexamine(of: Counted, compared: Compared, weights: Weights) -> Examined:
    none = np.full(of.n.size, np.nan)
    unknown, nothing = (np.full(of.n.size, word, dtype=object) for word in ("unknown", ""))
    return Examined(of, compared, none, none, unknown, none, nothing, weights.lengths, (np.nan,) * 3)
