"""Every figure can be walked back to its definition, its query, its counts and its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview import Study, UsageProblem
from groundview.evidence.records.store import open_store
from groundview.pipeline.explain import explain, extracts_behind
from groundview.questions.measure import measures


def test_the_rows_behind_a_count_are_as_many_as_the_count(finished_northmere: Path) -> None:
    study = Study.open(finished_northmere)
    found = [f for f in study.findings(measure="recorded") if f["value"]]
    chosen = [found[0], found[len(found) // 2], found[-1]]
    shares = [f for f in study.findings(measure="outcome_share") if f["numerator"]][:2]
    with open_store(study.declared.store) as store:
        for finding in chosen + shares:
            behind = explain(store, finding["id"], 3, {})
            assert behind.n_rows == finding["numerator"], finding["id"]
            assert len(behind.rows) == min(3, finding["numerator"])
            assert behind.measure.definition
            assert any("street" in file for file, *_ in behind.files)


def test_every_figure_can_be_explained(finished_northmere: Path) -> None:
    study = Study.open(finished_northmere)
    seen = {(f["question"], f["measure"]): f["id"] for f in study.findings()}
    assert set(seen) <= set(measures())
    with open_store(study.declared.store) as store:
        for figure in seen.values():
            assert explain(store, figure, 0, {}).finding["id"] == figure


def test_every_measure_of_the_first_question_explains_itself(finished_demo: Path) -> None:
    """One figure of each that has a value, and as many rows as it counts where it names any."""
    study = Study.open(finished_demo)
    valued = (f for f in study.findings() if f["question"] == "victimisation" and f["value"] is not None)
    chosen = {f["measure"]: f for f in valued}
    assert len(chosen) >= 50
    with open_store(study.declared.store) as store:
        for finding in chosen.values():
            told = explain(store, finding["id"], 2, {})
            assert told.finding == finding
            assert told.measure.definition.endswith(".")
            assert "-- One row per" in told.measure.cells
            assert told.files, finding["id"]
            if told.n_rows is not None:
                assert told.n_rows >= (finding["numerator"] or 0), finding["id"]
                assert len(told.rows) == min(2, told.n_rows)


def test_an_unknown_id_is_answered_with_the_nearest(finished_northmere: Path) -> None:
    with (
        open_store(Study.open(finished_northmere).declared.store) as store,
        pytest.raises(UsageProblem) as caught,
    ):
        explain(store, "victimisation.recorded.type=drug", 0, {})
    assert "victimisation.recorded.type=Drugs" in caught.value.why


def test_extracts_are_followed_through_every_step() -> None:
    assert {"offences", "areas", "population"} <= extracts_behind({"offence_counts"})
    assert extracts_behind({"study_areas"}) == {"areas", "population", "deprivation", "area_lookup"}
