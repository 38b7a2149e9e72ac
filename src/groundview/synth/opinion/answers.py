"""What residents truly think, and what those say who answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import MOST
from groundview.synth.opinion.asked import by_age_and_sex
from groundview.synth.opinion.settings import Question
from groundview.synth.world import Arrays

Shares = NDArray[np.float64]


def true_shares(question: Question, area: Arrays, second: bool) -> Shares:
    """The share of each answer by area and by age and sex, shape (areas, cells, answers + 1); last, those who do not
    know. Proportional odds: log-odds of an answer or an earlier one fall by the sum of the effects."""
    moved = (
        area["noise"] + question.deprivation * area["deprivation"] + question.neighbourhood * area["planted"]
    )
    moved = moved[:, None] + by_age_and_sex(question.ages, question.women)[None, :]
    cut = np.cumsum(question.shares)[:-1]
    height = np.log(cut / (1 - cut)) - (moved + question.second * second)[:, :, None]
    below = np.round(1 / (1 + np.exp(-height)), 6)
    edges = np.concatenate([np.zeros((*moved.shape, 1)), below, np.ones((*moved.shape, 1))], axis=2)
    unsure = unsure_share(question, area["planted"])[:, None, None] * np.ones((*moved.shape, 1))
    return np.concatenate([np.diff(edges, axis=2) * (1 - unsure), unsure], axis=2)


def unsure_share(question: Question, planted: NDArray[np.bool_]) -> Shares:
    """The share of those who say that they do not know, by area."""
    times = np.where(planted, question.unsure_times, 1.0)
    share: Shares = np.minimum(question.unsure * times, MOST)
    return share


def said(rng: np.random.Generator, answered: NDArray[np.int64], shares: Shares) -> NDArray[np.int64]:
    """How many give each answer, shape (areas, cells, answers + 1)."""
    drawn: NDArray[np.int64] = rng.multinomial(answered, shares / shares.sum(axis=2, keepdims=True))
    return drawn


def weighted(counts: NDArray[np.int64], people: NDArray[np.int64]) -> Shares:
    """Shares of each answer by area, shape (areas, answers + 1), with age groups and sexes weighing as they do among
    the adults of the area; those nobody of whom answered are left out. NaN where nobody answered."""
    answered = counts.sum(axis=2, keepdims=True)
    weight = people[:, :, None] * (answered > 0)
    parts = weight * counts / np.maximum(answered, 1)
    total = weight.sum(axis=1)
    return np.where(total > 0, parts.sum(axis=1) / np.maximum(total, 1), np.nan)


def overall(shares: Shares, people: NDArray[np.int64]) -> Shares:
    """True shares among all adults of each area, shape (areas, answers + 1)."""
    found: Shares = (shares * people[:, :, None]).sum(axis=1) / np.maximum(people.sum(axis=1), 1)[:, None]
    return found
