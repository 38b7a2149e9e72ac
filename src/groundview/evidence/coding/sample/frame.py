"""The frame of a sample: every case of a context that could be drawn, each in one stratum."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from groundview.evidence.cases.context import Context
from groundview.evidence.coding.extract import ABOUT_CASES
from groundview.evidence.coding.sample.design import Design
from groundview.evidence.pole.sql import literal
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

MET, POINTED, OPEN, NOT_MET = (
    "met",
    "open, something points to it",
    "open, nothing points to it",
    "not met",
)
ALL = "all cases"


def make_frame(
    connection: duckdb.DuckDBPyConnection, context: Context, design: Design, *, strata: bool, number: int
) -> int:
    """Makes the temporary table `coding_frame` of a context's cases, each in a stratum, and gives how many of them are
    `left` to draw: those that no sample has drawn (`coding_taken`) and of which no extract holds a coding. A case keeps
    the stratum of `coding_kept`; the name of one that came later says since which sample. Needs `named_cases`."""
    row = connection.execute("SELECT count(*) FROM coding_kept").fetchone()
    since = f", since sample {number}" if row and row[0] else ""
    now = _strata(context, design) if strata else f"SELECT case_id, {literal(ALL)} AS stratum FROM cases"
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE coding_frame AS
        WITH coded AS (SELECT DISTINCT case_id FROM ({ABOUT_CASES}) WHERE case_id IS NOT NULL)
        -- One row per case of the context.
        SELECT case_id, case_key, coalesce(kept.stratum, now.stratum || {literal(since)}) AS stratum, area_code,
            happened_on, case_ref, source, nth, source_file, source_row,
            coded.case_id IS NULL AND taken.case_key IS NULL AS "left"
        FROM named_cases AS named JOIN ({now}) AS now USING (case_id)
        LEFT JOIN coding_kept AS kept USING (case_key) LEFT JOIN coding_taken AS taken USING (case_key)
        LEFT JOIN coded USING (case_id)
        WHERE context = {literal(context.context)} ORDER BY case_key"""
    )
    found = connection.execute('SELECT count(*) FROM coding_frame WHERE "left"').fetchone()
    return int(found[0]) if found else 0


def put_taken(connection: duckdb.DuckDBPyConnection, keys: Collection[str]) -> None:
    """Makes the temporary table `coding_taken` of the keys of cases that were drawn before."""
    put_table(connection, "coding_taken", {"case_key": sorted(keys)}, {"case_key": "VARCHAR"})


def _strata(context: Context, design: Design) -> str:
    themes = ", ".join(map(literal, design.points))
    return f"""
        WITH pointed AS (
            -- One row per pattern of answers: whether any criterion that points to organisation is met.
            SELECT pattern_id, coalesce(bool_or(pattern[place + 1] = 'y') FILTER (theme IN ({themes})), false) AS points
            FROM answer_patterns CROSS JOIN asked_criteria GROUP BY pattern_id),
        decided AS (
            SELECT pattern_id, answer FROM pattern_decisions
            WHERE context = {literal(context.context)} AND definition = {literal(context.definitions[0])})
        -- One row per case that the criteria were asked of, in its stratum.
        SELECT case_id, CASE answer WHEN 'yes' THEN {literal(MET)} WHEN 'no' THEN {literal(NOT_MET)}
            ELSE CASE WHEN points THEN {literal(POINTED)} ELSE {literal(OPEN)} END END AS stratum
        FROM case_answers JOIN pointed USING (pattern_id) LEFT JOIN decided USING (pattern_id)"""
