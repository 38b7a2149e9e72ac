"""Log-linear models whose answers can be had by hand, and those that have none."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.capture_recapture.dependence import dependent_pair, every_pair, other_lists
from groundview.statistics.capture_recapture.existence import check
from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.hierarchical import hierarchical, search, weights
from groundview.statistics.capture_recapture.lower_bound import lower_bound
from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns

# n100, n010, n110, n001, n101, n011, n111: bit i is list i.
THREE = Patterns(("A", "B", "C"), np.array([40.0, 35.0, 12.0, 50.0, 9.0, 14.0, 5.0]))
N100, N010, N110, N001, N101, N011, N111 = THREE.counts
SPARSE = Patterns.of_counts([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], [40, 30, 20, 6])


def unseen(table: Patterns, *interactions: tuple[int, ...]) -> float:
    return float(fit_models(table, [Model.of(len(table.lists), interactions)]).unseen[0])


def test_two_lists_are_petersens() -> None:
    table = Patterns(("A", "B"), np.array([30.0, 20.0, 10.0]))
    fits = fit_models(table, [Model.of(2)])
    assert fits.unseen[0] == pytest.approx(30 * 20 / 10)
    # The variance of the total: n1 n2 n10 n01 / n11^3 (Sekar and Deming 1949).
    assert fits.doubt[0] * fits.unseen[0] ** 2 == pytest.approx(40 * 30 * 30 * 20 / 10**3)


def test_three_lists_with_every_pair() -> None:
    """n000 = n111 n100 n010 n001 / (n110 n101 n011), with no interaction of all three."""
    expected = N111 * N100 * N010 * N001 / (N110 * N101 * N011)
    assert unseen(THREE, (0, 1), (0, 2), (1, 2)) == pytest.approx(expected)


def test_two_lists_independent_given_the_third() -> None:
    """With AC and BC, A and B are independent among those who are not on C: n000 = n100 n010 / n110."""
    assert unseen(THREE, (0, 2), (1, 2)) == pytest.approx(N100 * N010 / N110)


def test_one_list_independent_of_the_other_two() -> None:
    """With AB alone, C is Petersen's second list beside 'A or B'."""
    expected = N001 * (N100 + N010 + N110) / (N101 + N011 + N111)
    assert unseen(THREE, (0, 1)) == pytest.approx(expected)


def test_independence_solves_its_equation() -> None:
    """1 - n / N is the product of 1 - n_i / N, found by halving."""
    low, high = THREE.persons + 1e-9, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        if 1 - THREE.persons / middle < np.prod(1 - THREE.sizes / middle):
            low = middle
        else:
            high = middle
    assert THREE.persons + unseen(THREE) == pytest.approx(middle, rel=1e-9)


def test_an_empty_overlap_is_minus_infinity() -> None:
    """AC and BC, of which nobody is on both: 40 * 30 / 6 are left unseen."""
    passed = check(SPARSE, Model.of(3, [(0, 2), (1, 2)]))
    assert passed.passed
    assert passed.vanishing == (0b101, 0b110)
    assert unseen(SPARSE, (0, 2), (1, 2)) == pytest.approx(200)


@pytest.mark.parametrize(
    ("interactions", "exists", "identifiable", "why"),
    [
        ([(0, 1), (0, 2), (1, 2)], True, False, "not identifiable"),
        ([(0, 1)], False, True, "does not exist"),
        ([], True, True, ""),
    ],
)
def test_no_number_where_there_is_none(
    interactions: list[tuple[int, int]], exists: bool, identifiable: bool, why: str
) -> None:
    model = Model.of(3, interactions)
    found = check(SPARSE, model)
    assert (found.exists, found.identifiable) == (exists, identifiable)
    assert why in found.note
    fits = fit_models(SPARSE, [model])
    assert bool(fits.passed[0]) == found.passed
    assert np.isnan(fits.unseen[0]) != found.passed
    assert np.isinf(fits.aic[0]) != found.passed


