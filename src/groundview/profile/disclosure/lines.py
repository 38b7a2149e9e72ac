"""The lines of a table: cells that add up to a margin, so that a hidden one could be found by subtraction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.errors import DisclosureBlock
from groundview.profile.disclosure.columns import Codes, Mask, Numbers
from groundview.profile.disclosure.coordinates import TOTAL, Dimension

_LARGEST = 2**62


@dataclass(frozen=True)
class Lines:
    """The lines along one dimension, as memberships: one entry for each cell in each line that it is in.

    `line`, `row` and `margin` have shape (m,), ordered by line, then parts before the margin, then the
    smallest count first, so that whatever is chosen does not depend on the order of the findings.
    `parts_total` has shape (lines,): the sum of the parts.
    """

    line: Codes
    row: Codes
    margin: Mask
    parts_total: Numbers

    def per_line(self, weights: Numbers | Mask) -> Numbers:
        """Sums over the members of each line, of shape (lines,)."""
        return np.asarray(
            np.bincount(self.line, weights=weights, minlength=len(self.parts_total)), np.float64
        )


def lines(dims: list[Dimension], count: Numbers, enough: float = np.inf) -> list[Lines]:
    """The lines of a table along each of its dimensions that has any; `count` has shape (k,), one for each cell.

    Along a dimension whose parts are only some of those there are, a line is left out where its margin exceeds its
    parts by `enough`: nobody is told what is left, and a hidden part could be as much more or less. Along one whose
    parts add up to nothing there are no lines.
    Raises DisclosureBlock for a table with more possible cells than can be numbered.
    """
    strides = _strides(dims)
    cell = np.asarray(sum(dim.node * stride for dim, stride in zip(dims, strides, strict=True)))
    rank = np.empty(len(cell), dtype=np.int64)
    rank[np.lexsort((cell, count))] = np.arange(len(cell))
    made = [_along(dim, stride, cell, rank, count) for dim, stride in zip(dims, strides, strict=True)]
    return [
        _binding(each, count, enough) if dim.partial else each
        for dim, each in zip(dims, made, strict=True)
        if not dim.apart
    ]


def _binding(each: Lines, count: Numbers, enough: float) -> Lines:
    """The lines without those whose margin leaves enough room beside the parts."""
    of_margin = each.per_line(np.where(each.margin, count[each.row], 0.0))
    keep = ((of_margin == 0) | (of_margin - each.parts_total < enough))[each.line]
    return Lines(each.line[keep], each.row[keep], each.margin[keep], each.parts_total)


def _along(dim: Dimension, stride: int, cell: Codes, rank: Codes, count: Numbers) -> Lines:
    part = np.flatnonzero(dim.node != TOTAL)
    # A line is named by its margin's cell: the same cell one level up in this dimension alone.
    names, line = np.unique(
        cell[part] + (dim.parent[dim.node[part]] - dim.node[part]) * stride, return_inverse=True
    )
    spot = np.minimum(np.searchsorted(names, cell), max(len(names) - 1, 0))
    is_margin = np.flatnonzero(names[spot] == cell) if len(names) else np.empty(0, dtype=np.int64)
    line = np.concatenate([line, spot[is_margin]])
    row = np.concatenate([part, is_margin])
    margin = np.arange(len(row)) >= len(part)
    order = np.argsort((line * 2 + margin) * len(cell) + rank[row], kind="stable")
    total = np.asarray(
        np.bincount(line, weights=np.where(margin, 0.0, count[row]), minlength=len(names)), np.float64
    )
    return Lines(line[order], row[order], margin[order], total)


def _strides(dims: list[Dimension]) -> list[int]:
    strides, size = [], 1
    for dim in dims:
        strides.append(size)
        size *= len(dim.parent)
    if size >= _LARGEST:
        raise DisclosureBlock(
            "A table has too many keys in its breakdown to be protected.",
            why=f"its {len(dims)} dimensions make more possible cells than can be numbered",
            next_step="Break the measure down by fewer keys at a time.",
        )
    return strides
