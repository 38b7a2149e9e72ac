"""How areas are tested: permutations, the side, and what holds down false discoveries."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from groundview.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli
from groundview.statistics.inputs import Column
from groundview.statistics.local_association.weights import Index
from groundview.statistics.parallel import side_by_side

Side = Literal["two-sided", "greater", "less"]
Control = Literal["Benjamini-Hochberg", "Benjamini-Yekutieli", "none"]

CONTROLS: dict[Control, Callable[[Column], Column]] = {
    "Benjamini-Hochberg": benjamini_hochberg,
    "Benjamini-Yekutieli": benjamini_yekutieli,
    "none": lambda p: p,
}


@dataclass(frozen=True, slots=True)
class Chance:
    """How areas are tested.

    `permutations`: p cannot be below 1 / (permutations + 1), so with many areas few permutations find nothing once
    false discoveries are held down. `side`: of the statistic; two-sided is twice the smaller side. `control`: how p is
    adjusted for the number of areas. `level`: an area is significant where its adjusted p is at most that. `threads`:
    as many as there are processors where None; the digits do not depend on it.

    Raises ValueError for fewer than 99 permutations, an unknown side or control, a level outside 0 to 1, and fewer
    than one thread.
    """

    permutations: int = 100_000
    side: Side = "two-sided"
    control: Control = "Benjamini-Hochberg"
    level: float = 0.05
    threads: int | None = None

    def __post_init__(self) -> None:
        if self.permutations < 99:
            raise ValueError(f"a test needs at least 99 permutations: {self.permutations} were asked for")
        if self.side not in ("two-sided", "greater", "less"):
            raise ValueError(f"the side is two-sided, greater or less: it is {self.side!r}")
        if self.control not in CONTROLS:
            raise ValueError(f"the control is one of {', '.join(CONTROLS)}: it is {self.control!r}")
        if not 0 < self.level < 1:
            raise ValueError(f"the level lies between 0 and 1, for example 0.05: it is {self.level}")
        if self.threads is not None and self.threads < 1:
            raise ValueError(f"at least one thread is needed: {self.threads} were asked for")

    def words(self) -> str:
        """How, for the method of a figure."""
        held = "" if self.control == "none" else f", false discoveries by {self.control} at {self.level:g}"
        return f"{self.permutations:,} conditional permutations, {self.side}{held}"

    def p(self, counted: Index) -> Column:
        """The probabilities, shape (areas,), from how many permutations were at least, and at most, as large as what
        was seen, shape (2, areas); the arrangement that was seen counts as one of them."""
        greater, less = (counted + 1) / (self.permutations + 1)
        both = np.minimum(2.0 * np.minimum(greater, less), 1.0)
        sides: dict[Side, Column] = {"two-sided": both, "greater": greater, "less": less}
        return sides[self.side]

    def adjusted(self, p: Column) -> Column:
        """p adjusted for the number of areas that were tested; NaN stays NaN."""
        return CONTROLS[self.control](p)

    def counted(self, count: Callable[[Index], Index]) -> Index:
        """What is counted over all permutations, a part of them a thread; `count` is given the first of a part and the
        one after its last. Counts are whole numbers: their sum is the same however the parts are cut."""
        parts = self.threads or os.cpu_count() or 1
        edges = np.linspace(0, self.permutations, parts + 1).astype(np.int64)
        counts = side_by_side(count, [edges[part : part + 2] for part in range(parts)], threads=parts)
        total: Index = np.sum(counts, axis=0)
        return total
