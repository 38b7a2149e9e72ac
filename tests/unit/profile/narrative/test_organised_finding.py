"""Page one on what is organised: the context with most organised cases, as coders judge it or as records prove it."""

from __future__ import annotations

import invented_release as invented
import organised_release as organised
import pytest

from groundview.profile.narrative.findings import Finding, findings


def finding(release: organised.Release) -> Finding | None:
    return next((one for one in findings(release) if one.figure.question == "attribution"), None)


def test_the_calibrated_share_is_told_with_its_definition_and_what_records_say() -> None:
    made = finding(organised.release())
    assert made is not None
    # A quarter of 1,000 reports is more than six tenths of 80 young people.
    assert made.title.text == "An estimated 25.0% of cases of fraud are organised"
    assert made.detail is not None
    assert made.detail.text == "The definition is “Planned together”. Records leave 600 of 1,000 cases open."
    assert set(made.figure.doubts) == {"sampling", "coding"}


def test_with_three_definitions_coded_the_others_are_told_too() -> None:
    third = next(
        one for one in organised.shares() if one.measure == "calibrated_share" and one.definition == "any_two"
    )
    more = organised.replace(third, definition=organised.NARROWER, value=0.1, shown="10.0%", id="third")
    made = finding(organised.release([*organised.figures(), more]))
    assert made is not None
    assert made.detail is not None
    assert "under other definitions it is 10.0% to 45.0%" in made.detail.text
    assert "prove 4.0% and leave 600 of 1,000 cases open" in made.detail.text


def test_without_codings_it_is_what_records_prove() -> None:
    kept = [one for one in organised.figures() if one.measure != "calibrated_share"]
    made = finding(organised.release(kept))
    assert made is not None
    assert made.title.text == "Records prove 4.0% of cases of fraud to be organised"
    assert made.confidence.word == "low"


@pytest.mark.parametrize("measure", ["case_answers", "organised_share"])
def test_what_may_not_be_shown_is_left_out_of_the_detail(measure: str) -> None:
    hidden = [invented.suppressed(one) if one.measure == measure else one for one in organised.figures()]
    made = finding(organised.release(hidden, audience=invented.PUBLIC))
    assert made is not None
    assert made.detail is not None
    assert "[c]" not in made.detail.text + made.title.text


def test_where_nothing_can_be_shown_the_range_is_left_open() -> None:
    kept = [
        one for one in organised.shares() if one.measure == "organised_share" and one.state == "not_available"
    ]
    made = finding(organised.release(kept))
    assert made is not None
    assert made.title.text == "These records cannot say how much crime is organised"
    assert made.figure.doubts["evidence"] == (0.0, 1.0)
