"""Which months were supplied for each area: what nobody supplied is a gap, never a nought.

A month may be missing for a part of a force's areas only, in files put together of many answers. So an area that is
busy, and has next to nothing in one month, was not supplied in it; and where most busy areas of a force and city are
silent, so were those areas without a record that are seldom busy. A month supplied by half cannot be told from a quiet
one: the study declares it.
"""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.span import check_places, holds, put_places
from groundview.evidence.records.store import Store
from groundview.study import RecordingGap

SUPPLIER = "coalesce(force, offences.source)"
BUSY = 20
"""Offences in the median month of an area from which a silent month cannot be chance: with a mean of 20, none happens
once in 500 million months, and one once in 20 million."""
NEXT_TO_NOTHING = 0.1
"""The share of its median month below which a busy area is silent: neighbours' records near a border are no supply."""
ABSENT, SILENT = "not supplied", "silent: next to nothing, where so few cannot be chance"
DECLARED = "declared: "
GAPS = {"first_on": "DATE", "last_on": "DATE", "why": "VARCHAR"}


SUPPLIED = f"""
    supplied AS (
        -- One row per force and month with any record at all, inside the study or not.
        SELECT DISTINCT {SUPPLIER} AS force, date_trunc('month', recorded_on)::DATE AS month FROM offences),
    seen AS (
        -- One row per area, force that recorded something there, and month of it.
        SELECT area_code, {SUPPLIER} AS force, date_trunc('month', recorded_on)::DATE AS month, count(*) AS n
        FROM offences JOIN placed USING (source, source_file, source_row) WHERE area_code IS NOT NULL GROUP BY ALL),
    heard AS (SELECT area_code, force, sum(n) AS n FROM seen GROUP BY ALL),
    main AS (SELECT area_code, arg_max(force, (n, force)) AS force FROM heard GROUP BY area_code),
    parents AS (
        -- One row per parent: the force with most offences there, for areas where nothing was recorded.
        SELECT parent, arg_max(force, (n, force)) AS force FROM (
            SELECT parent, force, sum(n) AS n FROM heard JOIN study_areas USING (area_code) GROUP BY ALL)
        GROUP BY parent)"""


def coverage(period_from: str, period_to: str) -> Query:
    """One row per area and month of the period, with whether its own force supplied that month there, and why not.
    Needs `declared_gaps` and `gap_places`."""
    return Query(
        "coverage",
        f"""
        WITH {SUPPLIED},
        months AS (
            SELECT unnest(generate_series(DATE '{period_from}-01', DATE '{period_to}-01', INTERVAL 1 MONTH))::DATE
                AS month),
        grid AS (
            -- One row per area and month: its force, whether that supplied anything, and what anyone recorded there.
            SELECT study_areas.area_code, study_areas.parent, coalesce(main.force, parents.force) AS force,
                months.month, supplied.month IS NOT NULL AS by_force, coalesce(there.n, 0) AS n
            FROM study_areas CROSS JOIN months
            LEFT JOIN main USING (area_code)
            LEFT JOIN parents ON parents.parent IS NOT DISTINCT FROM study_areas.parent
            LEFT JOIN supplied ON supplied.month = months.month
                AND supplied.force = coalesce(main.force, parents.force)
            LEFT JOIN (SELECT area_code, month, sum(n) AS n FROM seen GROUP BY ALL) AS there
                ON there.area_code = study_areas.area_code AND there.month = months.month),
        busy AS (
            SELECT area_code, {NEXT_TO_NOTHING} * median(n) AS least FROM grid WHERE by_force
            GROUP BY area_code HAVING median(n) >= {BUSY}),
        hushed AS (
            -- One row per force, city and month in which at least half of the busy areas are silent.
            SELECT force, parent, month FROM grid JOIN busy USING (area_code) WHERE by_force
            GROUP BY ALL HAVING 2 * count(*) FILTER (n < least) >= count(*)),
        said AS (
            -- One row per area and month that the study declares a gap.
            SELECT grid.area_code, month, min(why) AS reason
            FROM grid JOIN declared_gaps ON month BETWEEN first_on AND last_on
            JOIN gap_places AS place USING (number) WHERE {holds("place", "grid")} GROUP BY ALL)
        SELECT grid.area_code, grid.force, grid.month,
            CASE WHEN NOT by_force THEN '{ABSENT}' WHEN said.reason IS NOT NULL THEN said.reason
                WHEN n < least OR (n = 0 AND hushed.month IS NOT NULL) THEN '{SILENT}' END AS why,
            CASE WHEN why IS NULL THEN 'yes' ELSE 'no' END AS covered
        FROM grid LEFT JOIN busy USING (area_code) LEFT JOIN said USING (area_code, month)
        LEFT JOIN hushed ON hushed.month = grid.month AND hushed.force = grid.force
            AND hushed.parent IS NOT DISTINCT FROM grid.parent
        ORDER BY grid.area_code, grid.month""",
    )


def make_coverage(store: Store, period: tuple[str, str], gaps: Sequence[RecordingGap]) -> int:
    """Makes `coverage` of a period of months, with the gaps that the study declares. Raises UsageProblem for a force or
    an area among them that the study does not have."""
    rows = [
        (f"{gap.first_month}-01", f"{gap.last_month}-01", DECLARED + gap.why, number)
        for number, gap in enumerate(gaps)
    ]
    columns = dict(zip((*GAPS, "number"), zip(*rows, strict=True) if rows else [()] * 4, strict=True))
    put_table(store.connection, "declared_gaps", columns, GAPS | {"number": "BIGINT"})
    put_places(store, "gap_places", gaps)
    made = store.make(coverage(*period))
    check_places(store, gaps, "gaps")
    return made
