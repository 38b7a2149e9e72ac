"""Weighted by its design, a sample of cases stands for all of them: over many draws the share is the true one."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np
import pytest

from groundview.evidence.coding.sample.clusters import draw_clusters
from groundview.evidence.coding.sample.design import design
from groundview.evidence.coding.sample.draw import draw_from_strata

DRAWS = 40
COUNTS = {"met": 40, "open, something points to it": 60, "open, nothing points to it": 400}
TRUE_IN = {"met": 0.8, "open, something points to it": 0.5, "open, nothing points to it": 0.1}
CASES = sum(COUNTS.values())


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A frame of cases in strata and areas of very different sizes, each true or not."""
    with duckdb.connect(config={"threads": 1}) as made:
        made.execute(
            "CREATE TEMP TABLE coding_frame (case_id BIGINT, case_key VARCHAR, stratum VARCHAR, area_code VARCHAR, "
            'happened_on DATE, case_ref VARCHAR, source VARCHAR, nth BIGINT, "left" BOOLEAN, truth BOOLEAN)'
        )
        for stratum, count in COUNTS.items():
            made.execute(
                """INSERT INTO coding_frame SELECT last + i, md5((last + i)::VARCHAR), ?, 'A' || floor(sqrt(last + i)),
                    NULL, i::VARCHAR, 's', 1, true, i <= ? FROM range(1, ? + 1) AS t(i),
                    (SELECT count(*) AS last FROM coding_frame)""",
                [stratum, round(count * TRUE_IN[stratum]), count],
            )
        yield made


def truth(connection: duckdb.DuckDBPyConnection) -> float:
    row = connection.execute("SELECT avg(truth::INTEGER) FROM coding_frame").fetchone()
    assert row
    return float(row[0])


def shares(
    connection: duckdb.DuckDBPyConnection, weighted: str
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The share in each of many samples in strata, by SQL of one sample."""
    found = []
    for seed in range(DRAWS):
        draw_from_strata(connection, design(), 50, seed)
        row = connection.execute(weighted).fetchone()
        assert row
        found.append(float(row[0]))
    return np.array(found)


def standard_errors(values: np.ndarray[tuple[int], np.dtype[np.float64]], true: float) -> float:
    """How far the mean lies from the truth."""
    return float(abs(values.mean() - true) / (values.std(ddof=1) / np.sqrt(len(values))))


def test_weighted_shares_of_strata_are_true_on_average(connection: duckdb.DuckDBPyConnection) -> None:
    weighted = shares(connection, "SELECT sum(truth::INTEGER * size / n) / sum(size / n) FROM coding_chosen")
    assert standard_errors(weighted, truth(connection)) < 3
    # Without weights the share of what was drawn more of would count for more.
    plain = shares(connection, "SELECT avg(truth::INTEGER) FROM coding_chosen")
    assert standard_errors(plain, truth(connection)) > 5


def test_two_samples_together_are_true_on_average(connection: duckdb.DuckDBPyConnection) -> None:
    """The second is drawn from what the first left, with another allocation; a case keeps its stratum."""
    found = []
    for seed in range(DRAWS):
        connection.execute('UPDATE coding_frame SET "left" = true')
        for wanted in (30, 60):
            draw_from_strata(connection, design(), wanted, seed)
            connection.execute(
                'UPDATE coding_frame SET "left" = false WHERE case_id IN (SELECT case_id FROM coding_chosen)'
            )
        row = connection.execute(
            """SELECT sum(share * size) / sum(size) FROM (
                SELECT count(*) AS size, avg(truth::INTEGER) FILTER (NOT "left") AS share
                FROM coding_frame GROUP BY stratum)"""
        ).fetchone()
        assert row
        found.append(float(row[0]))
    connection.execute('UPDATE coding_frame SET "left" = true')
    assert standard_errors(np.array(found), truth(connection)) < 3


def test_every_case_of_clusters_has_the_same_chance(connection: duckdb.DuckDBPyConnection) -> None:
    totals = []
    for seed in range(DRAWS):
        plan = draw_clusters(connection, "area", design(), 150, seed)
        row = connection.execute("SELECT sum(truth::INTEGER) FROM coding_chosen").fetchone()
        assert row
        totals.append(float(row[0] or 0) / (plan.drawn / plan.n * plan.part))
    assert standard_errors(np.array(totals), truth(connection) * CASES) < 3
