"""Bounds read like the figures they stand beside; dates and periods read like English."""

from __future__ import annotations

import invented_release as invented
import pytest

from groundview.profile.narrative.doubt import doubts_in_words, widest
from groundview.profile.narrative.numbers import counts_text, day_name, month_name, period_name, sentence


@pytest.mark.parametrize(
    ("shown", "value", "unit", "bounds", "text"),
    [
        ("1,234", 1234, "offences", (1166.2, 12304.8), "95% interval 1,166 to 12,305"),
        ("12.5", 12.5, "per 1,000 residents a year", (12.06, 12.96), "95% interval 12.1 to 13.0"),
        ("12.5%", 0.125, "share", (0.1, 0.1501), "95% interval 10.0% to 15.0%"),
        ("13%", 0.13, "share", (0.1, 0.15), "95% interval 10% to 15%"),
        ("0.4", 0.4, "index", (0.381, 0.42), "95% interval 0.38 to 0.42"),
        ("4.3%", 4.3, "% a year", (-1.49, 7.15), "95% interval -1.5% to 7.2%"),
        ("-0.8%", -0.8, "% a year", (-9.85, 9.13), "95% interval -9.8% to 9.1%"),
        (
            "18,610",
            18610,
            "incidents, by a published share",
            (15222.8, 22903.4),
            "95% interval 15,223 to 22,903",
        ),
        ("40%", 0.4, "share of completions", (0.3, 0.5), "95% interval 30% to 50%"),
    ],
)
def test_bounds_take_the_figures_decimals(
    shown: str, value: float, unit: str, bounds: tuple[float, float], text: str
) -> None:
    assert (
        doubts_in_words(invented.figure("q", "m", shown, value, unit=unit, doubts={"sampling": bounds}))
        == text
    )


def test_kinds_of_doubt_keep_their_order_and_are_never_merged() -> None:
    doubts = {"areas": (1.0, 9.0), "sampling": (3.0, 5.0), "evidence": (2.0, 8.0)}
    figure = invented.figure("q", "m", "4", 4, doubts=doubts)
    assert doubts_in_words(figure) == "evidence range 2 to 8; 95% interval 3 to 5; range over areas 1 to 9"
    assert widest(figure) == (2.0, 8.0)


def test_a_doubt_that_was_not_measured_is_said_so() -> None:
    assert doubts_in_words(invented.figure("q", "m", "4", 4)) == "doubt not measured"


def test_counts_of_shares_and_of_rates() -> None:
    share = invented.figure("q", "m", "50%", 0.5, unit="share", numerator=1000, denominator=2000)
    rate = invented.figure("q", "m", "500.0", 500, unit="per 1,000", numerator=1000, denominator=2000)
    assert counts_text(share) == "1,000 of 2,000"
    assert counts_text(rate) == "1,000 over 2,000"
    assert counts_text(invented.suppressed(share)) == ""


def test_what_a_count_stands_over_is_never_rounded_to_nought() -> None:
    incidents = "incidents, by a published share"
    by_share = invented.figure("q", "m", "5", 5, unit=incidents, numerator=2544, denominator=0.1367)
    expected = invented.figure("q", "m", "6.0", 6, unit="times chance", numerator=37, denominator=6.17)
    assert counts_text(by_share) == "2,544 over 13.7%"
    assert counts_text(expected) == "37 over 6.2"


def test_dates_in_words() -> None:
    assert month_name("2025-01") == "January 2025"
    assert month_name("2025-01", short=True) == "Jan 2025"
    assert month_name("whenever") == "whenever"
    assert day_name("2025-12-04") == "4 December 2025"
    assert period_name("2025-01-01", "2025-06-30") == "January to June 2025"
    assert period_name("2024-11-01", "2025-06-30") == "November 2024 to June 2025"
    assert period_name("2025-01-01", "2025-01-31") == "January 2025"
    assert period_name("", "") == ""


def test_notes_become_sentences() -> None:
    assert sentence("the extracts name no suspects") == "The extracts name no suspects."
    assert sentence("Is it known?") == "Is it known?"
    assert sentence(" ") == ""