def test_every_hierarchical_model_is_looked_at_once() -> None:
    assert [len(set(hierarchical(lists))) for lists in (2, 3, 4, 5)] == [1, 8, 113, 6893]


def test_a_model_in_words() -> None:
    model = Model.of(4, [(0, 1, 2), (2, 3)])
    assert model.named(["a", "b", "c", "d"]) == "c*d + a*b*c"
    assert model.without(0b11) == Model.of(4, [(0, 2), (1, 2), (2, 3)])
    assert Model.of(2).named(["a", "b"]) == "independent"


@pytest.mark.parametrize(
    ("interaction", "why"), [((0, 1, 2), "interaction of all"), ((0, 3), "no list at 3")]
)
def test_a_model_that_cannot_be(interaction: tuple[int, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Model.of(3, [interaction])


def test_the_search_finds_the_least() -> None:
    found = search(THREE)
    assert found is not None
    assert found.bic[0] == pytest.approx(float(4 * np.log(165) - 2 * found.fits.likelihood[0]))
    assert weights(np.array([2.0, 0.0, np.inf])).tolist() == pytest.approx(
        [0.268941, 0.731059, 0.0], abs=1e-6
    )


def test_six_lists_are_searched_among_pairs() -> None:
    random = np.random.default_rng(3)
    on = random.random((3000, 6)) < 0.15
    on[:, 1] |= on[:, 0] & (random.random(3000) < 0.5)
    found = search(Patterns.of_membership(on))
    assert found is not None
    assert "models of pairs" in found.scope
    best = found.models[int(np.argmin(found.bic))]
    assert best.interactions == (0b11,)


def test_nothing_to_search() -> None:
    assert search(Patterns(("A", "B"), np.array([5.0, 6.0, 0.0]))) is None


def test_a_supposed_dependence() -> None:
    """With odds ratio k between A and B among those not on C, k times as many are unseen."""
    model = Model.of(3, [(0, 2), (1, 2)])
    found = dependent_pair(THREE, "A", "B", odds_ratios=[0.25, 1, 4], model=model)
    expected = THREE.persons + N100 * N010 / N110 * np.array([0.25, 1, 4])
    assert found.totals.value.tolist() == pytest.approx(expected.tolist())
    assert found.names[2] == "A and B, odds ratio 4"


def test_every_pair_and_other_lists() -> None:
    assert len(every_pair(THREE)) == 3
    found = other_lists(THREE)
    assert found.names == (
        "without A",
        "without B",
        "without C",
        "A and B as one",
        "A and C as one",
        "B and C as one",
    )
    b, c, both = N010 + N110, N001 + N101, N011 + N111
    assert found.totals.value[0] == pytest.approx(b + c + both + b * c / both)
    assert other_lists(Patterns(("A", "B"), np.array([3.0, 3.0, 3.0]))).names == ()


@pytest.mark.parametrize(
    ("pair", "ratios", "why"),
    [(("A", "A"), [1.0], "itself"), (("A", "B"), [0.0], "above 0"), (("A", "X"), [1], "no list")],
)
def test_what_cannot_be_supposed(pair: tuple[str, str], ratios: list[float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        dependent_pair(THREE, *pair, odds_ratios=ratios)


def test_the_lower_bound_by_hand() -> None:
    found = lower_bound(THREE)
    pairs = N100 * N010 + N100 * N001 + N010 * N001
    assert float(found.value) == pytest.approx(THREE.persons + pairs / (N110 + N101 + N011 + 1))
    assert found.sampling is not None
    assert THREE.persons < found.sampling.low < found.value < found.sampling.high
    alone = lower_bound(Patterns(("A", "B"), np.array([3.0, 0.0, 2.0])))
    assert float(alone.value) == 5
    assert "nobody is on exactly two" in lower_bound(Patterns(("A", "B"), np.array([3.0, 1.0, 0.0]))).note
