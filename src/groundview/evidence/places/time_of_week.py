"""Times of the week: offences of which only a window is known, shared out over the clock (aoristic weights).

A burglary between leaving for work and coming home counts in each hour between by as much as that hour is of the
window: its beginning or its middle would put half of all burglaries at eight or at noon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import column_types
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from groundview.statistics.time_windows.aoristic import Aoristic

LEAST = 100
"""Offences that can be shared out, below which a type has no clock of its own."""
CLOCKS = ("hour", "weekday")
OF_ALL = (*CLOCKS, "hour_of_week")

WINDOWS = f"""
    CREATE OR REPLACE TEMP TABLE windows AS
    -- One row per offence of the study's areas and period that is recorded to the day: when it began and ended. Without
    -- an end it is one moment; one at midnight to the second is a date that was written without a time.
    WITH {TYPES},
    period AS (SELECT min(month) AS first_on, last_day(max(month)) AS last_on FROM coverage),
    timed AS (
        SELECT *, coalesce(occurred_to, occurred_from) AS until, until = occurred_from
            AND occurred_from = date_trunc('day', occurred_from) AS no_time
        FROM offences WHERE recorded_precision IS DISTINCT FROM 'month')
    SELECT type, CASE WHEN NOT no_time THEN occurred_from END AS begins, CASE WHEN NOT no_time THEN until END AS ends,
        source, source_file, source_row
    FROM timed JOIN placed USING (source, source_file, source_row)
    JOIN types ON types.offence_code IS NOT DISTINCT FROM timed.offence_code
        AND types.offence IS NOT DISTINCT FROM timed.offence
    CROSS JOIN period
    WHERE area_code IS NOT NULL AND recorded_on BETWEEN first_on AND last_on"""

OF_TYPES = """
    -- One row per type with enough windows, in order.
    SELECT type FROM windows WHERE ends >= begins AND date_diff('hour', begins, ends) < 24
    GROUP BY type HAVING count(*) >= ? ORDER BY type"""

ONE = """
    -- One row per offence of a type, or of all.
    SELECT begins, ends FROM windows WHERE ? IN ('', type) ORDER BY source, source_file, source_row"""

MONTHS_ONLY = "the extracts give months and no days"
UNTIMED = "no offence has a time of day"


def share_out_times(store: Store) -> int:
    """Makes `time_windows`, and gives its number of rows."""
    store.connection.execute(WINDOWS)
    (of_all,) = store.connection.execute("SELECT count(*) FROM windows").fetchone() or (0,)
    rows = list(_rows(store)) if of_all else [{"type": "", "clock": "hour", "cell": "", "note": MONTHS_ONLY}]
    types = column_types(tables()["time_windows"])
    columns = {name: np.array([row.get(name) for row in rows], dtype=object) for name in types}
    put_table(store.connection, "times_found", columns, types)
    # One row per type, clock and hour or day.
    return store.make(Query("time_windows", "SELECT * FROM times_found ORDER BY type, clock, place"))


def _rows(store: Store) -> Iterator[dict[str, Any]]:
    """The clocks of all offences together, and of each type with enough of them."""
    types = [name for (name,) in store.connection.execute(OF_TYPES, [LEAST]).fetchall()]
    for type_ in ("", *types):
        found = store.connection.execute(ONE, [type_]).fetchnumpy()
        begins, ends = (_times(found[name]) for name in ("begins", "ends"))
        for clock in CLOCKS if type_ else OF_ALL:
            yield from ({"type": type_, "clock": clock} | cell for cell in _cells(begins, ends, clock))


def _cells(begins: NDArray[Any], ends: NDArray[Any], clock: str) -> Iterator[dict[str, Any]]:
    """Each hour or day of one clock as columns, or one row that says why there are none."""
    from groundview.statistics.time_windows.aoristic import aoristic

    made = aoristic(begins, ends, by=clock)
    apart = {"used": made.used, "too_long": made.too_long, "untimed": made.missing + made.backwards}
    if not made.used:
        yield apart | {"cell": "", "note": UNTIMED}
        return
    for place, columns in enumerate(zip(made.cells, *_columns(made), strict=True)):
        names = ("cell", "events", "low", "high", "certain", "possible")
        yield apart | dict(zip(names, columns, strict=True)) | {"place": place, "note": ""}


def _columns(made: Aoristic) -> tuple[NDArray[np.float64], ...]:
    """Events in each cell; within what bounds; how many certainly, and how many possibly."""
    sampling, evidence = made.counts.sampling, made.counts.evidence
    possible = made.counts.n
    if sampling is None or evidence is None or possible is None:
        raise ValueError("shared-out windows come with their bounds")
    # The evidence range holds the value itself: of less than one possible event nothing is certain.
    return made.counts.value, sampling.low, sampling.high, np.floor(evidence.low + 1e-9), possible


def _times(column: Any) -> NDArray[Any]:
    """A column of the database as seconds, not-a-time where it is missing."""
    filled = np.ma.filled(np.ma.asarray(column).astype("datetime64[s]"), np.datetime64("NaT"))
    return np.asarray(filled, dtype="datetime64[s]")
