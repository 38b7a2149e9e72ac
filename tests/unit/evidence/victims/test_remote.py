"""Where suspects are, and money that left: known, unknown, and what was recovered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hidden_world import add, case, figures, offence, store_of

from groundview.evidence.records.store import Store
from groundview.evidence.victims.remote_cases import CASE_SUSPECTS, REMOTE_COUNTS
from groundview.evidence.victims.remote_losses import make_remote_losses


def counted(store: Store) -> None:
    store.connection.execute(CASE_SUSPECTS)
    store.make(REMOTE_COUNTS)
    make_remote_losses(store)


def fraud(store: Store, ref: str, place: str | None, pounds: float | None, area: str | None = "E1") -> int:
    add(store, "fraud_reports", report_ref=ref, reported_on="2024-03-01", suspect_location=place)
    more = {"happened_on": "2024-03-01", "area_code": area, "loss_gbp": pounds}
    return case(store, "fraud", "fraud_reports", ref, **more)


def test_places_are_shares_of_the_known_between_none_and_all_of_the_unknown(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        for number, place in enumerate(
            ["local", "elsewhere_uk", "elsewhere_uk", "overseas", "unknown", None]
        ):
            fraud(store, f"F{number}", place, None, area="E3" if number == 0 else "E1")
        counted(store)
        shares, unknown = figures(store, "remote_share"), figures(store, "remote_unknown")
    elsewhere = shares["fraud.suspect=elsewhere"]
    assert (elsewhere["value"], elsewhere["numerator"], elsewhere["denominator"]) == (0.5, 2, 4)
    assert (elsewhere["evidence_low"], elsewhere["evidence_high"]) == pytest.approx((2 / 6, 4 / 6))
    assert shares["fraud.2024.suspect=overseas"]["value"] == 0.25
    assert shares["fraud.Southtown.suspect=local"]["value"] == 1
    assert shares["fraud.Northtown.suspect=local"]["value"] == 0
    assert (unknown["fraud"]["numerator"], unknown["fraud"]["denominator"]) == (2, 6)


def test_one_suspect_from_outside_makes_an_offence_remote_and_one_unknown_leaves_it_open(
    tmp_path: Path,
) -> None:
    with store_of(tmp_path) as store:
        told = {"A": ["yes", "no"], "B": ["yes", "yes"], "C": ["yes", "unknown"], "D": [], "E": ["yes", None]}
        for ref, answers in told.items():
            offence(store, ref, "E2", "2024-05-05")
            case(store, "acquisitive_crime", "offences", ref, area_code="E2", happened_on="2024-05-05")
            for number, answer in enumerate(answers):
                add(
                    store,
                    "involvements",
                    crime_ref=ref,
                    nominal_ref=f"N{number}",
                    role="suspect",
                    from_force_area=answer,
                )
        # Where a victim comes from says nothing of the suspect.
        add(store, "involvements", crime_ref="B", nominal_ref="V", role="victim", from_force_area="no")
        counted(store)
        shares = figures(store, "remote_share")
    assert shares["acquisitive_crime.suspect=elsewhere"]["numerator"] == 1
    assert shares["acquisitive_crime.suspect=local"]["numerator"] == 1
    assert shares["acquisitive_crime.suspect=local"]["evidence_high"] == pytest.approx(4 / 5)
    assert "acquisitive_crime.suspect=overseas" not in shares


def test_cases_of_a_definition_stand_beside_the_others(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        for pattern, answer in ((1, "yes"), (2, None)):
            add(
                store, "pattern_decisions", context="fraud", definition="d", pattern_id=pattern, answer=answer
            )
        for number, place in enumerate(["local", "overseas", "overseas"]):
            made = fraud(store, f"F{number}", place, None)
            add(store, "case_answers", case_id=made, pattern_id=1 if number else 2)
        counted(store)
        shares = figures(store, "remote_share")
    assert shares["fraud.d.answer=organised;suspect=overseas"]["value"] == 1
    assert shares["fraud.d.answer=open;suspect=overseas"]["value"] == 0


def test_money_out_is_less_what_was_recovered_and_unknown_may_be_all_out(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        for number in range(12):
            fraud(store, f"F{number}", "overseas", 100.0 + number)
        fraud(store, "U", "unknown", 50.0)
        fraud(store, "L", "local", 70.0)
        offence(store, "A", "E1", "2024-05-05", recovered_gbp=30.0)
        case(
            store,
            "acquisitive_crime",
            "offences",
            "A",
            area_code="E1",
            happened_on="2024-05-05",
            loss_gbp=100.0,
        )
        add(store, "involvements", crime_ref="A", nominal_ref="N", role="charged", from_force_area="no")
        counted(store)
        money = figures(store, "money_out")
    whole = money["fraud"]
    assert (whole["value"], whole["n"], whole["evidence_low"], whole["evidence_high"]) == (
        1266,
        12,
        1266,
        1316,
    )
    assert whole["sampling_low"] < 1266 < whole["sampling_high"]
    assert money["fraud.suspect=overseas"]["value"] == 1266
    assert (money["acquisitive_crime"]["value"], money["acquisitive_crime"]["sampling_low"]) == (70, None)
    assert "fewer than 10" in money["acquisitive_crime"]["note"]


def test_a_study_without_such_cases_says_so(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        counted(store)
        (figure,) = figures(store, "remote_share").values()
        assert figures(store, "remote_unknown") == figures(store, "money_out") == {}
    assert figure["value"] is None
    assert figure["note"] == "the extracts do not say where suspects are"
