"""The categories of all coders together, and how two answers drawn from them would differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.agreement.answers import Answers
from groundview.statistics.agreement.disagreement import Disagreement, of_pairs
from groundview.statistics.inputs import Column


@dataclass(frozen=True, slots=True)
class Pooled:
    """The chance that two answers, drawn from all of them, are the `same`; how far each case moves that chance,
    shape (cases,) (`moves`); and how far a case would whose answers differ as chance would have them
    (`moves_apart`)."""

    same: float
    moves: Column
    moves_apart: float


def pooled(tallies: Column, weights: Column) -> Pooled:
    """From the `tallies` of the cases, shape (cases, categories), each case counting by its weight, whatever its
    number of answers."""
    answered = tallies / np.sum(tallies, axis=1, keepdims=True)
    shares = weights @ answered
    # One category alone must have a share of exactly 1.
    shares = shares / np.sum(shares)
    same, cubes = float(np.sum(shares**2)), float(np.sum(shares**3))
    apart = (same - cubes) / (1.0 - same) if same < 1.0 else same
    return Pooled(same, 2.0 * (answered @ shares - same), 2.0 * (apart - same))


def against_pooled(answers: Answers) -> Disagreement:
    """The disagreement of pairs beside that of two answers drawn from all of them: Scott's and Fleiss' idea of it."""
    tallies = answers.tallies()
    chance = pooled(tallies, answers.weights)
    return of_pairs(
        answers, tallies, expected=1.0 - chance.same, moves=-chance.moves, moves_apart=-chance.moves_apart
    )
