"""The strongest attack on one table, made by ourselves first: linear programming over all its lines at once.

Two hidden cells in every line are not always enough: lines can be combined. Here an attacker knows every
exact margin and that no count is negative, and asks for the least and the most that each hidden cell can be.
A cell is safe where the two lie at least the threshold apart.

Source: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control, chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from groundview.profile.disclosure.columns import Codes, Mask, Numbers
from groundview.profile.disclosure.complementary import complete
from groundview.profile.disclosure.lines import Lines

LARGEST = 600
"""The most hidden cells of a table that is audited within the gate: beyond it an audit takes many seconds."""

_ROUNDS = 12
_SLACK = 1e-6


def harden(hidden: Mask, count: Numbers, along: list[Lines], threshold: int) -> Mask:
    """`hidden`, shape (k,), with further cells until no cell can be told more closely than the threshold.

    Cells of a line that is hidden from end to end and has no margin to hide are left: nothing more can be
    done.
    """
    while 0 < hidden.sum() <= LARGEST:
        chosen = _beside(narrow(hidden, count, along, threshold), hidden, count, along)
        if not len(chosen):
            break
        hidden = hidden.copy()
        hidden[chosen] = True
        hidden = complete(hidden, count, along, threshold)
    return hidden


def narrow(hidden: Mask, count: Numbers, along: list[Lines], threshold: int) -> Codes:
    """The hidden cells (their rows) that the attack tells more closely than `threshold`."""
    rows = np.flatnonzero(hidden)
    attack = _Attack(_equations(hidden, along), count[rows], count[rows].copy(), count[rows].copy())
    chance = np.random.default_rng(0)
    # Every answer is a whole table that agrees with all that is shown, so one answer may clear many cells.
    for _ in range(_ROUNDS):
        attack.look(chance.choice([-1.0, 1.0], len(rows)) * attack.close(threshold))
    for cell in np.flatnonzero(attack.close(threshold)):
        for sign in (-1.0, 1.0):
            if attack.close(threshold)[cell]:
                attack.look(sign * (np.arange(len(rows)) == cell))
    return rows[attack.close(threshold)]


@dataclass
class _Attack:
    """The tables that agree with what is shown, and the least and most seen so far of each hidden cell."""

    equations: Any
    truth: Numbers
    least: Numbers
    most: Numbers

    def close(self, threshold: int) -> Mask:
        return np.asarray(self.most - self.least < threshold - _SLACK)

    def look(self, direction: Numbers) -> None:
        """Finds the table that lies furthest in one direction, and takes note of its cells."""
        from scipy.optimize import linprog

        if not direction.any():
            return
        # Far above anything that matters, so that no answer is infinite.
        bounds = np.column_stack([np.zeros(len(self.truth)), self.truth + 10 * self.truth.max() + 1000])
        known = self.equations @ self.truth
        found = linprog(-direction, A_eq=self.equations, b_eq=known, bounds=bounds, method="highs")
        if found.x is not None:
            self.least = np.minimum(self.least, found.x)
            self.most = np.maximum(self.most, found.x)


def _equations(hidden: Mask, along: list[Lines]) -> Any:
    """One row for each line with hidden cells: its hidden parts less its hidden margin are known."""
    from scipy.sparse import csr_matrix, vstack

    place = np.cumsum(hidden) - 1
    blocks = []
    for lines in along:
        told = (lines.per_line(lines.margin) > 0) | (lines.per_line(~hidden[lines.row]) > 0)
        use = hidden[lines.row] & told[lines.line]
        sign = np.where(lines.margin[use], -1.0, 1.0)
        shape = (len(told), int(hidden.sum()))
        blocks.append(csr_matrix((sign, (lines.line[use], place[lines.row[use]])), shape=shape))
    equations = vstack(blocks).tocsr()
    return equations[np.diff(equations.indptr) > 0]


def _beside(rows: Codes, hidden: Mask, count: Numbers, along: list[Lines]) -> Codes:
    """For each of `rows` the smallest shown cell above 0 of its lines, or else of the lines next to them."""
    chosen = {_nearest_shown(row, hidden, count, along) for row in rows}
    return np.array(sorted(chosen - {-1}), dtype=np.int64)


def _nearest_shown(row: int, hidden: Mask, count: Numbers, along: list[Lines]) -> int:
    reached = np.zeros(len(hidden), dtype=np.bool_)
    reached[row] = True
    while True:
        wider = reached.copy()
        for lines in along:
            wider[lines.row[lines.per_line(reached[lines.row])[lines.line] > 0]] = True
        shown = np.flatnonzero(wider & ~hidden)
        if len(shown):
            return int(min(shown, key=lambda cell: (count[cell] == 0, count[cell], cell)))
        if (wider == reached).all():
            return -1
        reached = wider
