"""The strongest attack on one table, made by ourselves first: linear programming over all its lines at once.

Two hidden cells in every line are not always enough: lines can be combined. Here an attacker knows every
exact margin and that no count is negative, and asks for the least and the most that each hidden cell can be.
A cell is safe where the two lie at least the threshold apart.

Source: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control, chapter 6.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from groundview.profile.disclosure.beside import beside
from groundview.profile.disclosure.columns import Codes, Mask, Numbers
from groundview.profile.disclosure.complementary import complete
from groundview.profile.disclosure.lines import Lines

LARGEST = 1000
"""The most hidden cells of a table that is audited within the gate: a few seconds of work."""

_ROUNDS = 12
_SLACK = 1e-6


def harden(hidden: Mask, attack: Attack, threshold: int) -> Mask:
    """`hidden`, shape (k,), with further cells until no cell can be told more closely than the threshold.

    Cells of a line that is hidden from end to end and has no margin to hide are left: nothing more can be done.
    A later turn with more hidden takes the same attack, and need not look again at what it has seen.
    """
    count, along = attack.count, attack.along
    while 0 < hidden.sum() <= LARGEST:
        chosen = beside(attack.narrow(hidden, threshold), hidden, count, along, threshold)
        if not len(chosen):
            break
        hidden = hidden.copy()
        hidden[chosen] = True
        hidden = complete(hidden, count, along, threshold)
    return hidden


class Attack:
    """The tables that agree with what is shown, and the least and most of each cell among all seen.

    What agrees still agrees when more is hidden, so what has been seen stays good while `hidden` grows.
    """

    def __init__(self, count: Numbers, along: list[Lines]) -> None:
        self.count, self.along = count, along
        self._least, self._most = count.copy(), count.copy()

    def narrow(self, hidden: Mask, threshold: int) -> Codes:
        """The hidden cells (their rows) that the attack tells more closely than `threshold`."""
        equations, chance = _equations(hidden, self.along), np.random.default_rng(0)
        # One answer may clear many cells, so it is asked in many directions before cell by cell.
        for _ in range(_ROUNDS):
            close = self._close(hidden, threshold)
            if np.count_nonzero(close) > _ROUNDS:
                self._look(hidden, equations, chance.choice([-1.0, 1.0], len(close)) * close)
        for row in np.flatnonzero(self._close(hidden, threshold)):
            for sign in (-1.0, 1.0):
                if self._close(hidden, threshold)[row]:
                    self._look(hidden, equations, sign * (np.arange(len(hidden)) == row))
        return np.flatnonzero(self._close(hidden, threshold))

    def _close(self, hidden: Mask, threshold: int) -> Mask:
        return np.asarray(hidden & (self._most - self._least < threshold - _SLACK))

    def _look(self, hidden: Mask, equations: Any, direction: Numbers) -> None:
        """Finds the table that lies furthest in one direction, and takes note of its cells."""
        from scipy.optimize import linprog

        truth = self.count[hidden]
        # Far above anything that matters, so that no answer is infinite.
        bounds = np.column_stack([np.zeros(len(truth)), truth + 10 * truth.max() + 1000])
        known = equations @ truth
        found = linprog(-direction[hidden], A_eq=equations, b_eq=known, bounds=bounds, method="highs")
        if found.x is not None:
            self._least[hidden] = np.minimum(self._least[hidden], found.x)
            self._most[hidden] = np.maximum(self._most[hidden], found.x)


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
