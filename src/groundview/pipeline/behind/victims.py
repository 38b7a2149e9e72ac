"""The victimisations behind a figure of victims: the rows of the events that befell somebody."""

from __future__ import annotations

from typing import Any

from groundview.pipeline.behind.cases import ANSWERS
from groundview.pipeline.behind.chosen import Chosen, Finding
from groundview.profile.disclosure.coordinates import parse

OF_PERSONS = frozenset({"victimisations", "prevalence", "concentration", "repeat_share"})
OF_CELLS = frozenset(
    {
        "repeat_victims",
        "repeat_victims_share",
        "victim_top_share",
        "repeat_timing",
        "age_sex",
        "disproportionality",
    }
    | {"ethnicity_share", "victim_missing", "victim_residence", "victims_by_kind"}
    | {"business_victimisations", "business_prevalence", "business_concentration", "household_burglary"}
)
"""Measures whose single figures are of groups of persons or of places: rows of whole contexts would say nothing."""
OF_VICTIMS = OF_PERSONS | OF_CELLS


def victims_behind(finding: Finding) -> Chosen | None:
    """The victimisations of named persons in a cell; None where a figure is not made of all of them."""
    if finding["measure"] not in OF_PERSONS:
        return None
    tests = ["context = ?", "record_id IS NOT NULL", "? IN ('', strftime(recorded_on, '%Y'))"]
    values: list[Any] = [finding["context"], finding["period"]]
    if finding["area_code"]:
        tests.append("area_code IN (SELECT area_code FROM study_areas WHERE ? IN (area_code, parent))")
        values.append(finding["area_code"])
    if finding["definition"]:
        answer = ANSWERS[parse(finding["breakdown"])["cases"]]
        tests.append(f"""case_id IN (
            SELECT case_id FROM cases JOIN case_answers USING (case_id)
            JOIN pattern_decisions USING (context, pattern_id) WHERE context = ? AND definition = ? AND {answer})""")
        values += [finding["context"], finding["definition"]]
    return Chosen(f"FROM victimisations WHERE {' AND '.join(tests)}", values)
