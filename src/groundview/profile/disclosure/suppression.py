"""Everything that must be hidden from one audience: unsafe figures, and whatever would give them away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from groundview.profile.disclosure.audit import Attack, harden
from groundview.profile.disclosure.chains import chains, whole_chains
from groundview.profile.disclosure.columns import Codes, Columns, Mask, Numbers
from groundview.profile.disclosure.complementary import complete
from groundview.profile.disclosure.coordinates import dimensions
from groundview.profile.disclosure.kinds import Kinds
from groundview.profile.disclosure.lines import Lines, lines
from groundview.profile.disclosure.linked import facts
from groundview.profile.disclosure.primary import unsafe
from groundview.profile.disclosure.rules import Rules


@dataclass(frozen=True)
class Table:
    """The counts of one question, context, measure and definition: their rows in the findings, and lines."""

    rows: Codes
    count: Numbers
    along: list[Lines]

    def hide(self, hidden: Mask, threshold: int) -> Mask:
        """`hidden`, of the shape of `rows`, and what else this table needs."""
        if not hidden.any():
            return hidden
        hidden = complete(hidden, self.count, self.along, threshold)
        return harden(hidden, self.attack, threshold)

    @cached_property
    def attack(self) -> Attack:
        """The attack on this table, which keeps what it has seen from turn to turn."""
        return Attack(self.count, self.along)


def suppressed(columns: Columns, found: Kinds, parents: Mapping[str, str], rules: Rules) -> Mask:
    """Shape (k,): the findings that this audience may not see.

    Hiding a cell in one table can hide the same count in another, which then needs cells of its own, so
    tables, facts and chains take turns until none adds anything.
    """
    hidden = unsafe(columns, found, rules)
    if not hidden.any():
        return hidden
    cubes, told, chain, before = (
        tables(columns, found, parents, rules),
        facts(columns, found),
        chains(columns),
        -1,
    )
    # A table in which nothing was hidden since its last turn has nothing to add: the sum only ever grows.
    settled: dict[int, int] = {}
    while before != (before := int(hidden.sum())):
        hidden = whole_chains(told.hide(hidden), chain)
        for number, table in enumerate(cubes):
            if settled.get(number) != (mine := hidden[table.rows]).sum():
                hidden[table.rows] = mine = table.hide(mine, rules.threshold)
                settled[number] = int(mine.sum())
    return hidden


def tables(columns: Columns, found: Kinds, parents: Mapping[str, str], rules: Rules) -> list[Table]:
    """The findings that have a count, table by table. A finding without a value has nothing to hide."""
    group = columns.codes("question", "context", "measure", "definition")
    told = np.isfinite(found.told) & np.isfinite(columns.numbers["value"])
    counted = np.flatnonzero(told & ~found.apart)
    counted = counted[np.argsort(group[counted], kind="stable")]
    starts = np.flatnonzero(np.diff(group[counted])) + 1
    return [_table(rows, columns, found, parents, rules) for rows in np.split(counted, starts) if len(rows)]


def _table(rows: Codes, columns: Columns, found: Kinds, parents: Mapping[str, str], rules: Rules) -> Table:
    area, period, breakdown = (columns.words[name][rows] for name in ("area_code", "period", "breakdown"))
    count = found.count[rows]
    return Table(rows, count, lines(dimensions(area, period, breakdown, parents), count, rules.threshold))
