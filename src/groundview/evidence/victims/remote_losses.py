"""Money that left the area: what was lost to suspects elsewhere, and what the unknown could add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store
from groundview.statistics.bootstrap import bca

if TYPE_CHECKING:
    import duckdb

SEED = 20261130
REPLICATES = 1000
LEAST = 10
"""Cases with a loss, below which no interval is drawn from them."""
TYPES = {"context": "VARCHAR", "suspect_in": "VARCHAR", "low": "DOUBLE", "high": "DOUBLE"}
METHOD = "sum of the recorded losses, less what was recovered"
AWAY = ("elsewhere", "overseas")

LOST = """
    -- One row per case with a loss, and where its suspect is.
    SELECT context, suspect_in, pounds FROM case_suspects WHERE pounds > 0 ORDER BY case_id"""

REMOTE_LOSSES = Query(
    "remote_losses",
    f"""
    WITH lost AS (
        -- One row per case with a loss and city, study, year and period that it counts towards.
        SELECT context, towards.code AS area_code, periods.period, suspect_in, pounds
        FROM case_suspects, LATERAL (VALUES (''), (parent)) AS towards(code),
            LATERAL (VALUES (''), (year)) AS periods(period)
        WHERE pounds > 0 AND towards.code IS NOT NULL AND periods.period IS NOT NULL),
    summed AS (
        SELECT context, area_code, period, suspect_in, sum(pounds::DECIMAL(18, 2)) AS pounds, count(*) AS n
        FROM lost GROUP BY ALL),
    cells AS (
        SELECT DISTINCT context, area_code, period, away.suspect_in FROM summed,
            (VALUES ('away'), ('elsewhere'), ('overseas')) AS away(suspect_in)),
    unknown AS (SELECT context, area_code, period, pounds FROM summed WHERE suspect_in = 'unknown')
    -- One row per context, city or study, year or period, and place away.
    SELECT cells.*, coalesce(sum(summed.pounds), 0)::DOUBLE AS pounds, any_value(low) AS low, any_value(high) AS high,
        coalesce(sum(summed.n), 0)::BIGINT AS n, coalesce(any_value(unknown.pounds), 0)::DOUBLE AS unknown_pounds,
        '{METHOD}' AS method, CASE WHEN any_value(low) IS NULL AND cells.period = '' AND cells.area_code = ''
            AND cells.suspect_in = 'away' THEN 'no interval: fewer than {LEAST} cases with a loss' ELSE '' END AS note
    FROM cells
    LEFT JOIN summed ON summed.context = cells.context AND summed.area_code = cells.area_code
        AND summed.period = cells.period AND (summed.suspect_in = cells.suspect_in
            OR (cells.suspect_in = 'away' AND summed.suspect_in IN ('elsewhere', 'overseas')))
    LEFT JOIN unknown ON unknown.context = cells.context AND unknown.area_code = cells.area_code
        AND unknown.period = cells.period
    LEFT JOIN remote_bounds ON remote_bounds.context = cells.context AND remote_bounds.suspect_in = cells.suspect_in
        AND cells.area_code = '' AND cells.period = ''
    WHERE cells.suspect_in <> 'overseas' OR cells.context IN (
        SELECT context FROM cases WHERE case_table = 'fraud_reports')
    GROUP BY cells.context, cells.area_code, cells.period, cells.suspect_in ORDER BY ALL""",
)


def make_remote_losses(store: Store) -> int:
    """Makes `remote_losses` of the temporary table `case_suspects`, and gives its number of rows."""
    rows = [row for row in _bounds(store.connection) if row[2] is not None]
    columns = dict(zip(TYPES, zip(*rows, strict=True) if rows else [()] * len(TYPES), strict=True))
    put_table(store.connection, "remote_bounds", columns, TYPES)
    return store.make(REMOTE_LOSSES)


def _bounds(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Context, place, low and high of what was lost in the whole study."""
    lost = connection.execute(LOST).fetchnumpy()
    context, place = (np.ma.getdata(lost[name]).astype(str) for name in ("context", "suspect_in"))
    pounds = np.asarray(np.ma.getdata(lost["pounds"]), dtype=np.float64)
    return [
        (name, "away", *_interval(pounds[(context == name) & np.isin(place, AWAY)]))
        for name in np.unique(context).tolist()
    ]


def _interval(pounds: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """What so many cases could have cost in all: the interval of their mean, times their number."""
    if len(pounds) < LEAST:
        return None, None
    sampling = bca(pounds, np.mean, unit="pounds", seed=SEED, replicates=REPLICATES).sampling
    return (
        (float(sampling.low) * len(pounds), float(sampling.high) * len(pounds)) if sampling else (None, None)
    )
