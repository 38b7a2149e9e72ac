"""Agreement against its definitions in exact fractions, errors against exact differences, bounds by bisection."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from groundview.statistics.agreement.brennan_prediger import brennan_prediger
from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.figure import Agreement
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement
from groundview.statistics.agreement.scott import scott_pi

Rows = list[list[int]]
Weights = list[Fraction]
Z2 = 3.841458820694124


@dataclass(frozen=True)
class Data:
    """Answers with their weights: the plain counterpart of what is tested."""

    rows: Rows
    weights: Weights
    categories: int

    def kept(self, fewest: int) -> Data:
        """The cases with so many answers."""
        chosen = [at for at, row in enumerate(self.rows) if len(given_(row)) >= fewest]
        return Data([self.rows[at] for at in chosen], [self.weights[at] for at in chosen], self.categories)


def given_(row: list[int]) -> list[int]:
    return [answer for answer in row if answer >= 0]


def differing(row: list[int]) -> Fraction:
    """The share of ordered pairs of a case's answers that differ."""
    pairs = list(permutations(given_(row), 2))
    return Fraction(sum(one != other for one, other in pairs), len(pairs))


def mean(values: list[Fraction], weights: Weights) -> Fraction:
    return sum((w * x for w, x in zip(weights, values, strict=True)), Fraction(0)) / sum(weights)


def observed(data: Data) -> Fraction:
    """Every case with two answers counts the same."""
    two = data.kept(2)
    return mean([differing(row) for row in two.rows], two.weights)


def shares(data: Data) -> list[Fraction]:
    """The mean over cases of the share of each category in the case's answers."""
    columns = [
        [Fraction(given_(row).count(k), len(given_(row))) for row in data.rows]
        for k in range(data.categories)
    ]
    return [mean(column, data.weights) for column in columns]


def of_one(data: Data, coder: int) -> list[Fraction]:
    return [
        mean([Fraction(row[coder] == k) for row in data.rows], data.weights) for k in range(data.categories)
    ]


def no_chance(data: Data) -> Fraction:
    return Fraction(1)


def even_chance(data: Data) -> Fraction:
    return 1 - Fraction(1, data.categories)


def pooled_chance(data: Data) -> Fraction:
    return 1 - sum(p * p for p in shares(data))


def guessing_chance(data: Data) -> Fraction:
    return 1 - sum(p * (1 - p) for p in shares(data)) / (data.categories - 1)


def crossed_chance(data: Data) -> Fraction:
    return 1 - sum(p * q for p, q in zip(of_one(data, 0), of_one(data, 1), strict=True))


def observed_by_answers(data: Data) -> Fraction:
    """Krippendorff's: every answer counts the same."""
    each = [w * len(given_(row)) for w, row in zip(data.weights, data.rows, strict=True)]
    return mean([differing(row) for row in data.rows], each)


def chance_by_answers(data: Data) -> Fraction:
    """Two of all answers, the first put back."""
    total = sum(w * len(given_(row)) for w, row in zip(data.weights, data.rows, strict=True))
    held = [
        sum(w * given_(row).count(k) for w, row in zip(data.weights, data.rows, strict=True)) / total
        for k in range(data.categories)
    ]
    return 1 - sum(p * p for p in held)


def chance_without_putting_back(data: Data) -> Fraction:
    """Two different ones of all answers, each drawn by its weight."""
    answers = [(w, a) for w, row in zip(data.weights, data.rows, strict=True) for a in given_(row)]
    pairs = list(permutations(answers, 2))
    differ = sum((v * w for (v, a), (w, b) in pairs if a != b), Fraction(0))
    return differ / sum((v * w for (v, _), (w, _) in pairs), Fraction(0))


Part = Callable[[Data], Fraction]
OF_ANY: list[tuple[Callable[..., Agreement], Part, Part]] = [
    (percent_agreement, observed, no_chance),
    (brennan_prediger, observed, even_chance),
    (fleiss_kappa, observed, pooled_chance),
    (gwet_ac1, observed, guessing_chance),
]
OF_PAIRS: list[tuple[Callable[..., Agreement], Part, Part]] = [
    (krippendorff_alpha, observed_by_answers, chance_by_answers)
]
OF_TWO: list[tuple[Callable[..., Agreement], Part, Part]] = [
    (cohen_kappa, observed, crossed_chance),
    (scott_pi, observed, pooled_chance),
]
EVERY = [(*each, 1) for each in OF_ANY] + [(*each, 2) for each in OF_PAIRS + OF_TWO]


@st.composite
def data(draw: st.DrawFn, *, coders: int | None = None) -> Data:
    categories = draw(st.integers(2, 4))
    width = coders or draw(st.integers(2, 4))
    answer = st.integers(-1, categories - 1)
    rows = draw(st.lists(st.lists(answer, min_size=width, max_size=width), min_size=2, max_size=9))
    weight = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2), Fraction(7, 3)])
    weights = [draw(weight) for _ in rows]
    found = Data(rows, weights, categories).kept(1)
    assume(len(found.kept(2).rows) >= 2)
    return found


def asked(statistic: Callable[..., Agreement], of: Data) -> Agreement:
    return statistic(of.rows, of.categories, weights=[float(w) for w in of.weights])


def coders_for(statistic: Callable[..., Agreement]) -> int | None:
    return 2 if statistic in (cohen_kappa, scott_pi) else None


