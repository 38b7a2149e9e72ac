"""Figures of victims: exact products, bounds, refusals, and a reason wherever there is no number."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from pathlib import Path
from typing import Any

import duckdb
import pytest

from groundview import Study
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.questions.figures import findings_columns
from groundview.questions.measure import measures
from groundview.questions.victims import WHY_NONE

OF_PERSONS = (
    "victimisations", "prevalence", "concentration", "repeat_victims", "repeat_share", "repeat_victims_share",
    "victim_top_share", "repeat_timing", "victim_missing", "age_sex", "disproportionality", "ethnicity_share",
)  # fmt: skip
OTHERS = (
    "victims_by_kind", "victim_residence", "business_victimisations", "business_prevalence", "business_concentration",
    "household_burglary",
)  # fmt: skip
Found = dict[str, dict[str, Any]]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        for name in ("victim_counts", "study_areas", "coverage", "offence_counts", "attribution_counts"):
            made.execute(create_table(tables()[name]))
        yield made


def put(
    connection: duckdb.DuckDBPyConnection, measure: str, *rows: tuple[Any, ...], context: str = ""
) -> None:
    """Rows of breakdown, draw, numerator and denominator."""
    for breakdown, draw, numerator, denominator in rows:
        connection.execute(
            "INSERT INTO victim_counts VALUES (?, ?, '', '', '', ?, ?, ?, ?, '')",
            [measure, context, breakdown, draw, numerator, denominator],
        )


def figures(connection: duckdb.DuckDBPyConnection, measure: str) -> Found:
    """By breakdown, the columns of findings."""
    made = measures()["victimisation", measure].figures(Reader(connection, "aggregate"))
    columns = findings_columns("victimisation", measure, made)
    return {
        breakdown: {name: column[row] for name, column in columns.items()}
        for row, breakdown in enumerate(columns["breakdown"])
    }


@pytest.mark.parametrize("measure", OF_PERSONS + OTHERS)
def test_without_victims_there_is_a_reason_and_no_number(
    connection: duckdb.DuckDBPyConnection, measure: str
) -> None:
    put(connection, "at_risk", ("of=residents", 0, 1000, None))
    (figure,) = figures(connection, measure).values()
    assert isnan(figure["value"])
    assert figure["note"] == WHY_NONE


def test_the_range_over_linkages_is_of_every_draw_and_of_the_kept_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    put(connection, "draws", ("", 0, 3, None))
    put(connection, "at_risk", ("of=residents", 0, 1000, None))
    put(connection, "victims", ("", 0, 80, 100), ("", 2, 76, 100), ("", 3, 81, 99))
    prevalence, mean = figures(connection, "prevalence")[""], figures(connection, "concentration")[""]
    assert [prevalence[of] for of in ("value", "linkage_low", "linkage_high")] == [80, 76, 81]
    assert [mean[of] for of in ("value", "linkage_low")] == pytest.approx([1.25, 99 / 81])
    assert mean["linkage_high"] == pytest.approx(100 / 76)
    assert figures(connection, "repeat_share")[""]["value"] == pytest.approx(0.2)


@pytest.mark.parametrize("residents", [None, 0])
def test_a_population_of_nobody_gives_no_rate_and_says_so(
    connection: duckdb.DuckDBPyConnection, residents: float | None
) -> None:
    put(connection, "at_risk", ("of=residents", 0, residents, None), ("of=households", 0, residents, None))
    put(connection, "victims", ("", 0, 80, 100))
    put(connection, "burglaries", ("", 0, 4, None))
    for measure in ("prevalence", "victimisations", "household_burglary"):
        figure = figures(connection, measure)[""]
        assert isnan(figure["value"])
        assert "no " in figure["note"]


def of_groups(connection: duckdb.DuckDBPyConnection, unknown: int) -> None:
    put(
        connection, "groups", ("", 0, 60 + unknown, None), ("sex=F", 0, 40, None), ("sex=M", 0, 20, None),
        ("sex=not known", 0, unknown, None), ("ethnicity_self=white", 0, 30, None),
        ("ethnicity_self=not known", 0, 30 + unknown, None),
    )  # fmt: skip
    put(connection, "residents", ("", 0, 1000, None), ("sex=F", 0, 500, None), ("sex=M", 0, 500, None))


def test_bounds_put_all_unknown_in_the_group_or_out_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    of_groups(connection, 15)
    rate, ratio = figures(connection, "age_sex")["sex=F"], figures(connection, "disproportionality")["sex=F"]
    assert [rate[of] for of in ("value", "evidence_low", "evidence_high")] == pytest.approx([80, 80, 110])
    assert [ratio[of] for of in ("value", "evidence_low", "evidence_high")] == pytest.approx(
        [40 / 60 / 0.5, 40 / 75 / 0.5, 55 / 75 / 0.5]
    )
    missing = figures(connection, "victim_missing")
    assert missing["what=sex"]["value"] == pytest.approx(0.2)
    assert missing["what=ethnicity_self"]["value"] == pytest.approx(0.6)


def test_where_too_much_is_missing_there_is_no_figure_and_no_range(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    of_groups(connection, 40)
    for measure, breakdown in (("age_sex", "sex=F"), ("disproportionality", "sex=M"),
                               ("ethnicity_share", "ethnicity_self=white")):  # fmt: skip
        figure = figures(connection, measure)[breakdown]
        for column in ("value", "numerator", "evidence_low", "evidence_high", "sampling_low", "linkage_low"):
            assert isnan(figure[column]), column
        assert "missing for more than 30%" in figure["note"]
    assert figures(connection, "age_sex")[""]["value"] == 100


def test_a_ratio_is_1_where_victims_are_as_residents_are(connection: duckdb.DuckDBPyConnection) -> None:
    put(connection, "groups", ("", 0, 50, None), ("sex=F", 0, 30, None), ("sex=M", 0, 20, None))
    put(connection, "residents", ("", 0, 1000, None), ("sex=F", 0, 600, None), ("sex=M", 0, 400, None))
    made = figures(connection, "disproportionality")
    assert [figure["value"] for figure in made.values()] == [1, 1]


def test_weeks_at_risk_are_the_denominator_of_the_time_course(connection: duckdb.DuckDBPyConnection) -> None:
    put(connection, "timing", ("days=1_to_6", 0, 6, 4200))
    figure = figures(connection, "repeat_timing")["days=1_to_6"]
    assert (figure["denominator"], figure["value"]) == (600, 10)


@pytest.fixture(scope="module")
def demo(finished_demo: Path) -> Study:
    return Study.open(finished_demo)


def test_incidence_is_prevalence_times_concentration_exactly(demo: Study) -> None:
    by_measure: dict[str, dict[tuple[str, ...], Any]] = {}
    keys = ("context", "definition", "area_code", "period", "breakdown")
    for measure in ("victimisations", "prevalence", "concentration"):
        found = demo.findings(question="victimisation", measure=measure)
        by_measure[measure] = {tuple(f[key] for key in keys): f for f in found}
    incidence, prevalence, mean = by_measure.values()
    assert incidence.keys() == prevalence.keys() == mean.keys()
    assert len(incidence) > 200
    for cell, f in incidence.items():
        assert f["value"] == pytest.approx(prevalence[cell]["value"] * mean[cell]["value"], rel=1e-11)


def test_kinds_add_up_and_persons_among_them_are_the_victimisations(demo: Study) -> None:
    found = demo.findings(measure="victims_by_kind", area_code="", period="")
    for context in ("", "fraud", "acquisitive_crime"):
        kinds = {f["breakdown"]: f["value"] for f in found if f["context"] == context}
        assert sum(n for breakdown, n in kinds.items() if breakdown) == kinds[""]
        named = demo.findings(
            measure="victimisations", context=context, definition="", area_code="", period=""
        )
        assert kinds["kind=person"] == named[0]["numerator"]


def test_cases_of_contexts_are_rates_between_what_is_proved_and_what_is_open(demo: Study) -> None:
    found = demo.findings(
        measure="incidence", context="fraud", definition="association", area_code="", period=""
    )
    by_answer = {f["breakdown"]: f for f in found}
    proved, whole = by_answer["answer=organised"], by_answer[""]
    assert proved["evidence_low"] == proved["value"] <= proved["evidence_high"] <= whole["value"]
    assert proved["value"] + by_answer["answer=open"]["value"] == pytest.approx(proved["evidence_high"])
    parts = ("answer=organised", "answer=not organised", "answer=open")
    assert sum(by_answer[part]["numerator"] for part in parts) == whole["numerator"]


def test_a_neighbourhood_is_measured_by_those_who_live_there(demo: Study) -> None:
    (found,) = demo.findings(
        measure="prevalence", context="neighbourhood", definition="", area_code="", period=""
    )
    (everybody,) = demo.findings(measure="prevalence", context="", definition="", area_code="", period="")
    assert "neighbourhoods" in found["note"]
    assert found["denominator"] < everybody["denominator"] / 3


def test_no_figure_of_victims_is_missing_without_a_reason(demo: Study) -> None:
    for measure in OF_PERSONS + OTHERS:
        found = demo.findings(measure=measure)
        assert found
        assert all(f["note"] for f in found if f["value"] is None), measure
