"""How a released figure is printed: changes, ratios and estimates, beside shares, which never read as nought or all."""

from __future__ import annotations

import pytest

from groundview.profile.disclosure.kinds import COUNT, RATE, SHARE
from groundview.profile.disclosure.rules import load_rules
from groundview.profile.disclosure.wording import Wording

INTERNAL, PUBLIC = (Wording(load_rules(audience)) for audience in ("internal", "public"))


@pytest.mark.parametrize(
    ("value", "exact", "rounded"),
    [
        (4.28, "4.3%", "4%"),
        (-9.41, "-9.4%", "-9%"),
        (-0.04, "0.0%", "0%"),
        (0.04, "0.0%", "0%"),
        (99.97, "100.0%", "100%"),
        (1250.0, "1,250.0%", "1,250%"),
    ],
)
def test_a_change_a_year_may_be_nought_and_is_never_minus_nought(
    value: float, exact: str, rounded: str
) -> None:
    shown = [by.shown("released", value, unit="% a year", kind=RATE, factor=1.0) for by in (INTERNAL, PUBLIC)]
    assert shown == [exact, rounded]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("persons, estimated", COUNT), ("persons, estimated", RATE), ("incidents, by a published share", RATE)],
)
def test_estimated_persons_and_incidents_are_whole(unit: str, kind: int) -> None:
    assert PUBLIC.shown("released", 4719.6, unit=unit, kind=kind, factor=1.0) == "4,720"


def test_a_ratio_is_finer_where_counts_are_exact() -> None:
    shown = [by.shown("released", 0.974, unit="ratio", kind=RATE, factor=1.0) for by in (INTERNAL, PUBLIC)]
    assert shown == ["0.97", "1.0"]


def test_a_share_that_is_not_nought_never_reads_so() -> None:
    assert INTERNAL.shown("released", 0.0001, unit="share", kind=SHARE, factor=1.0) == "<0.1%"
    assert INTERNAL.shown("suppressed", 4.2, unit="% a year", kind=RATE, factor=1.0) == "[c]"
