"""The offences behind a figure of victimisation or of the response."""

from __future__ import annotations

from typing import Any

from groundview.evidence.pole.codes.outcome_groups import group_of
from groundview.evidence.records.coverage import ABSENT
from groundview.pipeline.behind.chosen import Chosen, Finding
from groundview.pipeline.behind.victims import OF_VICTIMS
from groundview.profile.disclosure.coordinates import parse
from groundview.questions.cells import word

OFFENCES = ("victimisation", "response")
"""The questions whose figures rest on offences."""
ELSEWHERE = {
    *OF_VICTIMS,
    # Reports, partners' incidents, lists and surveys are behind these.
    *("remote_share", "remote_unknown", "money_out", "partner_reporting_rate", "partner_unreported"),
    *(
        "list_size",
        "listed_persons",
        "list_overlap",
        "hidden_population",
        "hidden_at_least",
        "hidden_supposing",
    ),
    *("model_disagreement", "reporting_rate", "estimated_incidents"),
    # Some of the offences of a type: those with a place, a day or an hour. No list of rows is theirs.
    *("near_repeat", "near_repeat_p", "location_quality", "aoristic_share", "too_long_share", "density"),
}
"""Measures of those questions that do not rest on all offences of a cell."""


COUNTED = f"""(area_code, date_trunc('month', recorded_on)::DATE) NOT IN (
    SELECT (area_code, month) FROM coverage WHERE why <> '{ABSENT}')"""
"""What stands in a gap is a part of a month, and was not counted."""


def offences_behind(finding: Finding) -> Chosen | None:
    """The offences behind a cell; None where the figure does not rest on offences, or on those that are cases."""
    if finding["question"] not in OFFENCES or finding["context"] or finding["measure"] in ELSEWHERE:
        return None
    given = parse(finding["breakdown"])
    tests = ["area_code IN (SELECT area_code FROM study_areas WHERE ? IN ('', area_code, parent))"]
    values: list[Any] = [finding["area_code"]]
    tests.append("(strftime(recorded_on, '%Y-%m') IN (SELECT strftime(month, '%Y-%m') FROM coverage))")
    tests.append(COUNTED)
    if finding["period"]:
        tests.append("strftime(recorded_on, '%Y-%m') = ?")
        values.append(finding["period"])
    if "type" in given:
        tests.append(f"{word('coalesce(offence, offence_code)')} = ?")
        values.append(given["type"])
    if "outcome" in given:
        tests.append(f"{word(group_of('outcome_code'))} = ?")
        values.append(given["outcome"])
    joined = "FROM offences JOIN placed USING (source, source_file, source_row)"
    return Chosen(f"{joined} WHERE {' AND '.join(tests)}", values)
