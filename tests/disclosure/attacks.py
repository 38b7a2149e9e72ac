"""Attacks on a released table, written apart from the gate: dictionaries of cells and the sums they obey.

The attacker is given more than anybody has: the exact number of every cell shown, not the rounded one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Cell = tuple[str, str, str]


def lines(cells: Mapping[Cell, float], parents: Mapping[str, str]) -> list[tuple[Cell, list[Cell]]]:
    """Every margin with the parts that add up to it."""
    found: dict[tuple[int, Cell], list[Cell]] = {}
    for area, period, breakdown in cells:
        ups = [
            (area and parents.get(area, ""), period, breakdown) if area else None,
            (area, "", breakdown) if period else None,
            (area, period, "") if breakdown else None,
        ]
        for dimension, margin in enumerate(ups):
            if margin is not None:
                found.setdefault((dimension, margin), []).append((area, period, breakdown))
    return [(margin, parts) for (_, margin), parts in found.items()]


def by_subtraction(
    cells: Mapping[Cell, float], hidden: set[Cell], parents: Mapping[str, str]
) -> dict[Cell, float]:
    """What can be found by taking shown parts from shown totals, over and over until nothing more is."""
    known = {cell: number for cell, number in cells.items() if cell not in hidden}
    equations, found = lines(cells, parents), {}
    while True:
        fresh = {}
        for margin, parts in equations:
            unknown = [cell for cell in (margin, *parts) if cell not in known]
            if len(unknown) == 1:
                total = sum(known.get(part, 0.0) for part in parts)
                fresh[unknown[0]] = total if unknown[0] == margin else known[margin] - total
        if not fresh:
            return found
        known |= fresh
        found |= fresh


def intervals(
    cells: Mapping[Cell, float],
    hidden: set[Cell],
    parents: Mapping[str, str],
    *,
    only: list[Cell] | None = None,
) -> dict[Cell, tuple[float, float]]:
    """The least and the most that each hidden cell can be, by linear programming over all lines at once."""
    order, (matrix, known) = sorted(hidden), system(cells, hidden, parents)
    place = {cell: column for column, cell in enumerate(order)}
    return {
        cell: tuple(_extreme(sign, place[cell], matrix, known) for sign in (1.0, -1.0))  # type: ignore[misc]
        for cell in (order if only is None else only)
    }


def system(cells: Mapping[Cell, float], hidden: set[Cell], parents: Mapping[str, str]) -> tuple[Any, Any]:
    """The equations that hidden cells obey: a sparse matrix over the sorted cells, and its right side."""
    from scipy.sparse import lil_matrix

    place = {cell: column for column, cell in enumerate(sorted(hidden))}
    used = [line for line in lines(cells, parents) if hidden & {line[0], *line[1]}]
    matrix, known = lil_matrix((len(used), len(place))), np.zeros(len(used))
    for equation, (margin, parts) in enumerate(used):
        for cell, sign in ((margin, -1.0), *((part, 1.0) for part in parts)):
            if cell in hidden:
                matrix[equation, place[cell]] = sign
            else:
                known[equation] -= sign * cells[cell]
    return matrix.tocsr(), known


def _extreme(sign: float, column: int, matrix: Any, known: Any) -> float:
    from scipy.optimize import linprog

    aim = np.zeros(matrix.shape[1])
    aim[column] = sign
    # An upper end far above every count stands for "no limit", and keeps the programme bounded.
    found = linprog(aim, A_eq=matrix, b_eq=known, bounds=(0, 1e5), method="highs")
    if found.x is None:
        raise ArithmeticError(found.message)
    return float(found.x[column])
