"""Near repeats: whether offences close to each other are soon after each other more often than chance would have it.

The days of the offences of one city are dealt anew among them, so that streets with many offences and months with many
are no surprise. Cities are tested one by one: their forces may have supplied other months.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.places.near_repeats import NearRepeats, asked_of, near_repeats
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import column_types
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from groundview.statistics.near_repeat.knox import KnoxTable

SEED = 20070903
PERMUTATIONS = 999
APART = 2.0
"""The first band must be so many times as wide as snapped points lie apart: else it holds few points but the same."""

NO_DAYS = "no offence has a day: the extracts give months alone, or windows of several days"
TOO_FEW = "only {n} of {of} offences have a place and a day, and fewer than {least} say nothing"
TOO_COARSE = "points are moved to shared ones about {metres:.0f} m apart, too far for bands of {band:g} m"
SNAPPED = (
    "points are moved to shared ones about {metres:.0f} m apart: the same place is not told from the next"
)

CHOSEN = """
    CREATE OR REPLACE TEMP TABLE chosen AS
    -- One row per context or type, and offence that counts under it.
    WITH asked AS ({asked}),
    cities AS (
        SELECT area_code, CASE WHEN (SELECT count(DISTINCT parent) FROM study_areas) > 1 THEN parent END AS city
        FROM study_areas),
    period AS (SELECT min(month) AS first_on, last_day(max(month)) AS last_on FROM coverage)
    SELECT context, asked.type, coalesce(city, '') AS city, x, y,
        CASE WHEN happened_on BETWEEN first_on AND last_on THEN happened_on END AS happened_on,
        happened_on IS NOT NULL AS dated,
        CASE WHEN how = 'snapped' THEN metres END AS metres, source, source_file, source_row
    FROM asked JOIN located USING (source, source_file, source_row)
    JOIN cities USING (area_code) CROSS JOIN period
    JOIN (SELECT source, source_file, source_row, coalesce(force, source) AS force FROM offences)
        USING (source, source_file, source_row)
    LEFT JOIN location_sources USING (source, force)"""

GROUPS = """
    -- One row per context or type, and city: its offences, those with a day, and how far apart shared points lie.
    SELECT context, type, city, count(*) AS n, count(*) FILTER (dated) AS n_dated,
        count(*) FILTER (x IS NOT NULL AND happened_on IS NOT NULL) AS n_events, coalesce(max(metres), 0) AS metres
    FROM chosen GROUP BY ALL ORDER BY context, type, city"""

EVENTS = """
    -- One row per offence of one group with a place and a day.
    SELECT x, y, happened_on FROM chosen WHERE context = ? AND type = ? AND city = ?
        AND x IS NOT NULL AND happened_on IS NOT NULL ORDER BY source, source_file, source_row"""


@dataclass(frozen=True, slots=True)
class Group:
    """Offences of one context or type in one city: how many, how many with a day, how many with a place and a day in
    the study's period, and how many metres apart their points lie where a source moves them (else 0)."""

    context: str
    type: str
    city: str
    n: int
    n_dated: int
    n_events: int
    metres: float


def find_near_repeats(store: Store, declared: NearRepeats | None = None) -> int:
    """Makes `near_repeat_cells`, and gives its number of rows."""
    asked = declared or near_repeats()
    store.connection.execute(CHOSEN.format(asked=asked_of(asked)))
    groups = [Group(*row) for row in store.connection.execute(GROUPS).fetchall()]
    rows = [row for group in groups for row in _rows(store, asked, group)]
    types = column_types(tables()["near_repeat_cells"])
    columns = {name: [row.get(name) for row in rows] for name in types}
    put_table(store.connection, "cells_found", columns, types)
    # One row per city, type or context, and bands.
    return store.make(
        Query(
            "near_repeat_cells",
            "SELECT * FROM cells_found ORDER BY context, type, area_code, distance, interval",
        )
    )


def _rows(store: Store, declared: NearRepeats, group: Group) -> Iterator[dict[str, Any]]:
    """The cells of one group, or one row that says why there are none."""
    told = {"context": group.context, "type": group.type, "area_code": group.city, "n_of": group.n}
    told["n"] = group.n_events
    if why := refused(declared, group):
        yield told | {"distance": "", "interval": "", "note": why}
        return
    found = store.connection.execute(EVENTS, [group.context, group.type, group.city]).fetchnumpy()
    x, y, day = (np.ma.getdata(found[name]) for name in ("x", "y", "happened_on"))
    made = knox_table(declared, group, (x, y, day.astype("datetime64[D]")))
    if np.all(np.isnan(made.p)):
        yield told | {"distance": "", "interval": "", "note": made.note}
        return
    note = SNAPPED.format(metres=group.metres) if group.metres else ""
    yield from (told | cell | {"note": note} for cell in _cells(made))


def refused(declared: NearRepeats, group: Group) -> str:
    """Why nothing can be tested; empty where it can."""
    if group.n and not group.n_dated:
        return NO_DAYS
    if group.metres * APART > declared.metres[1]:
        return TOO_COARSE.format(metres=group.metres, band=declared.metres[1])
    if group.n_events < declared.least:
        return TOO_FEW.format(n=group.n_events, of=group.n, least=declared.least)
    return ""


def knox_table(declared: NearRepeats, group: Group, events: tuple[NDArray[Any], ...]) -> KnoxTable:
    """Knox's table of events (eastings, northings, days); where points were moved, without the same place apart."""
    from groundview.statistics.near_repeat.bands import Bands
    from groundview.statistics.near_repeat.knox import knox
    from groundview.statistics.near_repeat.shuffles import Shuffles

    bands = Bands.of(declared.metres, declared.days, same_place=not group.metres)
    return knox(*events, bands=bands, shuffles=Shuffles(SEED, PERMUTATIONS))


def _cells(made: KnoxTable) -> Iterator[dict[str, Any]]:
    """Each cell of a table as columns."""
    columns = {
        "observed": made.observed, "expected": made.mean, "median": made.median, "ratio": made.ratio_to_mean,
        "ratio_to_median": made.ratio_to_median, "p": made.p, "p_any": made.p_table,
        "chance_low": made.chance.low, "chance_high": made.chance.high,
    }  # fmt: skip
    for row, distance in enumerate(made.distances):
        for column, days in enumerate(made.intervals):
            numbers = {name: float(values[row, column]) for name, values in columns.items()}
            yield numbers | {"distance": _in_metres(distance), "interval": days, "method": made.method}


def _in_metres(band: str) -> str:
    """A band as it reads: "[0, 200) m", "0 m (same place)"."""
    return "0 m (same place)" if "same" in band else f"{band} m"
