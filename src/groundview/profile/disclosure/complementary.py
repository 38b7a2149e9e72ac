"""Further cells to hide, so that nothing hidden can be found by subtracting what is shown from a total.

The rule, for every line of parts and their margin in which anything is hidden: at least two of its cells are,
and its hidden parts come to the threshold at least (or are all the parts there are). A margin that is not
among the findings is taken as known, because another publication may hold it.
"""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Codes, Mask, Numbers
from groundview.profile.disclosure.lines import Lines


def complete(hidden: Mask, count: Numbers, along: list[Lines], threshold: int) -> Mask:
    """`hidden` and what else must be, of shape (k,): the least set grown step by step that keeps the rule.

    Each step adds, to each line that breaks the rule, the smallest part that mends it; failing that its
    largest part above 0; failing that its margin; failing that a 0. Repeats until no line breaks it.
    """
    hidden = hidden.copy()
    growing = bool(hidden.any())
    while growing:
        growing = False
        for lines in along:
            chosen = _mend(hidden, count, lines, threshold)
            hidden[chosen] = True
            growing |= len(chosen) > 0
    return hidden


def _mend(hidden: Mask, count: Numbers, lines: Lines, threshold: int) -> Codes:
    """The rows to hide next, at most one a line."""
    mine = hidden[lines.row]
    members = lines.per_line(mine)
    sum_hidden = lines.per_line(np.where(mine & ~lines.margin, count[lines.row], 0.0))
    target = np.minimum(threshold, lines.parts_total)
    broken = (members > 0) & ((members < 2) | (sum_hidden < target))
    # A zero would mend nothing: the reader would know that the other cell is the whole of the difference.
    needed = np.maximum(target - sum_hidden, 1.0)
    open_ = np.flatnonzero(broken[lines.line] & ~mine)
    size = count[lines.row[open_]]
    return lines.row[_one_a_line(open_, lines, size > 0, size >= needed[lines.line[open_]])]


def _one_a_line(open_: Codes, lines: Lines, some: Mask, enough: Mask) -> Codes:
    """Of the open memberships, which lie in the order of `Lines`, the best one of each line."""
    line, margin = lines.line[open_], lines.margin[open_]
    best = np.full(len(lines.parts_total), -1, dtype=np.int64)
    # Later assignments win, so the worst choice comes first: a 0, the margin, the largest part, and the
    # smallest part that is enough (reversed, because in the order of the line the larger ones follow it).
    choices = (~margin, margin, ~margin & some, ~margin & enough)
    for chosen in (*map(np.flatnonzero, choices[:-1]), np.flatnonzero(choices[-1])[::-1]):
        best[line[chosen]] = open_[chosen]
    return best[best >= 0]
