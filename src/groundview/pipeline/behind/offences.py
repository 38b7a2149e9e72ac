"""The offences behind a figure of victimisation or of the response."""

from __future__ import annotations

from typing import Any

from groundview.evidence.pole.codes.outcome_groups import group_of
from groundview.pipeline.behind.chosen import Chosen, Finding
from groundview.pipeline.behind.victims import OF_VICTIMS
from groundview.profile.disclosure.coordinates import parse
from groundview.questions.cells import word

OFFENCES = ("victimisation", "response")
"""The questions whose figures rest on offences."""
OTHERS = (
    *("remote_share", "remote_unknown", "money_out", "partner_reporting_rate", "partner_unreported"),
    *(
        "list_size",
        "listed_persons",
        "list_overlap",
        "hidden_population",
        "model_disagreement",
        "hidden_at_least",
    ),
    *("reporting_rate", "estimated_incidents"),
)
"""Measures of those questions that rest on something else."""


def offences_behind(finding: Finding) -> Chosen | None:
    """The offences behind a cell; None where the figure does not rest on offences."""
    if finding["question"] not in OFFENCES or finding["context"]:
        return None
    if finding["measure"] in OF_VICTIMS | set(OTHERS):
        return None
    given = parse(finding["breakdown"])
    tests = ["area_code IN (SELECT area_code FROM study_areas WHERE ? IN ('', area_code, parent))"]
    values: list[Any] = [finding["area_code"]]
    tests.append("(strftime(recorded_on, '%Y-%m') IN (SELECT strftime(month, '%Y-%m') FROM coverage))")
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
