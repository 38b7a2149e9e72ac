"""Counting offences by area, month, type and outcome: the one dense table that the questions start from.

A month for which a force supplied nothing is a gap: no cell of it is counted, not even as nought.
"""

from __future__ import annotations

from collections.abc import Sequence

from groundview.errors import DataProblem
from groundview.evidence.pole.codes.outcome_groups import group_of
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.coverage import ABSENT, make_coverage
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.study import RecordingGap


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
            -- What a month holds that is a gap though the force supplied it is a part, and counts nowhere.
            AND (area_code, date_trunc('month', recorded_on)::DATE) NOT IN (
                SELECT (area_code, month) FROM coverage WHERE why <> '{ABSENT}')
            AND recorded_on BETWEEN DATE '{period_from}-01' AND last_day(DATE '{period_to}-01')
        GROUP BY ALL ORDER BY ALL""",
    )


def count(store: Store, period_from: str, period_to: str, gaps: Sequence[RecordingGap] = ()) -> int:
    """Makes `coverage` and `offence_counts` for a period of months; an end left empty is the data's own. Both stay
    empty where only involvements are known, without day or place. Raises DataProblem where not even those are, and
    UsageProblem for a gap declared where the study has nothing."""
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
    make_coverage(store, (begins, ends), gaps)
    return store.make(offence_counts(begins, ends))
