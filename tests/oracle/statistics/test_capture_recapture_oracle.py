"""Log-linear fits, existence, stepwise and the decomposable average, beside slow plain ones."""

from __future__ import annotations

import math
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize
from scipy.stats import poisson

from groundview.statistics.capture_recapture.decomposable import decomposable_average
from groundview.statistics.capture_recapture.existence import check, reduced
from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.hierarchical import hierarchical
from groundview.statistics.capture_recapture.models import Model, pairs
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import stepwise

SOME = settings(max_examples=60, deadline=None)
NAMES = "ABCD"


def tables(lists: int, most: int = 40) -> st.SearchStrategy[Patterns]:
    """Tables with many empty patterns."""
    cells = st.lists(
        st.one_of(st.just(0), st.integers(0, most)), min_size=2**lists - 1, max_size=2**lists - 1
    )
    return cells.filter(any).map(
        lambda counts: Patterns(tuple(NAMES[:lists]), np.array(counts, dtype=np.float64))
    )


def strictly_inside(table: Patterns, model: Model) -> bool:
    """Whether there is a table with the same margins and nobody missing from any pattern: the estimate then exists."""
    matrix, kept, _ = reduced(table, model)
    cells = len(kept)
    found = linprog(
        [0.0] * cells + [-1.0],
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([matrix.T, np.zeros((matrix.shape[1], 1))]),
        b_eq=matrix.T @ kept,
        bounds=[(0, None)] * cells + [(0, None)],
    )
    return bool(found.x[-1] > 1e-7)


@SOME
@given(tables(4), st.integers(0, 112))
def test_existence_is_that_of_a_positive_table_with_the_same_margins(table: Patterns, which: int) -> None:
    model = hierarchical(4)[which]
    checked = check(table, model)
    assert checked.exists == strictly_inside(table, model)
    assert bool(fit_models(table, [model]).passed[0]) == checked.passed


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=7, max_size=7), st.integers(0, 7))
def test_a_fit_is_the_top_of_the_likelihood(counts: list[int], which: int) -> None:
    assume(any(counts))
    table, model = Patterns(("A", "B", "C"), np.array(counts, dtype=np.float64)), hierarchical(3)[which]
    assume(check(table, model).passed)
    fits = fit_models(table, [model])
    matrix, kept, _ = reduced(table, model)

    def loss(beta: np.ndarray) -> float:
        logs = np.clip(matrix @ beta, -50, 50)
        return float(np.exp(logs).sum() - kept @ logs)

    def slope(beta: np.ndarray) -> np.ndarray:
        return np.asarray(matrix.T @ (np.exp(np.clip(matrix @ beta, -50, 50)) - kept))

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=slope, method="BFGS", options={"gtol": 1e-9})
    assert fits.likelihood[0] == pytest.approx(-found.fun, abs=1e-5)
    assert math.log(fits.unseen[0]) == pytest.approx(found.x[0], abs=1e-3)
    means = np.exp(matrix @ found.x)
    inverse = np.linalg.inv(matrix.T * means @ matrix)
    assert fits.doubt[0] == pytest.approx(inverse[0, 0] + 1 / fits.unseen[0], rel=1e-2)


def plain_stepwise(table: Patterns, threshold: float) -> Model:
    """The published rule in words: fits by `fit_models`, p-values by scipy, one pair at a time."""
    lists = len(table.lists)
    model, left = Model.of(lists), set(pairs(lists))
    while left:
        means = fitted_means(table, model)
        tried = {}
        for pair in left:
            both = table.codes & pair == pair
            seen, mean = table.counts[both].sum(), means[both].sum()
            # A mean of 0 where a term that holds the pair is minus infinity leaves nothing to test.
            side = poisson.logsf(seen - 1, mean) if seen > mean else poisson.logcdf(seen, mean)
            tried[pair] = 0.0 if mean == 0 else float(side)
        for pair in sorted(left, key=lambda each: tried[each]):
            larger = Model.of_terms(lists, (*model.terms, pair))
            if tried[pair] >= math.log(threshold):
                return model
            if check(table, larger).passed:
                model, left = larger, left - {pair}
                break
        else:
            return model
    return model


def fitted_means(table: Patterns, model: Model) -> np.ndarray:
    """Means of a fit, by iterative proportional fitting of the patterns that are not minus infinity."""
    matrix, kept, gone = reduced(table, model)
    means = np.ones(len(kept))
    for _ in range(20_000):
        before = means.copy()
        for column in matrix.T:
            means[column == 1] *= kept @ column / means[column == 1].sum()
        if np.allclose(before, means, rtol=1e-12, atol=0):
            break
    whole = np.zeros(table.counts.size)
    whole[[not any(code & term == term for term in gone) for code in table.codes]] = means
    return whole


@settings(max_examples=25, deadline=None)
@given(tables(3), st.sampled_from([0.02, 0.2]))
def test_stepwise_is_the_rule_in_words(table: Patterns, threshold: float) -> None:
    assume(check(table, Model.of(3)).passed)
    assert stepwise(table, threshold=threshold) == plain_stepwise(table, threshold)


CHAINS = {
    "": [],
    "AB": ["AB"],
    "AC": ["AC"],
    "BC": ["BC"],
    "B": ["AB", "BC"],
    "A": ["AB", "AC"],
    "C": ["AC", "BC"],
}
"""The seven decomposable graphs of three lists: none, one pair, or two that share a list."""


def log_dirichlet(table: Patterns, unseen: int, among: str) -> float:
    """The log-chance of the margin of some lists, one person at a time, beginning with one person shared out."""
    if not among:
        return 0.0
    codes = [sum(1 << NAMES.index(each) for each in part) for part in _subsets(among)]
    mask = sum(1 << NAMES.index(each) for each in among)
    result, drawn = 0.0, 0
    for code in codes:
        number = table.counts[(table.codes & mask) == code].sum() + (unseen if code == 0 else 0)
        for k in range(int(number)):
            result += math.log((1 / len(codes) + k) / (1 + drawn))
            drawn += 1
    return result


def _subsets(among: str) -> list[str]:
    return [
        "".join(x for x, on in zip(among, bits, strict=True) if on)
        for bits in product((0, 1), repeat=len(among))
    ]


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_the_decomposable_average_is_its_sum(counts: list[int]) -> None:
    """The odds of neighbouring totals, summed over the seven graphs by hand."""
    table = Patterns(("A", "B", "C"), np.array(counts, dtype=np.float64))
    law = decomposable_average(table).totals
    mine = []
    for unseen in range(6):
        chance = 0.0
        for shared, edges in CHAINS.items():
            alone = [each for each in "ABC" if not any(each in edge for edge in edges)]
            factors = sum(log_dirichlet(table, unseen, each) for each in [*edges, *alone])
            if len(edges) == 2:
                factors -= log_dirichlet(table, unseen, shared)
            chance += math.exp(factors)
        total = table.persons + unseen
        mine.append(chance * math.comb(total, unseen) / total)
    # The multinomial coefficient of those seen is the same for every total.
    ours = law.mass[:6]
    for (mine_low, mine_high), (low, high) in zip(pairwise(mine), pairwise(ours), strict=True):
        assert high / low == pytest.approx(mine_high / mine_low, rel=1e-9)
