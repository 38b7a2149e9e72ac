"""Counts of linked sets go through the gate like any other: small ones, their doubts and what would tell them."""

from __future__ import annotations

from itertools import pairwise

import attacks
import cubes
import numpy as np
import pytest

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released

NATURE = {"question": "nature"}
SIZES = ("2", "3", "4_to_5", "6_to_10", "11_or_more")


def released(rows: list[cubes.Row], audience: str) -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def sets(measure: str, n: float, breakdown: str, low: float, high: float) -> cubes.Row:
    """A count of linked sets with its range over plausible linkages."""
    numbers = {"unit": "linked sets", "n": n, "numerator": n, "linkage_low": low, "linkage_high": high}
    return cubes.row(measure, n, breakdown=breakdown, **numbers, **NATURE)


def overlap(measure: str, part: float, whole: float, breakdown: str) -> cubes.Row:
    return cubes.share(part, whole, measure=measure, breakdown=breakdown, **NATURE)


def of_rules(counts: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> list[cubes.Row]:
    """Findings of `group_size` and `n_linked_sets` for counts of shape (rules, sizes)."""
    rows = []
    for rule, of_sizes in enumerate(counts.tolist()):
        total = float(sum(of_sizes))
        rows.append(sets("n_linked_sets", total, f"rule=r{rule}", total * 0.9, total * 1.2))
        for size, n in zip(SIZES, of_sizes, strict=True):
            rows.append(sets("group_size", n, f"rule=r{rule};size={size}", n * 0.5, n * 1.5))
    return rows


@pytest.mark.parametrize("audience", ["partner", "public"])
@pytest.mark.parametrize("seed", range(12))
def test_no_number_of_sets_of_a_size_is_found_by_subtraction(audience: str, seed: int) -> None:
    chance = np.random.default_rng(seed)
    counts = chance.poisson(np.outer(chance.lognormal(0, 1, 4), [60, 25, 12, 5, 1.5]))
    figures = released(of_rules(counts), audience)
    least = cubes.rules(audience).threshold
    truth: dict[attacks.Cell, float] = {}
    hidden: set[attacks.Cell] = set()
    for figure, row in zip(figures, of_rules(counts), strict=True):
        cell = (figure.parts["rule"], "", figure.parts.get("size", ""))
        truth[cell] = row["value"]
        hidden |= {cell} if figure.state == "suppressed" else set()
    assert {cell for cell, n in truth.items() if 0 < n < least} <= hidden
    assert not attacks.by_subtraction(truth, hidden, {}).keys() & hidden


def test_one_set_found_by_two_rules_is_hidden_under_both() -> None:
    """Sets of 4 to 5 are hidden to protect those of 11 or more; the rule beside it finds the very same ones."""
    counts = np.array([[50, 30, 12, 20, 2], [80, 30, 12, 20, 25]])
    figures = {(f.parts["rule"], f.parts.get("size")): f.state for f in released(of_rules(counts), "public")}
    assert figures["r0", "11_or_more"] == "suppressed"
    assert figures["r0", "4_to_5"] == figures["r1", "4_to_5"] == "suppressed"


def test_the_range_over_linkages_is_hidden_with_its_figure_and_rounded_alike() -> None:
    rows = [
        sets("n_linked_sets", 3, "rule=a", 2, 31),
        sets("n_linked_sets", 52, "rule=b", 48, 61),
        sets("n_linked_sets", 71, "rule=c", 3, 88),
        sets("n_linked_sets", 90, "rule=d", 90, 90),
    ]
    shown = {figure.parts["rule"]: figure for figure in released(rows, "partner")}
    assert shown["a"].state == "suppressed"
    assert shown["a"].doubts == {}
    bounds = [shown[rule].doubts["linkage"] for rule in "cd"]
    assert bounds == [(0, 90), (90, 90)]
    assert all(
        bound % 5 == 0 for figure in shown.values() for pair in figure.doubts.values() for bound in pair
    )


def test_the_range_of_a_share_comes_from_rounded_counts() -> None:
    row = overlap("co_offending_share", 222, 1003, "") | {
        "linkage_low": 211 / 1003,
        "linkage_high": 233 / 1003,
    }
    (shown,) = released([row], "partner")
    assert shown.value == pytest.approx(220 / 1005)
    assert shown.doubts["linkage"] == pytest.approx((210 / 1005, 235 / 1005))


def test_an_overlap_hidden_from_one_side_is_hidden_from_the_other() -> None:
    """97 of 100 suspects are victims, so 3 are not; 97 of 300 victims would tell it to who knows the 100."""
    rows = [
        overlap("victim_offender_overlap", 97, 100, "of=suspects"),
        overlap("victim_offender_overlap", 97, 300, "of=victims"),
        overlap("tie_overlap", 96, 100, "layer=address;also=premises"),
        overlap("tie_overlap", 96, 400, "layer=premises;also=address"),
        overlap("tie_overlap", 96, 400, "layer=premises;also=intelligence"),
        cubes.row("ties", 100, breakdown="layer=address", unit="pairs", n=100, numerator=100, **NATURE),
    ]
    states = {(f.measure, f.breakdown): f.state for f in released(rows, "public")}
    assert states["victim_offender_overlap", "of=suspects"] == "suppressed"
    assert states["victim_offender_overlap", "of=victims"] == "suppressed"
    assert states["tie_overlap", "layer=premises;also=address"] == "suppressed"
    assert states["ties", "layer=address"] == "released"


@pytest.mark.parametrize(("n", "state"), [(4, "suppressed"), (40, "released")])
def test_a_mean_over_few_is_hidden(n: int, state: str) -> None:
    numbers = {
        "unit": "days on average",
        "n": n,
        "denominator": n,
        "linkage_low": 391.2,
        "linkage_high": 433.8,
    }
    (shown,) = released([cubes.row("group_lifespan", 411.37, **numbers, **NATURE)], "partner")
    assert shown.state == state
    if state == "released":
        assert shown.shown == "410"
        assert shown.doubts["linkage"] == (390, 430)


def test_internal_readers_see_every_number() -> None:
    counts = np.array([[50, 30, 12, 3, 1]])
    figures = released(of_rules(counts), "internal")
    assert [figure.value for figure in figures] == [96, 50, 30, 12, 3, 1]
    assert all(one.state == other.state == "released" for one, other in pairwise(figures))
