"""What coders answered: one row a case, one column a coder."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, column

Whole = NDArray[np.int64]

NOT_CODED = -1
"""Stands where a coder did not code a case."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Checked answers: `numbers`, shape (cases, coders), the number of each answer's category from 0, -1 where a coder
    did not code a case; the number of `categories`; the `weights` of the cases, shape (cases,), above 0."""

    numbers: Whole
    categories: int
    weights: Column

    @classmethod
    def of(cls, answers: ArrayLike, categories: int, weights: ArrayLike | None) -> Answers:
        """The cases that anybody coded; weights of None are all one.

        Raises ValueError for answers that are not whole numbers from -1 to below `categories` in two dimensions, for
        fewer than two coders or categories, and for weights that are not above 0, one a case.
        """
        if isinstance(categories, bool) or not isinstance(categories, int | np.integer) or categories < 2:
            raise ValueError(f"categories must be a whole number of at least 2: it is {categories}")
        numbers = _numbers(answers, int(categories))
        each = np.ones(len(numbers)) if weights is None else _weights(weights, len(numbers))
        return cls(numbers, int(categories), each).at_least(1)

    def at_least(self, fewest: int) -> Answers:
        """The cases with at least so many answers."""
        kept = self.coded >= fewest
        return replace(self, numbers=self.numbers[kept], weights=self.weights[kept])

    def of_two(self, name: str) -> Answers:
        """The cases that both of two coders coded; raises ValueError where there are more coders."""
        if self.numbers.shape[1] != 2:
            raise ValueError(f"{name} is for two coders: there are {self.numbers.shape[1]}")
        return self.at_least(2)

    @property
    def coded(self) -> Whole:
        """How many answers each case has, shape (cases,)."""
        return np.asarray(np.sum(self.numbers >= 0, axis=1))

    @property
    def one_category(self) -> bool:
        """Whether every answer is in the same category."""
        given = self.numbers[self.numbers >= 0]
        return given.size > 0 and int(given.min()) == int(given.max())

    def tallies(self) -> Column:
        """How many coders put each case into each category, shape (cases, categories)."""
        cases = len(self.numbers)
        cells = self.numbers + np.arange(cases)[:, None] * self.categories
        found = np.bincount(cells[self.numbers >= 0], minlength=cases * self.categories)
        return found.reshape(cases, self.categories).astype(np.float64)


def _numbers(answers: ArrayLike, categories: int) -> Whole:
    # A masked cell becomes NaN and is refused: a plain conversion would keep what lies under it.
    filled = (
        np.ma.filled(answers.astype(np.float64), np.nan)
        if isinstance(answers, np.ma.MaskedArray)
        else answers
    )
    array = np.array(filled, dtype=np.float64)
    if array.ndim != 2 or array.shape[1] < 2:
        raise ValueError(
            f"answers have shape (cases, coders) with at least two coders: this is {array.shape}"
        )
    _refuse(~np.isfinite(array), "missing or infinite (write -1 where a coder did not code a case)")
    _refuse(array != np.floor(array), "not whole")
    _refuse(array < NOT_CODED, "negative, and not -1")
    _refuse(array >= categories, f"not below the number of categories, {categories}")
    return array.astype(np.int64)


def _weights(weights: ArrayLike, cases: int) -> Column:
    each = column(weights, "weights")
    if each.shape != (cases,):
        raise ValueError(f"weights are one a case: there are {each.size} for {cases} cases")
    if not np.all(np.isfinite(each) & (each > 0)):
        raise ValueError(
            f"weights: {int(np.sum(~(each > 0) | np.isinf(each)))} of {cases} are not above 0 and finite"
        )
    return each


def _refuse(bad: NDArray[np.bool_], why: str) -> None:
    if not np.any(bad):
        return
    case, coder = np.argwhere(bad)[0]
    where = f"the first at case {case}, coder {coder}"
    raise ValueError(f"answers: {int(np.sum(bad))} of {bad.size} values are {why} ({where})")
