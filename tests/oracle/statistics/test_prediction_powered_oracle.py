"""Prediction-powered shares against plain Python that follows the definitions, stratum by stratum and case by case."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.interval import bounds, kinds_of
from groundview.statistics.prediction_powered.line import Line
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.published import published_mean, published_weight

Pairs = list[tuple[float, float]]
ANSWERS = st.sampled_from([0.0, 0.25, 0.5, 1.0])
OUTCOMES = st.sampled_from([0.0, 0.0, 1.0, 0.5])


@dataclass(frozen=True)
class Stratum:
    """What was coded, as outcome and prediction, and what is predicted for the cases that were not."""

    coded: Pairs
    others: list[float]

    @property
    def cases(self) -> int:
        return len(self.coded) + len(self.others)

    @property
    def every(self) -> list[float]:
        return [said for _, said in self.coded] + self.others


STRATUM = st.builds(
    Stratum,
    coded=st.lists(st.tuples(OUTCOMES, ANSWERS), min_size=2, max_size=12),
    others=st.lists(ANSWERS, min_size=1, max_size=30),
)


def mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


def covariance(first: list[float], second: list[float]) -> float:
    """Over n - 1."""
    a, b = mean(first), mean(second)
    return math.fsum((x - a) * (y - b) for x, y in zip(first, second, strict=True)) / (len(first) - 1)


class Plain:
    """Cochran's combined regression estimator (7.10), and its weights."""

    def __init__(self, strata: list[Stratum]) -> None:
        self.strata, self.all = strata, sum(one.cases for one in strata)
        joint, spread, short = 0.0, 0.0, 0.0
        for one in strata:
            part, size = one.cases / self.all, len(one.coded)
            y, f = [pair[0] for pair in one.coded], [pair[1] for pair in one.coded]
            scale = part**2 * (1 - size / one.cases) / size
            joint += scale * covariance(y, f)
            spread += scale * covariance(f, f)
            short += part * (mean(one.every) - mean(f))
        self.spread, self.short, self.slope = spread, short, joint / spread if spread > 1e-12 else 0.0

    @property
    def value(self) -> float:
        plain = (one.cases / self.all * mean([pair[0] for pair in one.coded]) for one in self.strata)
        return math.fsum(plain) + self.slope * self.short

    def cases(self) -> list[tuple[float, float, float, float]]:
        """Outcome, height of the line, weight in the estimate and part of the stratum not seen, of every coded case."""
        found = []
        for one in self.strata:
            size, part = len(one.coded), one.cases / self.all
            level_y, level_f = mean([pair[0] for pair in one.coded]), mean([pair[1] for pair in one.coded])
            unseen = 1 - size / one.cases
            for y, f in one.coded:
                pull = part**2 * unseen / size / (size - 1) * (f - level_f) if self.spread > 1e-12 else 0.0
                weight = part / size + (self.short * pull / self.spread if pull else 0.0)
                found.append((y, level_y + self.slope * (f - level_f), weight, unseen))
        return found

    @property
    def variance(self) -> float:
        """The squared residuals by weight, with one case more as different as can be, in relation to what is expected
        of draws along the line; times that."""
        seen = expected = one = 0.0
        each = self.cases()
        for y, height, weight, unseen in each:
            kept = min(max(height, 0.0), 1.0)
            seen += unseen * weight**2 * (y - height) ** 2
            expected += unseen * weight**2 * kept * (1 - kept)
            one += unseen * weight**2 / len(each)
        return (seen + one) / (expected + one) * expected


def given_to_ours(strata: list[Stratum]) -> tuple[Coded, Predictions]:
    pairs = [(pair, number) for number, one in enumerate(strata) for pair in one.coded]
    every = [(said, number) for number, one in enumerate(strata) for said in one.every]
    predictions = Predictions.of([said for said, _ in every], strata=[number for _, number in every])
    design = Design(strata=[number for _, number in pairs])
    outcome, said = [pair[0] for pair, _ in pairs], [pair[1] for pair, _ in pairs]
    return Coded.of(outcome, said, predictions.cases, design, finite=True), predictions


@settings(deadline=None)
@given(strata=st.lists(STRATUM, min_size=1, max_size=4))
def test_point_weight_and_variance_of_simple_and_stratified_samples(strata: list[Stratum]) -> None:
    coded, predictions = given_to_ours(strata)
    line, plain = Line.of(coded, predictions), Plain(strata)
    assert line.tuning == pytest.approx(plain.slope, abs=1e-9)
    assert float(line.weight @ coded.outcome) == pytest.approx(plain.value, abs=1e-9)
    kinds = kinds_of(coded, line)
    spread = kinds.number * kinds.weight**2 * kinds.spread * kinds.fitted * (1 - kinds.fitted)
    assert float(spread.sum()) == pytest.approx(plain.variance, rel=1e-9, abs=1e-15)


