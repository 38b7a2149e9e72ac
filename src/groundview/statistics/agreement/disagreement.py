"""How far each case's answers differ, and how far they would by chance: what every coefficient here is made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.inputs import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Disagreement case by case; a coefficient is 1 - correction x observed / expected. Columns have shape (cases,).

    `differ` is the share of a case's pairs of answers that differ, `lone` what it would be if one coder alone
    differed from the others; both 0 where there is no pair. `share` is what a case counts in the observed mean, 1 on
    average. `moves` is how far a case moves the `expected` disagreement (its influence, 0 on average), and
    `moves_apart` how far it would if its answers differed as chance would have them.
    """

    weights: Column
    share: Column
    differ: Column
    lone: Column
    expected: float
    moves: Column
    moves_apart: Column
    correction: float = 1.0

    @property
    def observed(self) -> float:
        """The mean disagreement of pairs."""
        return float(np.sum(self.weights * self.share * self.differ) / np.sum(self.weights))

    @property
    def ratio(self) -> float:
        """Observed over expected; NaN where chance could not disagree either."""
        return self.observed / self.expected if self.expected > 0.0 else math.nan

    def error(self, *, ours: bool = True, left: float = 1.0, fewer: int = 1) -> float:
        """The linearised standard error; `left` is the share of a finite population that is not in the sample, and
        `fewer` is taken off the number of cases that squares are divided by. Not `ours`: as Gwet has it."""
        ratio, used = self.ratio, self.share > 0
        influence = (self.share * (self.differ - ratio * self.expected) - ratio * self.moves) / self.expected
        # Gwet leaves out that the number of cases with a pair stands below the line as well.
        if not ours and not np.all(used):
            influence, used = influence - (1.0 - ratio) * (self.share - 1.0), np.ones_like(used)
        cases = int(np.sum(used))
        squares = np.sum((self.weights * influence) ** 2) / np.sum(self.weights) ** 2
        return math.sqrt(left * float(squares) * cases / (cases - fewer))


def of_pairs(
    answers: Answers, tallies: Column, *, expected: float, moves: Column | float, moves_apart: float
) -> Disagreement:
    """The disagreement where every case with a pair counts the same, whatever its number of answers; `tallies` are
    those of the answers, and the rest is what chance would do, as in `Disagreement`."""
    differ, lone, paired = pairs(tallies)
    weights = answers.weights
    one = np.ones_like(weights)
    return Disagreement(
        weights=weights,
        share=paired * np.sum(weights) / np.sum(weights[paired]),
        differ=differ,
        lone=lone,
        expected=expected,
        moves=one * moves,
        moves_apart=one * moves_apart,
    )


def pairs(tallies: Column) -> tuple[Column, Column, NDArray[np.bool_]]:
    """For each case the share of its pairs that differ, that share for a lone dissenter, and whether it has a pair."""
    coded = np.sum(tallies, axis=1)
    paired = coded >= 2
    among = np.where(paired, coded * (coded - 1.0), 1.0)
    differ = np.where(paired, (coded**2 - np.sum(tallies**2, axis=1)) / among, 0.0)
    return differ, np.where(paired, 2.0 * (coded - 1.0) / among, 0.0), paired
