"""What is lost: heavy-tailed, with the declared mean in expectation for organised fraud and for other fraud."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from groundview.synth.fraud.kinds import organised_share, types
from groundview.synth.fraud.settings import Loss, settings
from groundview.synth.world import Arrays

Numbers = NDArray[np.float64]


def losses(rng: np.random.Generator, frauds: Arrays) -> Numbers:
    """Pounds lost in each fraud, shape (n,), from its type_id, organised, organisation and income_z: how many
    standard deviations the logarithm of the victim's income lies above what is usual where they live."""
    loss, n = settings().loss, len(frauds["type_id"])
    scale = np.array([one.loss_scale for one in types()])[frauds["type_id"]]
    nothing = np.array([one.no_loss for one in types()])[frauds["type_id"]]
    mean = np.where(frauds["organised"], unit(loss, organised=True), unit(loss, organised=False))
    more = np.where(frauds["organisation"], loss.organisation, by_income(loss, frauds["income_z"]))
    lost = shape(rng, loss, n) / shape_mean(loss) * mean * scale * more
    return _in_round_numbers(rng, loss, np.where(rng.random(n) < nothing, 0.0, lost))


def unit(loss: Loss, *, organised: bool) -> float:
    """What a type of loss scale 1 must lose on average so that individuals lose the declared mean over all types,
    mixed as they are declared. At another turn of the dial `group_share` it stays the same."""
    mean = loss.organised if organised else loss.other
    mixed = [_individuals(one.key, organised=organised) for one in types()]
    scaled = [one.loss_scale * (1 - one.no_loss) for one in types()]
    return mean * math.fsum(mixed) / math.fsum(m * s for m, s in zip(mixed, scaled, strict=True))


def _individuals(key: str, *, organised: bool) -> float:
    one = next(each for each in types() if each.key == key)
    share = organised_share(one, 1.0)
    return one.weight * (1 - one.organisations) * (share if organised else 1 - share)


def by_income(loss: Loss, income_z: Numbers) -> Numbers:
    """How income multiplies a loss: a log-normal of mean 1."""
    spread = loss.by_income * settings().income.spread
    factor: Numbers = np.exp(spread * income_z - spread**2 / 2)
    return factor


def shape(rng: np.random.Generator, loss: Loss, n: int) -> Numbers:
    """Draws of a log-normal of median 1, some of them replaced by a Pareto tail that ends somewhere, shape (n,)."""
    body = np.exp(loss.spread * rng.standard_normal(n))
    reach = 1 - (loss.tail_from / loss.tail_to) ** loss.tail_exponent
    tail = loss.tail_from * (1 - rng.random(n) * reach) ** (-1 / loss.tail_exponent)
    drawn: Numbers = np.where(rng.random(n) < loss.tail, tail, body)
    return drawn


def shape_mean(loss: Loss) -> float:
    """The mean of `shape` in expectation: of a log-normal, and of a Pareto distribution cut off at its end."""
    a, ratio = loss.tail_exponent, loss.tail_from / loss.tail_to
    cut = (1 - math.pow(ratio, a - 1)) / (1 - math.pow(ratio, a))
    tail = loss.tail_from * a / (a - 1) * cut
    return (1 - loss.tail) * math.exp(loss.spread**2 / 2) + loss.tail * tail


def _in_round_numbers(rng: np.random.Generator, loss: Loss, lost: Numbers) -> Numbers:
    """Many remember a round number; rounding goes both ways, and nothing that was lost becomes nothing."""
    step = np.where(lost >= 1000, 100.0, 10.0)
    rounded = (rng.random(len(lost)) < loss.rounded) & (lost >= step)
    in_steps: Numbers = np.where(rounded, np.round(lost / step) * step, np.round(lost, 2))
    return in_steps
