"""The demonstration: what is said of what is hidden holds what was planted."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from groundview import Study

pytestmark = pytest.mark.slow


def test_the_hidden_totals_lie_within_their_intervals(finished_demo: Path) -> None:
    with (finished_demo / "world/truth/hidden_total.csv").open(encoding="utf-8") as file:
        truth = {row["population"]: int(row["total"]) for row in csv.DictReader(file)}
    found = {one["breakdown"]: one for one in Study.open(finished_demo).findings(measure="hidden_population")}
    assert len(truth) == 2
    for population, total in truth.items():
        figure = found[f"population={population}"]
        assert figure["sampling_low"] <= total <= figure["sampling_high"]
        assert f"population={population};model=independence" in found


def test_what_each_partner_reported_lies_within_its_range(finished_demo: Path) -> None:
    rates = {
        one["breakdown"].removeprefix("partner="): one
        for one in Study.open(finished_demo).findings(
            measure="partner_reporting_rate", area_code="", period=""
        )
    }
    with duckdb.connect() as connection:
        truth = connection.execute(
            """SELECT given.partner, avg(reported::INTEGER), count(*) FROM read_parquet(?) AS truth
            JOIN read_csv(?, all_varchar = true, ignore_errors = true) AS given USING (incident_ref) GROUP BY ALL""",
            [str(finished_demo / "world/truth/partner_incidents.parquet"),
             str(finished_demo / "world/standard/partner_incidents.csv")],
        ).fetchall()  # fmt: skip
    assert len(truth) == 5
    for partner, share, n in truth:
        # Incidents outside the study's areas are left out, and a few rows are spoilt.
        assert rates[partner]["n"] == pytest.approx(n, rel=0.02)
        assert rates[partner]["evidence_low"] <= share <= rates[partner]["evidence_high"]
    assert rates["Tolliver and Wray"]["evidence_high"] < 0.7


def test_the_frauds_behind_the_reports_lie_within_their_interval(finished_demo: Path) -> None:
    with (finished_demo / "world/truth/hidden_fraud.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    reported = sum(int(row["reported"]) for row in rows)
    total = reported + sum(int(row["unreported"]) for row in rows)
    study = Study.open(finished_demo)
    (figure,) = study.findings(measure="estimated_incidents", context="fraud", period="")
    expected = figure["numerator"] / reported * total
    assert figure["sampling_low"] <= expected <= figure["sampling_high"]
    assert figure["sampling_high"] < 2 * expected
