"""Cases month by month, by what each definition makes of them; a month that was not supplied in full is a gap."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.cases.context import Context
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.records.coverage import BUSY
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

PLACED = """
    -- One row per context and area of offences, and the places that it counts towards: the study, its city where there
    -- are several, its neighbourhood.
    placed AS (
        SELECT DISTINCT context, area_code, unnest(['', parent]) AS place, '' AS breakdown
        FROM (SELECT DISTINCT context FROM cases)
        CROSS JOIN (SELECT area_code, CASE WHEN several THEN parent END AS parent FROM study_areas
            CROSS JOIN (SELECT count(DISTINCT parent) > 1 AS several FROM study_areas))
        UNION SELECT DISTINCT context, area_code, '', 'neighbourhood=' || replace(neighbourhood, ';', ',')
        FROM cases WHERE neighbourhood IS NOT NULL
        UNION SELECT DISTINCT context, NULL::VARCHAR, '', '' FROM cases)"""


def case_counts(asked: Sequence[Context]) -> Query:
    """One row per context, place, definition and answer (or all cases), and month of the period. Offences are supplied
    where every area of the place was; other records from the first to the last month in which their table has any,
    without those in which a busy table has none."""
    return Query(
        "case_counts",
        f"""
        WITH {PLACED},
        months AS (SELECT DISTINCT month FROM coverage),
        supplied AS ({" UNION ALL ".join(map(_supplied, asked))}),
        monthly AS (
            -- One row per context, pattern, place and month of cases.
            SELECT context, pattern_id, place, breakdown, month, sum(n) AS n FROM (
                SELECT context, pattern_id, area_code, date_trunc('month', happened_on)::DATE AS month,
                    coalesce('neighbourhood=' || replace(neighbourhood, ';', ','), '') AS own, count(*) AS n
                FROM cases JOIN case_answers USING (case_id) GROUP BY ALL) AS seen
            JOIN (SELECT context, area_code AS there, place, breakdown FROM placed) AS placed
                USING (context)
            WHERE there IS NOT DISTINCT FROM area_code AND (breakdown = '' OR breakdown = own) GROUP BY ALL),
        kinds AS (
            -- One row per context, definition and answer that its cases may have, and one for all of its cases.
            SELECT DISTINCT context, definition, unnest(['organised', 'not organised', 'open']) AS answer
            FROM pattern_decisions
            UNION SELECT DISTINCT context, '', '' FROM cases),
        answered AS (
            SELECT context, place, breakdown, month, definition, CASE answer WHEN 'yes' THEN 'organised'
                WHEN 'no' THEN 'not organised' ELSE 'open' END AS answer, sum(n) AS n
            FROM monthly JOIN pattern_decisions USING (context, pattern_id) GROUP BY ALL
            UNION ALL SELECT context, place, breakdown, month, '', '', sum(n) FROM monthly GROUP BY ALL)
        SELECT context, place AS area_code, breakdown, definition, answer, month,
            CASE WHEN full_month THEN coalesce(n, 0) END AS n
        FROM (SELECT DISTINCT context, place, breakdown FROM placed WHERE place IS NOT NULL)
        JOIN kinds USING (context) JOIN supplied USING (context, place, breakdown)
        LEFT JOIN answered USING (context, place, breakdown, definition, answer, month)
        ORDER BY ALL""",
    )


def make_case_counts(store: Store, asked: Sequence[Context]) -> int:
    """Makes `case_counts` and gives its number of rows. Needs `cases`, `case_answers`, `pattern_decisions`, `coverage`
    and `study_areas`."""
    return store.make(case_counts(asked))


def _supplied(context: Context) -> str:
    """SQL with one row per place of a context and month: whether the month was supplied in full."""
    name = literal(context.context)
    if context.case.table == "offences":
        return f"""
            SELECT context, place, breakdown, month, bool_and(covered = 'yes') AS full_month
            FROM placed JOIN coverage USING (area_code) WHERE context = {name} GROUP BY ALL"""
    return f"""
            SELECT {name} AS context, place, breakdown, month, coalesce(month BETWEEN first_month AND last_month
                AND (dated.n IS NOT NULL OR usual < {BUSY}), false) AS full_month
            FROM (SELECT DISTINCT place, breakdown FROM placed WHERE context = {name}) CROSS JOIN months
            LEFT JOIN ({_dated(context)}) AS dated USING (month)
            CROSS JOIN (SELECT min(month) AS first_month, max(month) AS last_month, median(n) AS usual
                FROM ({_dated(context)}))"""


def _dated(context: Context) -> str:
    day = f"{quoted(context.case.dated_by)}::DATE"
    return (
        f"SELECT date_trunc('month', {day})::DATE AS month, count(*) AS n FROM {context.case.table} "
        f"WHERE {day} IS NOT NULL GROUP BY ALL"
    )
