"""Indicators tell the truth as well as they are declared to, and are unknown for a reason."""

from __future__ import annotations

import pytest

from groundview.synth.market.indicators import Indicator, indicators
from groundview.synth.world import World

ASKED = indicators().indicators


def rate(world: World, claim: str, where: str) -> float:
    rows = world.db.execute(
        f"""SELECT avg(CASE WHEN {claim} THEN 1 ELSE 0 END) FROM premises_indicator JOIN premises USING (premises_id)
            WHERE {where}"""
    ).fetchall()
    return float(rows[0][0])


def truth(one: Indicator) -> str:
    return "organised" if one.of == "organised" else "movements_controlled"


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.indicator)
def test_sensitivity_and_specificity_are_as_declared(many_premises: World, one: Indicator) -> None:
    """Within three standard errors of the premises there are."""
    named = f"indicator = '{one.indicator}'"
    sensitivity = rate(many_premises, "truly", f"{named} AND {truth(one)}")
    specificity = rate(many_premises, "NOT truly", f"{named} AND NOT {truth(one)}")
    assert sensitivity == pytest.approx(one.sensitivity, abs=0.17)
    assert specificity == pytest.approx(one.specificity, abs=0.17)


def test_all_of_them_together_are_close_to_what_is_declared(many_premises: World) -> None:
    found = sum(
        rate(many_premises, "truly", f"indicator = '{one.indicator}' AND {truth(one)}") for one in ASKED
    )
    assert found / len(ASKED) == pytest.approx(sum(one.sensitivity for one in ASKED) / len(ASKED), abs=0.05)


def test_an_answer_is_right_or_unknown(many_premises: World) -> None:
    assert rate(many_premises, "truly", "answer = 'yes'") == 1
    assert rate(many_premises, "truly", "answer = 'no'") == 0
    assert 0.4 < rate(many_premises, "answer = 'unknown'", "true") < 0.8


def test_unknown_is_no_accident(many_premises: World) -> None:
    unknown = "answer = 'unknown'"
    assert rate(many_premises, unknown, "NOT visited") > rate(many_premises, unknown, "visited") + 0.3
    assert rate(many_premises, unknown, "NOT truly") > rate(many_premises, unknown, "truly") + 0.05
    hidden = rate(many_premises, unknown, "visited AND NOT visible_from_street")
    assert hidden > rate(many_premises, unknown, "visited AND visible_from_street")


def test_some_known_premises_were_never_asked_about(many_premises: World) -> None:
    asked, known = many_premises.db.execute(
        """SELECT (SELECT count(DISTINCT premises_id) FROM premises_indicator),
                  (SELECT count(*) FROM premises WHERE known)"""
    ).fetchall()[0]
    assert 0.8 < asked / known < 0.95
