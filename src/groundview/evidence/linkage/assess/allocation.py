"""How many pairs are drawn from each stratum: more from larger ones, by the root of their size.

That is half-way between an even draw, good for seeing each kind, and a proportional one, good for the whole. Source:
Bankier (1988), The American Statistician 42, 174-177 (power allocation, power one half).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from groundview.evidence.linkage.assess.design import Design


@dataclass(frozen=True, slots=True)
class Stratum:
    """A stratum of the frame and its number of pairs."""

    name: str
    linked: bool
    far: bool
    size: int

    @property
    def is_taken_whole(self) -> bool:
        """Whether every pair of it is drawn."""
        return self.name.endswith("most uncertain")


def allocated(strata: Sequence[Stratum], wanted: int, design: Design) -> dict[str, int]:
    """The number to draw from each stratum, by name: all of those taken whole, a few from each far one, and the rest
    dealt out by size, so that none has more than it can give. `wanted` is reached where the frame has
    that many pairs and the fixed parts leave room."""
    given = {one.name: one.size for one in strata if one.is_taken_whole}
    given |= {one.name: min(one.size, design.from_each_far) for one in strata if one.far}
    open_ones = [one for one in strata if one.name not in given]
    return given | _dealt(open_ones, max(wanted - sum(given.values()), 0))


def _dealt(strata: Sequence[Stratum], left: int) -> dict[str, int]:
    """For each a share by the root of its size; what small ones cannot give goes to the larger, served after them."""
    given: dict[str, int] = {}
    waiting = sorted(strata, key=lambda one: (one.size, one.name))
    while waiting:
        roots = sum(math.sqrt(one.size) for one in waiting)
        one = waiting.pop(0)
        given[one.name] = min(one.size, left, math.ceil(left * math.sqrt(one.size) / roots))
        left -= given[one.name]
    return given
