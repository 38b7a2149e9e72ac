"""Trends and recent changes through the gate: what is made of small counts, or of hidden ones, is hidden with them."""

from __future__ import annotations

from typing import Any

import cubes
import numpy as np
import pytest

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released
from groundview.statistics.comparison import e_test
from groundview.statistics.ratios import rate_ratio

AUDIENCES = ("partner", "public")


def trend(events: float, value: float = 3.217, **more: Any) -> cubes.Row:
    """A finding of `trend`, made of so many events."""
    ends = {"sampling_low": value - 9.871, "sampling_high": value + 11.237}
    return cubes.row("trend", value, unit="% a year", n=events, numerator=events, **ends | more)


def changed(before: int, now: int, **more: Any) -> list[cubes.Row]:
    """Findings of `recent_change` and `recent_change_p` of two counts."""
    ratio, p = rate_ratio(before, now), e_test(before, now)
    assert ratio.sampling is not None
    counts = {"n": now, "numerator": now, "denominator": before} | more
    ends = {"sampling_low": float(ratio.sampling.low), "sampling_high": float(ratio.sampling.high)}
    ends = {name: end if np.isfinite(end) else np.nan for name, end in ends.items()}
    method = {"method": ratio.method}
    return [
        cubes.row("recent_change", float(ratio.value), unit="ratio", **counts | ends | method),
        cubes.row("recent_change_p", float(p.value), unit="p", **counts),
    ]


def released(rows: list[cubes.Row], audience: str, parents: dict[str, str] | None = None) -> list[Released]:
    return release_figures(cubes.columns(rows), parents or {}, cubes.rules(audience))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_trend_of_few_events_is_hidden(audience: str) -> None:
    least = cubes.rules(audience).threshold
    rows = [trend(n, area_code=f"A{n}") for n in (1, least - 1, least, 400)]
    assert [one.state for one in released(rows, audience)] == ["suppressed"] * 2 + ["released"] * 2


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_trend_goes_with_the_count_that_it_is_made_of(audience: str) -> None:
    """Two areas of a city: one has few, so the other is hidden beside it, though it has many. Its trend would say how
    many; so would those of a change, were its counts those."""
    counts = {"A": 3, "B": 117}
    rows = [cubes.count(n, area_code=area, breakdown="type=x") for area, n in counts.items()]
    rows += [cubes.count(120, breakdown="type=x"), trend(120, breakdown="type=x")]
    rows += [trend(n, area_code=area, breakdown="type=x") for area, n in counts.items()]
    states = {(one.measure, one.area_code): one.state for one in released(rows, audience)}
    assert states["recorded", "B"] == states["trend", "B"] == "suppressed"
    assert states["recorded", "A"] == states["trend", "A"] == "suppressed"
    assert states["recorded", ""] == states["trend", ""] == "released"


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("small_side", ["before", "now"])
def test_a_change_with_few_on_either_side_is_hidden_with_its_probability(
    audience: str, small_side: str
) -> None:
    least = cubes.rules(audience).threshold
    rows: list[cubes.Row] = []
    for few in range(1, least):
        pair = (few, 60) if small_side == "before" else (60, few)
        rows += changed(*pair, area_code=f"A{few}")
    assert {one.state for one in released(rows, audience)} == {"suppressed"}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_ratio_that_is_shown_stands_for_many_pairs_of_counts(audience: str) -> None:
    """The ratio, its counts and its ends leave as many numbers on either side as counts are rounded to."""
    truths = [(before, now) for before in range(40, 61) for now in range(80, 101)]
    rows = [row for before, now in truths for row in changed(before, now, context=f"c{before}.{now}")]
    told: dict[Any, set[tuple[int, int]]] = {}
    for ratio, truth in zip(released(rows, audience)[::2], truths, strict=True):
        told.setdefault((ratio.value, ratio.n, ratio.denominator, str(ratio.doubts)), set()).add(truth)
    inner = [pairs for pairs in told.values() if not any({b, n} & {40, 60, 80, 100} for b, n in pairs)]
    assert inner
    for pairs in inner:
        assert len({before for before, _ in pairs}) == len({now for _, now in pairs}) == 5


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_probability_is_told_by_the_next_of_a_few_bounds(audience: str) -> None:
    rows = [changed(50, now, context=f"c{now}")[1] for now in range(50, 121)]
    shown = {one.value for one in released(rows, audience)}
    assert shown == {0.01, 0.05, 1.0}
    assert [one.value for one in released(rows, "internal")] == [row["value"] for row in rows]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_ratio_over_unequal_months_tells_no_exact_whole(audience: str) -> None:
    """Three months against two: the value is no ratio of its counts, and must not be a multiple of one over one."""
    rows = [
        cubes.row(
            "recent_change",
            1.5 * 90 / before,
            unit="ratio",
            n=90,
            numerator=90,
            denominator=before,
            context=f"c{before}",
        )
        for before in range(43, 48)
    ] + [cubes.row("recent_change", 90 / 200, unit="ratio", n=90, numerator=90, denominator=200)]
    steps = {round(one.value % (5 / 45), 9) for one in released(rows, audience)[:5] if one.value}
    assert steps <= {0.0, round(5 / 45, 9)}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_value_that_is_shown_says_no_more_than_two_digits(audience: str) -> None:
    shown = released([trend(400), trend(400, 23.4567, area_code="A")], audience)
    assert [one.shown for one in shown] == ["3%", "23%"]
    assert [one.n for one in shown] == [400, 400]
