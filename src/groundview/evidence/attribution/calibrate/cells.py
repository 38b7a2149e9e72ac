"""The cells of which a share is asked, with their cases and their coded ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.bounds.profile import in_cells
from groundview.statistics.prediction_powered.enough import LEAST

if TYPE_CHECKING:
    import duckdb

Numbers = NDArray[np.int64]
Name = tuple[str, str, str, str]
"""Context, area, period and breakdown."""

STRATA = """
    CREATE OR REPLACE TEMP TABLE calibrate_strata AS
    -- One row per stratum of a context, numbered in it from 0.
    SELECT *, row_number() OVER (PARTITION BY context ORDER BY stratum) - 1 AS number
    FROM (SELECT DISTINCT context, stratum FROM case_strata)"""
PROFILE = """
    CREATE OR REPLACE TEMP TABLE calibrate_profile AS
    -- One row per context, pattern, stratum, area, neighbourhood and year that occur together: how many cases.
    SELECT context, pattern_id, number AS stratum, area_code, coalesce(neighbourhood, '') AS neighbourhood,
        coalesce(strftime(happened_on, '%Y'), '') AS year, count(*) AS n
    FROM cases JOIN case_answers USING (case_id) JOIN case_strata USING (context, case_id)
    JOIN calibrate_strata USING (context, stratum) GROUP BY ALL"""
CODED = """
    CREATE OR REPLACE TEMP TABLE calibrate_coded AS
    -- One row per coded case.
    SELECT context, case_id, area_code, coalesce(neighbourhood, '') AS neighbourhood,
        coalesce(strftime(happened_on, '%Y'), '') AS year
    FROM cases SEMI JOIN coded_cases USING (context, case_id)"""
CELL = "context, area_code, period, breakdown"
CODED_IN_CELLS = f"""
    -- One row per cell and coded case in it. Single areas count where a share of them may be given.
    SELECT {CELL}, case_id FROM ({in_cells("calibrate_coded", "case_id")})
    WHERE true QUALIFY area_code NOT IN (SELECT area_code FROM study_areas)
        OR count(*) OVER (PARTITION BY {CELL}) >= {LEAST}"""
CASES_IN_CELLS = f"""
    -- One row per cell, pattern and stratum: how many cases.
    SELECT {CELL}, pattern_id, stratum, sum(n)::BIGINT AS n
    FROM ({in_cells("calibrate_profile", "pattern_id, stratum, n")}) SEMI JOIN calibrate_cells USING ({CELL})
    GROUP BY ALL ORDER BY {CELL}, stratum, pattern_id"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its coded cases by case_id, and a row per pattern and stratum with how many cases there are."""

    name: Name
    coded: Numbers
    pattern: Numbers
    stratum: Numbers
    cases: Numbers


def cells(connection: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    """Every cell with coded cases, and of a context in which any are, the whole study."""
    for sql in (STRATA, PROFILE, CODED):
        connection.execute(sql)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE calibrate_members AS {CODED_IN_CELLS}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE calibrate_cells AS SELECT DISTINCT {CELL} FROM calibrate_members"
    )
    members = _by_cell(connection, f"FROM calibrate_members ORDER BY {CELL}, case_id")
    for name, rows in _by_cell(connection, CASES_IN_CELLS).items():
        yield Cell(name, members[name]["case_id"], rows["pattern_id"], rows["stratum"], rows["n"])


def _by_cell(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[Name, Mapping[str, Any]]:
    """The rows of a query, in the order of cells, cut into cells."""
    columns = {name: np.ma.getdata(one) for name, one in connection.execute(sql).fetchnumpy().items()}
    names = list(zip(*(columns.pop(name).astype(str).tolist() for name in CELL.split(", ")), strict=True))
    starts = [row for row, name in enumerate(names) if row == 0 or name != names[row - 1]]
    ends = [*starts[1:], len(names)] if starts else []
    return {
        names[start]: {key: one[start:end] for key, one in columns.items()}
        for start, end in zip(starts, ends, strict=True)
    }