@pytest.mark.parametrize(("statistic", "differ", "chance", "fewest"), EVERY)
@settings(deadline=None, max_examples=25)
@given(draw=st.data())
def test_the_value_by_definition(
    statistic: Callable[..., Agreement], differ: Part, chance: Part, fewest: int, draw: st.DataObject
) -> None:
    of = draw.draw(data(coders=coders_for(statistic)))
    used = of.kept(fewest)
    found = asked(statistic, of)
    expected = chance_without_putting_back(used) if statistic is krippendorff_alpha else chance(used)
    if expected == 0:
        assert math.isnan(found.value)
        assert "one category" in found.note
    else:
        assert float(found.value) == pytest.approx(float(1 - differ(used) / expected), abs=1e-12)
    assert float(found.n) == len(of.kept(2).rows)  # type: ignore[arg-type]


def influences(of: Data, figure: Part) -> list[Fraction]:
    """The derivative of a figure by the weight of each case, times all weights: an exact central difference."""
    step, total, found = Fraction(1, 10**9), sum(of.weights), []
    for at in range(len(of.rows)):
        either = []
        for sign in (1, -1):
            weights = [w + sign * step * (at == other) for other, w in enumerate(of.weights)]
            either.append(figure(Data(of.rows, weights, of.categories)))
        found.append(total * (either[0] - either[1]) / (2 * step))
    return found


@pytest.mark.parametrize(("statistic", "differ", "chance", "fewest"), EVERY)
@settings(deadline=None, max_examples=15)
@given(draw=st.data())
def test_the_error_by_differences(
    statistic: Callable[..., Agreement], differ: Part, chance: Part, fewest: int, draw: st.DataObject
) -> None:
    """The infinitesimal jackknife; Gwet's formulas for more than two coders, or missing answers, divide by n - 1."""
    of = draw.draw(data(coders=coders_for(statistic)))
    used = of.kept(fewest)
    assume(chance(used) > 0)
    total, cases = sum(used.weights), len(used.kept(2).rows)
    moves = influences(used, lambda weighted: 1 - differ(weighted) / chance(weighted))
    squares = float(sum((w * move / total) ** 2 for w, move in zip(used.weights, moves, strict=True)))
    complete = len(of.rows[0]) == 2 and len(used.rows) == cases
    expected = math.sqrt(squares * (1 if complete else cases / (cases - 1)))
    assert float(asked(statistic, of).standard_error) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize(("statistic", "differ", "chance", "fewest"), EVERY)
@settings(deadline=None, max_examples=15)
@given(draw=st.data())
def test_the_bounds_by_bisection(
    statistic: Callable[..., Agreement], differ: Part, chance: Part, fewest: int, draw: st.DataObject
) -> None:
    """Where the distance is as many errors as it should be, with the error by plain sums."""
    of = draw.draw(data(coders=coders_for(statistic)))
    used = of.kept(fewest)
    found = asked(statistic, of)
    assert found.sampling is not None
    assume(differ(used) > 0 and chance(used) > 0 and np.isfinite(found.sampling.low))
    d, e = float(differ(used)), float(chance(used))
    share, apart = shares_of_cases(used, by_answers=statistic is krippendorff_alpha)
    moved = [float(move) for move in influences(used, chance)]
    weights = [float(w) for w in used.weights]
    even = evened(weights, [h * x for h, x in zip(share, apart, strict=True)])

    def too_far(t: float) -> bool:
        scale = even * t * e / d
        variance = math.fsum(
            w * w * (scale * (h * x) ** 2 - 2 * scale * h * x * t * (h * e + m) + (t * (h * e + m)) ** 2)
            for w, h, x, m in zip(weights, share, apart, moved, strict=True)
        )
        return (d - t * e) ** 2 > Z2 * variance / sum(weights) ** 2

    correction = 1.0
    if statistic is krippendorff_alpha:
        correction = float(chance(used) / chance_without_putting_back(used))
    near, far = crossing(too_far, d / e, 0.0), crossing(too_far, d / e, 3.0 / correction)
    least = 0.0 if statistic is percent_agreement else -1.0
    value = float(found.value)
    assert float(found.sampling.high) == pytest.approx(1 - correction * near, abs=1e-8)
    assert float(found.sampling.low) == pytest.approx(min(max(1 - correction * far, least), value), abs=1e-8)


def evened(weights: list[float], of_case: list[float]) -> float:
    """The mean weight of what differs, after as many further cases of mean weight as the square of z, over itself."""
    heavy = sum(w * w * x * x for w, x in zip(weights, of_case, strict=True))
    cases = sum(w * x for w, x in zip(weights, of_case, strict=True)) ** 2 / heavy
    own = heavy / sum(w * x * x for w, x in zip(weights, of_case, strict=True))
    typical = sum(w * w for w in weights) / sum(weights)
    return (cases * own + Z2 * typical) / (cases + Z2) / own


def shares_of_cases(of: Data, *, by_answers: bool) -> tuple[list[float], list[float]]:
    """What each case counts in the observed disagreement, 1 on average, and its own disagreement."""
    counts = [len(given_(row)) for row in of.rows]
    each = [Fraction(count) if by_answers else Fraction(count >= 2) for count in counts]
    apart = [float(differing(row)) if len(given_(row)) >= 2 else 0.0 for row in of.rows]
    typical = mean(each, of.weights)
    return [float(one / typical) for one in each], apart


def crossing(too_far: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where a bound lies between a ratio that is near enough and one that may be too far."""
    if not too_far(outside):
        return outside
    for _ in range(100):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if too_far(middle) else (middle, outside)
    return inside
