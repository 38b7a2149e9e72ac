"""Which cell to hide next, so that one that can be told too closely has more room."""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Codes, Mask, Numbers
from groundview.profile.disclosure.lines import Lines


def beside(rows: Codes, hidden: Mask, count: Numbers, along: list[Lines], threshold: int) -> Codes:
    """For each of `rows` the cells that would give it most room, each once; empty where none would help any.

    A line whose hidden parts come to less than the threshold holds all of them that close, whatever else is hidden:
    only more of that line helps. Other cells need the smallest shown cell above 0 of their lines, or else of the lines
    next to them; a hidden zero gives no room, and is taken only where nothing else is left.
    """
    for shown in (~hidden & (count > 0), ~hidden):
        chosen = [_for(row, shown, hidden, count, along, threshold) for row in rows]
        found = np.unique(np.concatenate([*chosen, np.empty(0, dtype=np.int64)]))
        if len(found):
            return found
    return np.empty(0, dtype=np.int64)


def _for(row: int, shown: Mask, hidden: Mask, count: Numbers, along: list[Lines], threshold: int) -> Codes:
    tight = _tight(row, hidden, count, along, threshold)
    return _nearest(row, shown, count, along) if tight is None else _within(*tight, hidden, count)


def _tight(
    row: int, hidden: Mask, count: Numbers, along: list[Lines], threshold: int
) -> tuple[Codes, Codes] | None:
    """The parts and the margin of a line that holds this cell too closely by itself; None where none does."""
    for lines in along:
        for line in lines.line[(lines.row == row) & ~lines.margin]:
            mine = lines.line == line
            parts, margin = lines.row[mine & ~lines.margin], lines.row[mine & lines.margin]
            told = not hidden[margin].any() and (len(margin) > 0 or not hidden[parts].all())
            if told and count[parts[hidden[parts]]].sum() < threshold:
                return parts, margin
    return None


def _within(parts: Codes, margin: Codes, hidden: Mask, count: Numbers) -> Codes:
    """The smallest shown part above 0 of a line, or else its margin, or else all its noughts: without a margin, a
    line tells nothing once it is hidden from end to end."""
    shown = parts[~hidden[parts]]
    above = shown[count[shown] > 0]
    if len(above):
        return above[[np.argmin(count[above])]]
    return margin[~hidden[margin]] if len(margin) else shown


def _nearest(row: int, shown: Mask, count: Numbers, along: list[Lines]) -> Codes:
    """The smallest of the shown cells that are the fewest lines away; none where no line leads to one."""
    reached = np.zeros(len(shown), dtype=np.bool_)
    reached[row] = True
    while True:
        wider = reached.copy()
        for lines in along:
            wider[lines.row[lines.per_line(reached[lines.row])[lines.line] > 0]] = True
        found = np.flatnonzero(wider & shown)
        if len(found):
            return found[[np.argmin(count[found])]]
        if (wider == reached).all():
            return found
        reached = wider
