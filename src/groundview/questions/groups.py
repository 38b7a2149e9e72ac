"""Cells estimated group by group, where what happens in one group says nothing about another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from groundview.questions.figures import TEXTS, Cells, Figures
from groundview.statistics.estimate import DOUBTS, Estimate, Interval

NUMBERS = ("value", "n", "numerator", "denominator")


def groups(cells: Cells) -> Iterator[Cells]:
    """The cells of each breakdown together, in the order in which the breakdowns first stand."""
    labels = cells.texts["breakdown"]
    for label in dict.fromkeys(labels):
        rows = labels == label
        yield Cells(
            {name: texts[rows] for name, texts in cells.texts.items()},
            {name: numbers[rows] for name, numbers in cells.numbers.items()},
        )


def by_group(cells: Cells, estimate: Callable[[Cells], Estimate]) -> Figures:
    """One estimate of each group's cells, put one after the other; every group must have the same doubts."""
    parts = list(groups(cells))
    return joined([Figures(part.texts, estimate(part)) for part in parts])


def joined(parts: list[Figures]) -> Figures:
    """Figures of one measure as one column; of none, no figures."""
    if not parts:
        nothing = {name: np.empty(0, dtype=object) for name in TEXTS}
        return Figures(nothing, Estimate(value=np.empty(0), unit="", method=""))
    first = parts[0].estimate
    texts = {name: np.concatenate([part.texts[name] for part in parts]) for name in parts[0].texts}
    changes: dict[str, Any] = {name: _numbers(parts, name) for name in NUMBERS}
    changes |= {doubt: _intervals(parts, doubt) for doubt in DOUBTS if getattr(first, doubt) is not None}
    return Figures(texts, replace(first, **changes))


def _numbers(parts: list[Figures], name: str) -> Any:
    columns = [getattr(part.estimate, name) for part in parts]
    if any(column is None for column in columns):
        return None
    return np.concatenate(
        [
            np.broadcast_to(column, (len(part.texts["note"]),))
            for part, column in zip(parts, columns, strict=True)
        ]
    )


def _intervals(parts: list[Figures], doubt: str) -> Interval:
    sizes = [len(part.texts["note"]) for part in parts]
    bounds = [getattr(part.estimate, doubt) for part in parts]
    low, high = (
        np.concatenate(
            [
                np.broadcast_to(getattr(bound, side), (size,))
                for bound, size in zip(bounds, sizes, strict=True)
            ]
        )
        for side in ("low", "high")
    )
    return Interval(low, high)
