"""What people answered, counted by stratum: all that is needed to say how good the linkage is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.assess.draw import DrawnPair
from groundview.evidence.linkage.judgements.judgement import Answer

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answered:
    """A drawn pair and what was answered: same, different, unsure, or None where nobody has judged it yet."""

    pair: DrawnPair
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Strata:
    """The answered strata, shape (k,) each: the pairs of the frame in it (`size`), those that were decided
    (`decided`), those of them in the group that is looked at (`inside`), those of these judged to be one person
    (`same`); and whether it is of linked pairs, and far."""

    size: Counts
    decided: Counts
    inside: Counts
    same: Counts
    linked: NDArray[np.bool_]
    far: NDArray[np.bool_]

    def only(self, wanted: NDArray[np.bool_]) -> Strata:
        """Some of the strata."""
        return Strata(*(getattr(self, name)[wanted] for name in self.__slots__))


Belongs = Callable[[DrawnPair], bool]


def counted(answers: Sequence[Answered], belongs: Belongs, unsure: Answer = "unsure") -> Strata:
    """Counts the answers by stratum, strata in the order of their names; `belongs` says which pairs are in the group
    that is looked at. Pairs judged unsure are left out, or taken for what `unsure` says. A stratum of which nothing
    is decided is not in the result."""
    by_stratum: dict[str, list[Answered]] = {}
    for one in answers:
        taken = unsure if one.answer == "unsure" else one.answer
        if taken in ("same", "different"):
            by_stratum.setdefault(one.pair.stratum, []).append(Answered(one.pair, taken))
    rows = [_row(members, belongs) for _, members in sorted(by_stratum.items())]
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    size, decided, inside, same = table[:, :4].T
    return Strata(size, decided, inside, same, table[:, 4] > 0, table[:, 5] > 0)


def _row(members: Sequence[Answered], belongs: Belongs) -> tuple[float, ...]:
    inside = [one for one in members if belongs(one.pair)]
    same = sum(1 for one in inside if one.answer == "same")
    pair = members[0].pair
    return pair.size, len(members), len(inside), same, pair.linked, pair.far
