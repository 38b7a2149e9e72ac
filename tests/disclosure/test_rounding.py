"""Rounded figures agree with each other, and give no exact count back."""

from __future__ import annotations

import cubes
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released
from groundview.profile.disclosure.rounding import nearest
from groundview.statistics.counts import exact_poisson
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate

WILSON, POISSON = "Wilson score interval, 95%", "exact Poisson interval (Garwood), 90%"


def one(row: cubes.Row, audience: str = "partner") -> Released:
    return release_figures(cubes.columns([row]), {}, cubes.rules(audience))[0]


def test_halves_go_away_from_zero() -> None:
    given_ = np.array([2.4, 2.5, 7.5, 12.5, -2.5, -0.4, 0.0])
    assert nearest(given_, 5).tolist() == [0.0, 5.0, 10.0, 15.0, -5.0, 0.0, 0.0]
    assert not np.signbit(nearest(np.array([-0.4]), 5)).any()


@settings(deadline=None)
@given(
    part=st.integers(5, 400),
    more=st.integers(5, 400),
    method=st.sampled_from([WILSON, "Wilson score interval, 99%"]),
)
def test_a_share_and_its_interval_are_those_of_the_rounded_counts(part: int, more: int, method: str) -> None:
    figure = one(cubes.share(part, part + more, method=method, sampling_low=0.123456, sampling_high=0.987654))
    assert figure.numerator is not None
    assert figure.denominator is not None
    assert figure.numerator % 5 == figure.denominator % 5 == 0
    assert figure.value == figure.numerator / figure.denominator
    again = wilson(figure.numerator, figure.denominator, confidence=float(method[-3:-1]) / 100).sampling
    assert again is not None
    assert figure.doubts["sampling"] == pytest.approx((float(again.low), float(again.high)))


@settings(deadline=None, max_examples=40)
@given(part=st.integers(10, 60), whole=st.integers(80, 200), audience=st.sampled_from(["partner", "public"]))
def test_a_share_cannot_be_turned_back_into_its_counts(part: int, whole: int, audience: str) -> None:
    """Several counts and several wholes give the same release, so none of them can be told from it."""
    near = [(p, w) for p in range(max(part - 5, 10), part + 6) for w in range(whole - 5, whole + 6)]
    # A context each, so that they are figures of different studies and do not hide one another.
    rows = [cubes.share(p, w, context=f"c{p} {w}") for p, w in near]
    told, *others = release_figures(
        cubes.columns([cubes.share(part, whole), *rows]), {}, cubes.rules(audience)
    )
    alike = [pair for pair, other in zip(near, others, strict=True) if seen(other) == seen(told)]
    assert len({p for p, _ in alike}) >= 3
    assert len({w for _, w in alike}) >= 5


def seen(figure: Released) -> tuple[object, ...]:
    return figure.value, figure.n, figure.numerator, figure.denominator, figure.shown


def test_counts_and_rates_have_the_interval_of_the_rounded_count() -> None:
    count = one(cubes.count(23, method=POISSON, sampling_low=15.7, sampling_high=32.6))
    again = exact_poisson(25, confidence=0.9).sampling
    assert again is not None
    assert count.doubts["sampling"] == pytest.approx((float(again.low), float(again.high)))
    per = one(
        cubes.rate(
            23, 617.25, method="exact Poisson interval (Garwood), 95%", sampling_low=1, sampling_high=9
        )
    )
    expected = rate(25, 617.25, unit=cubes.UNIT)
    assert per.value == pytest.approx(float(expected.value))
    assert expected.sampling is not None
    low, high = float(expected.sampling.low), float(expected.sampling.high)
    assert per.doubts["sampling"] == pytest.approx((low, high))
    assert (per.numerator, per.denominator) == (25.0, 617.25)


def test_a_public_denominator_is_kept_and_any_other_is_rounded() -> None:
    assert one(cubes.rate(40, 123.4)).denominator == 123.4
    private = one(cubes.rate(40, 123, measure="per_arrest", unit="per 1,000 arrests"))
    assert (private.denominator, private.value) == (125.0, 320.0)
    assert one(cubes.rate(40, 4, measure="per_arrest", unit="per 1,000 arrests")).state == "suppressed"


def test_evidence_bounds_are_rounded_as_counts_and_pushed_outwards_where_small() -> None:
    """3 of 40 are proved and 38 of 40 not ruled out: both are too close to the ends to be shown."""
    figure = one(cubes.share(20, 40, evidence_low=3 / 40, evidence_high=38 / 40))
    assert figure.doubts["evidence"] == (0.0, 1.0)
    figure = one(cubes.share(20, 40, evidence_low=11 / 40, evidence_high=28 / 40))
    assert figure.doubts["evidence"] == (10 / 40, 30 / 40)
    figure = one(cubes.count(21, evidence_low=2, evidence_high=33))
    assert figure.doubts["evidence"] == (0.0, 35.0)


def smoothed(events: int) -> float | None:
    """The rate of an area with so many events, drawn towards that of all four areas, as a partner sees it."""
    places = [(events, 600.0), (40, 600.0), (90, 640.0), (61, 580.0)]
    overall = sum(n for n, _ in places) / sum(years for _, years in places)
    rows = [
        cubes.row(
            "smoothed_rate",
            1000 * (n + 400 * overall) / (years + 400),
            unit=cubes.UNIT,
            area_code=f"E{place}",
            **{"n": 268, "numerator": n, "denominator": years},
        )
        for place, (n, years) in enumerate(places)
    ]
    return release_figures(cubes.columns(rows), {}, cubes.rules("partner"))[0].value


def test_a_smoothed_rate_moves_in_steps_of_several_events() -> None:
    values = [smoothed(events) for events in range(50, 74)]
    assert 2 <= len(set(values)) <= 24 / 5


@settings(deadline=None)
@given(part=st.integers(0, 60), whole=st.integers(1, 60), low=st.floats(0, 1), high=st.floats(0, 1))
def test_a_figure_lies_within_its_bounds(part: int, whole: int, low: float, high: float) -> None:
    share = min(part, whole) / whole
    doubt = {"coding_low": low * share, "coding_high": share + high * (1 - share)}
    figure = one(cubes.share(min(part, whole), whole, **doubt))
    if figure.value is not None:
        assert figure.doubts["coding"][0] <= figure.value <= figure.doubts["coding"][1]
        assert 0 <= figure.doubts["coding"][0] <= figure.doubts["coding"][1] <= 1


def test_a_note_that_repeats_an_exact_number_is_withheld() -> None:
    assert one(cubes.count(23, note="23 offences, one of them dated twice")).note == ""
    assert one(cubes.count(1023, note="of 1,023 in all")).note == ""
    assert (
        one(cubes.count(23, note="over the 4 months supplied of 5")).note == "over the 4 months supplied of 5"
    )
    assert one(cubes.count(25, note="25 offences")).note == "25 offences"
