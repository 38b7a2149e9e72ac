"""The rows behind a figure of what is organised are as many as it counts, in every kind of cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from groundview import Study
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.behind.cases import OF_MEASURE, cases_behind
from groundview.pipeline.explain import explain

COUNTED = {
    "organised_share": "numerator",
    "organised_count": "value",
    "case_answers": "value",
    "criterion_share": "numerator",
    "loss_total": "n",
    "loss_mean": "n",
}
"""By measure, the column that says how many rows there must be."""


def n_behind(store: Store, finding: dict[str, Any]) -> int:
    chosen = cases_behind(finding)
    assert chosen
    ((n,),) = store.connection.execute(f"SELECT count(*) {chosen.sql}", chosen.values).fetchall()
    return int(n)


@pytest.mark.parametrize("measure", COUNTED)
def test_there_are_as_many_rows_as_are_counted(finished_demo: Path, measure: str) -> None:
    study = Study.open(finished_demo)
    found = [f for f in study.findings(measure=measure) if f["context"] and f[COUNTED[measure]] is not None]
    kinds = {(f["context"], bool(f["area_code"]), f["period"], f["breakdown"]): f for f in found}
    assert len(kinds) >= 3
    with open_store(study.declared.store) as store:
        for finding in kinds.values():
            assert n_behind(store, finding) == finding[COUNTED[measure]], finding["id"]


def test_a_share_from_coded_cases_rests_on_those_of_its_cell(finished_demo: Path) -> None:
    study = Study.open(finished_demo)
    found = [f for f in study.findings(measure="coded_share") if f["context"] and f["n"]]
    with open_store(study.declared.store) as store:
        for finding in found[:: max(1, len(found) // 20)]:
            assert n_behind(store, finding) >= finding["n"], finding["id"]


def test_a_trend_rests_on_the_cases_of_its_series(finished_demo: Path) -> None:
    """On all of them where no month is a gap or left out."""
    study = Study.open(finished_demo)
    found = [f for f in study.findings(measure="trend") if f["context"] and f["n"]]
    with open_store(study.declared.store) as store:
        counted = [(n_behind(store, finding), finding["n"]) for finding in found[:: max(1, len(found) // 30)]]
    assert all(rows >= n for rows, n in counted)
    assert any(rows == n for rows, n in counted)


def test_explain_names_the_rows(finished_demo: Path) -> None:
    study = Study.open(finished_demo)
    finding = max(study.findings(measure="organised_share", area_code=""), key=lambda f: f["numerator"] or 0)
    with open_store(study.declared.store) as store:
        told = explain(store, finding["id"], 3, {})
    assert told.n_rows == finding["numerator"] > 3
    assert len(told.rows) == 3
    assert all(row > 1 for _, row in told.rows)


def test_what_is_not_made_of_single_cases_has_no_rows(finished_demo: Path) -> None:
    study = Study.open(finished_demo)
    finding = study.findings(measure="evidence_worth")[0]
    assert finding["measure"] not in OF_MEASURE
    assert cases_behind(finding) is None
    assert cases_behind(finding | {"measure": "organised_share", "context": ""}) is None


OF_VICTIMS = ("victimisations", "prevalence", "repeat_share")


def test_rows_behind_victims_are_those_of_their_cell(finished_demo: Path) -> None:
    """As many as the victimisations, and one more wherever two records name one person in one event."""
    study = Study.open(finished_demo)
    with open_store(study.declared.store) as store:
        for measure in OF_VICTIMS:
            found = [f for f in study.findings(measure=measure) if f["value"] is not None]
            kinds = {
                (f["context"], f["definition"] == "", bool(f["area_code"]), f["period"]): f for f in found
            }
            assert len(kinds) >= 10
            suffered = {f["id"]: f["numerator"] for f in study.findings(measure="victimisations")}
            for finding in kinds.values():
                n = explain(store, finding["id"], 0, {}).n_rows
                least = suffered[finding["id"].replace(f".{measure}", ".victimisations")]
                assert n is not None
                assert least <= n <= 1.02 * least + 1, finding["id"]


def test_incidence_rests_on_offences_and_that_of_a_context_on_its_cases(finished_demo: Path) -> None:
    study = Study.open(finished_demo)
    found = study.findings(
        measure="incidence", context="fraud", definition="association", area_code="", period=""
    )
    found += study.findings(measure="incidence", context="", area_code="", period="", breakdown="")
    assert len(found) == 5
    with open_store(study.declared.store) as store:
        for finding in found:
            assert explain(store, finding["id"], 0, {}).n_rows == finding["numerator"], finding["id"]