@settings(deadline=None)
@given(strata=st.lists(STRATUM, min_size=1, max_size=4))
def test_the_weights_give_predictions_back_exactly(strata: list[Stratum]) -> None:
    """Applied to the predictions themselves the estimate is their mean over all cases, and the weights sum to 1."""
    coded, predictions = given_to_ours(strata)
    line = Line.of(coded, predictions)
    assert float(line.weight.sum()) == pytest.approx(1.0)
    assume(Plain(strata).spread > 1e-12)
    every = [said for one in strata for said in one.every]
    assert float(line.weight @ coded.predicted) == pytest.approx(mean(every), abs=1e-9)


def shares_kept(coded: Coded, line: Line, reach: float) -> tuple[float, float]:
    """The bounds by walking the multiplier outwards, each expected outcome found by bisection."""
    kinds = kinds_of(coded, line)
    each = list(zip(*(part.tolist() for part in kinds), strict=True))
    value = float(line.weight @ coded.outcome)

    def at(multiplier: float) -> tuple[float, float]:
        """How far the share has moved, and how far it may, both in the direction of the multiplier."""
        moved = variance = third = 0.0
        for fitted, weight, spread, number in each:
            low, high = 0.0, 1.0
            for _ in range(80):
                p = (low + high) / 2
                over = fitted - p - multiplier * weight * spread * p * (1 - p)
                low, high = (p, high) if over > 0 else (low, p)
            moved += number * weight * (fitted - p)
            part = number * weight**2 * spread * p * (1 - p)
            variance, third = variance + part, third + part * weight * (1 - 2 * p)
        error = math.sqrt(variance)
        skew = third / error**3 if error > 0 else 0.0
        side = 1 if multiplier > 0 else -1
        longer = max(reach + side * 0.5 * (reach**2 - 1) / 6 * skew, reach / 2)
        return moved, longer * error

    ends = []
    for side in (1, -1):
        least, most = 1e-9, 1e9
        for _ in range(100):
            middle = math.sqrt(least * most)
            moved, allowed = at(side * middle)
            least, most = (middle, most) if side * moved <= allowed else (least, middle)
        ends.append(value - at(side * least)[0])
    return ends[0], ends[1]


@settings(deadline=None, max_examples=15)
@given(
    strata=st.lists(
        st.builds(
            Stratum,
            coded=st.lists(st.tuples(st.sampled_from([0.0, 1.0]), ANSWERS), min_size=8, max_size=20),
            others=st.lists(ANSWERS, min_size=30, max_size=40),
        ),
        min_size=1,
        max_size=2,
    )
)
def test_bounds_by_bisection(strata: list[Stratum]) -> None:
    coded, predictions = given_to_ours(strata)
    line = Line.of(coded, predictions)
    # With weights below nought the likeliest outcomes are not all found by one bisection.
    assume(bool((line.weight > 0).all()))
    value, low, high, _ = bounds(coded, line, 0.025)
    expected_low, expected_high = shares_kept(coded, line, 1.959963984540054)
    assert low == pytest.approx(min(max(expected_low, 0.0), value), abs=1e-6)
    assert high == pytest.approx(max(min(expected_high, 1.0), value), abs=1e-6)


@settings(deadline=None)
@given(
    coded=st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=2, max_size=30),
    others=st.lists(st.floats(-3, 3), min_size=2, max_size=30),
)
def test_the_published_mean_case_by_case(coded: Pairs, others: list[float]) -> None:
    y, f = [pair[0] for pair in coded], [pair[1] for pair in coded]
    together = covariance(f + others, f + others)
    assume(together > 1e-3)
    n, known = len(coded), len(others)
    weight = covariance(y, f) * (n - 1) / n / ((1 + n / known) * together)
    assert published_weight(y, f, others) == pytest.approx(weight, abs=1e-9)
    over = [one - weight * said for one, said in coded]
    value = weight * mean(others) + mean(over)
    error = math.sqrt(
        covariance(over, over) * (n - 1) / n / n
        + weight**2 * covariance(others, others) * (known - 1) / known / known
    )
    found = published_mean(y, f, others)
    assert found.sampling
    assert float(found.value) == pytest.approx(value, abs=1e-9)
    assert float(found.sampling.high) == pytest.approx(value + 1.959963984540054 * error, abs=1e-9)
