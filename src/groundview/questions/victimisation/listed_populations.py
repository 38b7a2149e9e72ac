"""Populations of which agencies have lists, and what multiple systems estimation makes of each: worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from groundview.statistics.capture_recapture.hidden import HiddenPopulation

SEED = 20261129
"""Of the bootstraps of models. It stands in the manifest."""
LEAST, MOST, FEW = 2, 10, 10
"""Lists that can be modelled, and the fewest persons on two of them that a total may rest on."""
ONE_LIST = "a single list says nothing of who is on none: two are needed, three or more to check anything"
MANY_LISTS = f"more than {MOST} lists cannot be modelled: merge those of one kind"
NO_OVERLAP = "no total: nobody is on two lists, so the lists say nothing of who is on none"
TOO_FEW = "no total: too few persons are on two lists or more; see how many there are at least"

COUNTS = """
    -- One row per population, plausible linkage and pattern of lists: persons.
    SELECT population, lists, pattern, draw, n FROM list_overlaps ORDER BY population, draw, pattern"""


@dataclass(frozen=True, slots=True)
class Named:
    """One population: the persons on two lists or more, what its lists tell, and where they tell nothing, why."""

    population: str
    repeated: int
    found: HiddenPopulation | None
    why: str = ""

    @property
    def lacking(self) -> str:
        """Why there is no total, without the number that is too small; empty where there may be one."""
        if self.why or self.repeated >= FEW:
            return self.why
        return TOO_FEW if self.repeated else NO_OVERLAP


# Several measures tell what one call finds.
@lru_cache(maxsize=1)
def populations(rows: tuple[tuple[Any, ...], ...]) -> tuple[Named, ...]:
    """Every population among the rows of `COUNTS`, in their order."""
    return tuple(
        _of_population(population, [row[1:] for row in rows if row[0] == population])
        for population in dict.fromkeys(row[0] for row in rows)
    )


def _of_population(population: str, rows: list[tuple[Any, ...]]) -> Named:
    from groundview.statistics.capture_recapture.hidden import hidden_population
    from groundview.statistics.capture_recapture.patterns import Patterns

    lists = str(rows[0][0]).split(";")
    if not LEAST <= len(lists) <= MOST:
        return Named(population, 0, None, ONE_LIST if len(lists) < LEAST else MANY_LISTS)
    tables = np.zeros((1 + max(draw for _, _, draw, _ in rows), 2 ** len(lists) - 1))
    for _, pattern, draw, n in rows:
        tables[draw, sum(1 << at for at, on in enumerate(pattern.split(";")) if on == "1") - 1] = n
    on = np.arange(1, tables.shape[1] + 1)[:, None] >> np.arange(len(lists)) & 1
    table = Patterns.of_counts(on, tables[0], lists=lists)
    linkages = tables[1:] if len(tables) > 1 else None
    return Named(population, table.repeated, hidden_population(table, seed=SEED, linkages=linkages))
