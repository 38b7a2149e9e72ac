"""Page one: five findings from what exists, each with a confidence that says why."""

from __future__ import annotations

from dataclasses import replace

import invented_release as invented

from groundview.profile.narrative.confidence import confidence
from groundview.profile.narrative.findings import findings
from groundview.profile.narrative.titles import calendar_title, order_title, type_title


def test_five_findings_in_order_of_importance() -> None:
    said = [finding.title.text for finding in findings(invented.release())]
    assert said == [
        "365 offences were recorded in Squareton",
        "10% of areas hold 40.0% of recorded crime",
        "12.5% of offences have led to a charge",
        "These records cannot say how much crime is organised",
        "1 month of data is missing: February 2025",
    ]


def test_a_suppressed_finding_gives_its_place_to_the_next() -> None:
    figures = [invented.suppressed(f) if f.measure == "top_share" else f for f in invented.release().figures]
    said = [finding.title.text for finding in findings(invented.release(figures))]
    assert len(said) == 5
    assert said[-1] == "The type recorded most is Shoplifting: 200"


def test_nothing_to_say_is_no_findings() -> None:
    assert findings(invented.release([])) == []


def test_one_source_is_never_more_than_moderate() -> None:
    sure = invented.figure("victimisation", "recorded", "100", 100, doubts={"sampling": (99, 101)})
    unsure = replace(sure, doubts={"sampling": (50, 200)})
    assert [confidence(sure, n).word for n in (1, 2)] == ["moderate", "high"]
    assert [confidence(unsure, n).word for n in (1, 2)] == ["low", "moderate"]
    assert "one source only" in confidence(sure, 1).because


def test_evidence_that_leaves_everything_open_is_low_confidence() -> None:
    (share,) = invented.attribution()
    assert confidence(share, 9).word == "low"


def test_the_order_of_areas_is_said_with_its_doubt() -> None:
    rates = [f for f in invented.victimisation() if f.measure == "incidence" and f.area_code]
    assert (
        order_title(invented.release(), rates).text == "Square 5 is highest, but its interval overlaps others"
    )
    apart = [replace(f, doubts={"sampling": ((f.value or 0) - 1, (f.value or 0) + 1)}) for f in rates]
    assert order_title(invented.release(), apart).text == "Square 5 stands clear of every other area"


def test_titles_fall_back_to_plain_words() -> None:
    nothing = invented.release([])
    assert type_title(nothing).text == "Recorded offences by type"
    assert calendar_title(nothing).text == "Records by month and source"


def test_many_missing_months_are_counted_and_none_is_said() -> None:
    for value, text in (
        (0, "Every month of the period has data"),
        (3, "3 months of data are missing, and shown as gaps"),
    ):
        absent = invented.figure("picture", "months_absent", str(value), value, breakdown="force=A")
        assert calendar_title(invented.release([absent])).text == text
