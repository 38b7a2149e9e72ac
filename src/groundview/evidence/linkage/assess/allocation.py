"""How many pairs are drawn from each stratum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundview.evidence.linkage.assess.design import Design
from groundview.evidence.records.by_hand.dealing import dealt


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
    dealt out by the root of their size. `wanted` is reached where the frame has that many pairs and the fixed parts
    leave room."""
    given = {one.name: one.size for one in strata if one.is_taken_whole}
    given |= {one.name: min(one.size, design.from_each_far) for one in strata if one.far}
    open_ones = {one.name: one.size for one in strata if one.name not in given}
    return given | dealt(open_ones, max(wanted - sum(given.values()), 0))
