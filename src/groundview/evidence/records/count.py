"""Counting offences by area, month, type and outcome: the one dense table that the questions start from.

A month for which a force supplied nothing is a gap: no cell of it is counted, not even as nought.
"""

from __future__ import annotations

from groundview.errors import DataProblem
from groundview.evidence.pole.codes.outcome_groups import group_of
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

SUPPLIER = "coalesce(force, offences.source)"


def coverage(period_from: str, period_to: str) -> Query:
    """One row per area and month of the period, with whether the area's own force supplied that month."""
    return Query(
        "coverage",
        f"""
        WITH supplied AS (
            -- One row per force and month with any record at all, inside the study or not.
            SELECT DISTINCT {SUPPLIER} AS force, date_trunc('month', recorded_on)::DATE AS month FROM offences),
        heard AS (
            -- One row per area and force that recorded something there.
            SELECT area_code, {SUPPLIER} AS force, count(*) AS n FROM offences
            JOIN placed USING (source, source_file, source_row) WHERE area_code IS NOT NULL GROUP BY ALL),
        main AS (SELECT area_code, arg_max(force, (n, force)) AS force FROM heard GROUP BY area_code),
        parents AS (
            -- One row per parent: the force with most offences there, for areas where nothing was recorded.
            SELECT parent, arg_max(force, (n, force)) AS force FROM (
                SELECT parent, force, sum(n) AS n FROM heard JOIN study_areas USING (area_code) GROUP BY ALL)
            GROUP BY parent),
        months AS (
            SELECT unnest(generate_series(DATE '{period_from}-01', DATE '{period_to}-01', INTERVAL 1 MONTH))::DATE
                AS month)
        SELECT area_code, coalesce(main.force, parents.force) AS force, months.month,
            CASE WHEN supplied.month IS NULL THEN 'no' ELSE 'yes' END AS covered
        FROM study_areas CROSS JOIN months
        LEFT JOIN main USING (area_code)
        LEFT JOIN parents ON parents.parent IS NOT DISTINCT FROM study_areas.parent
        LEFT JOIN supplied ON supplied.month = months.month
            AND supplied.force = coalesce(main.force, parents.force)
        ORDER BY area_code, months.month""",
    )


def offence_counts(period_from: str, period_to: str) -> Query:
    """One row per area, month, type and outcome group that occur together inside the study's areas and period."""
    return Query(
        "offence_counts",
        f"""
        WITH {TYPES}
        SELECT area_code, date_trunc('month', recorded_on)::DATE AS month, type,
            {group_of("outcome_code")} AS outcome, count(*) AS n
        FROM offences JOIN placed USING (source, source_file, source_row)
        JOIN types ON types.offence_code IS NOT DISTINCT FROM offences.offence_code
            AND types.offence IS NOT DISTINCT FROM offences.offence
        WHERE area_code IS NOT NULL
            AND recorded_on BETWEEN DATE '{period_from}-01' AND last_day(DATE '{period_to}-01')
        GROUP BY ALL ORDER BY ALL""",
    )


def count(store: Store, period_from: str, period_to: str) -> int:
    """Makes `coverage` and `offence_counts` for a period of months; an end left empty is the data's own. Both stay
    empty where only involvements are known, without day or place. Raises DataProblem where not even those are."""
    first, last = store.connection.execute(
        "SELECT strftime(min(recorded_on), '%Y-%m'), strftime(max(recorded_on), '%Y-%m') FROM offences"
    ).fetchone() or (None, None)
    if first is None and store.count("involvements"):
        for name in ("coverage", "offence_counts"):
            store.connection.execute(create_table(tables()[name]))
        return 0
    if first is None:
        raise DataProblem(
            "No offence was loaded.",
            next_step="groundview check STUDY shows what was read and why rows were refused.",
        )
    begins, ends = period_from or first, period_to or last
    store.make(coverage(begins, ends))
    return store.make(offence_counts(begins, ends))
