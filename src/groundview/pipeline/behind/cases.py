"""The cases behind a figure of what is organised: proved, meeting a criterion, coded, or with a loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundview.pipeline.behind.chosen import Chosen, Finding
from groundview.profile.disclosure.coordinates import parse
from groundview.questions.cells import word

Tested = tuple[str, list[Any]]
ANSWERS = {"organised": "answer = 'yes'", "not organised": "answer = 'no'", "open": "answer IS NULL"}

DECIDED = """case_id IN (
    SELECT case_id FROM case_answers JOIN pattern_decisions USING (pattern_id)
    WHERE context = ? AND definition = ? AND {answer})"""
MEETS = f"""case_id IN (
    SELECT case_id FROM case_answers JOIN answer_patterns USING (pattern_id), asked_criteria
    WHERE {word("criterion")} = ? AND pattern[place + 1] = 'y')"""
CODED = "case_id IN (SELECT case_id FROM coded_answers)"


def cases_behind(finding: Finding) -> Chosen | None:
    """The cases that a figure counts, or is made from; None where a figure is not made of single cases."""
    picks = OF_MEASURE.get(finding["measure"])
    if picks is None or not finding["context"]:
        return None
    tests, values = ["context = ?"], [finding["context"]]
    for test, given in (_of_cell(finding), picks(finding)):
        tests.append(test)
        values += given
    return Chosen(f"FROM cases WHERE {' AND '.join(tests)}", values)


def _of_cell(finding: Finding) -> Tested:
    """The whole study counts cases of no known area too."""
    neighbourhood = parse(finding["breakdown"]).get("neighbourhood", "")
    return (
        """(? = '' OR area_code IN (SELECT area_code FROM study_areas WHERE ? IN (area_code, parent)))
        AND ? IN ('', strftime(happened_on, '%Y')) AND ? IN ('', replace(neighbourhood, ';', ','))""",
        [finding["area_code"], finding["area_code"], finding["period"], neighbourhood],
    )


def _proved(finding: Finding) -> Tested:
    return DECIDED.format(answer=ANSWERS["organised"]), [finding["context"], finding["definition"]]


def _answered(finding: Finding) -> Tested:
    answer = parse(finding["breakdown"]).get("answer")
    if not finding["definition"] or answer is None:
        return "true", []
    return DECIDED.format(answer=ANSWERS[answer]), [finding["context"], finding["definition"]]


def _with_loss(finding: Finding) -> Tested:
    test, given = _answered(finding)
    return f"loss_gbp > 0 AND {test}", given


def _meeting(finding: Finding) -> Tested:
    return MEETS, [parse(finding["breakdown"])["criterion"]]


def _coded(finding: Finding) -> Tested:
    return CODED, []


SERIES = ("trend", "break_step", "seasonality", "season_peak", "recent_change", "recent_change_p")
LOSSES = ("loss_total", "loss_mean", "loss_median", "loss_trimmed_mean")
OF_MEASURE: dict[str, Callable[[Finding], Tested]] = {
    "organised_share": _proved,
    "organised_count": _proved,
    "case_answers": _answered,
    "incidence": _answered,
    "criterion_share": _meeting,
    "calibrated_share": _coded,
    "coded_share": _coded,
    **dict.fromkeys(LOSSES, _with_loss),
    **dict.fromkeys(SERIES, _answered),
}
"""By measure, which of the cases of its cell are behind it."""
