"""Whether a source's points are where offences happened, or points that it moved them to.

Data of police.uk lie on a fixed list of points of eight addresses or more; some forces give the middle of the street,
or a corner of a grid. Such points show themselves: hardly an offence has its point for itself, offences of several
types share one, and the points lie further apart than front doors do.
"""

from __future__ import annotations

import numpy as np

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

ENOUGH = 100
"""Offences with a point, below which a source's points are taken as it gives them."""
ALONE = 0.2
"""Of exactly placed offences nearly half have a point for themselves (an invented city), of those of police.uk 7% (five
months of Bristol)."""
MIXED, KINDS = 0.5, 3
"""Share of offences whose point holds offences of so many types: 39% and 73% in the same."""
FRONT_DOORS = 25.0
"""Metres between points, above which they are not front doors of a street."""
STEPS = (1000, 500, 250, 100, 50, 25, 10)
ON_GRID = 0.95
STAND_IN, STAND_IN_KINDS = 5, 3

POINTS = f"""
    CREATE OR REPLACE TEMP TABLE point_use AS
    -- One row per source, force and point: how many offences have it, of how many types, and whether it is a round
    -- number of hundreds of metres that many share.
    SELECT source, force, x, y, count(*) AS n, count(DISTINCT type) AS n_types,
        x % 100 = 0 AND y % 100 = 0 AND count(*) >= {STAND_IN} AND count(DISTINCT type) >= {STAND_IN_KINDS} AS round
    FROM offences_here JOIN told USING (spot) WHERE x IS NOT NULL AND NOT far
    GROUP BY source, force, x, y"""

STEP = " ".join(
    f"WHEN avg((x % {step} = 0 AND y % {step} = 0)::INT) >= {ON_GRID} THEN {step}" for step in STEPS
)

ASKED = f"""
    -- One row per source and force with points: its grid, if it has one, and how its offences share points.
    SELECT source, force, sum(n)::BIGINT AS n, count(*) AS n_points, CASE {STEP} END AS step,
        coalesce(sum(n) FILTER (n = 1), 0) / sum(n) AS alone,
        coalesce(sum(n) FILTER (n_types >= {KINDS}), 0) / sum(n) AS mixed
    FROM point_use GROUP BY source, force ORDER BY source, force"""

SOURCES = Query(
    "location_sources",
    # One row per source and force.
    """
    SELECT source, force, coalesce(points, 'none') AS points, metres, coalesce(n_points, 0) AS n_points,
        coalesce(spacing.n, 0) AS n
    FROM (SELECT DISTINCT source, force FROM offences_here) LEFT JOIN spacing USING (source, force)
    ORDER BY source, force""",
)


def find_spacing(store: Store) -> None:
    """Makes the temporary table `spacing` of sources with points, and marks in `point_use` which points stand for
    somewhere else (`stands_in`)."""
    rows = store.connection.execute(ASKED).fetchall()
    found = [(*row[:4], *_judged(store, row)) for row in rows]
    names = ("source", "force", "n", "n_points", "points", "metres")
    columns = dict(zip(names, zip(*found, strict=True) if found else [()] * len(names), strict=True))
    types = {"source": "VARCHAR", "force": "VARCHAR", "n": "BIGINT", "n_points": "BIGINT", "points": "VARCHAR",
             "metres": "DOUBLE"}  # fmt: skip
    put_table(store.connection, "spacing", columns, types)
    store.connection.execute("""
        CREATE OR REPLACE TEMP TABLE point_use AS
        SELECT point_use.* EXCLUDE (round), round AND points = 'exact' AS stands_in
        FROM point_use JOIN spacing USING (source, force)""")


def _judged(store: Store, row: tuple[str, str, int, int, int | None, float, float]) -> tuple[str, float]:
    """What the points of one source and force are, and the metres between them."""
    source, force, n, _, step, alone, mixed = row
    if step is not None and n >= ENOUGH:
        return "grid", float(step)
    metres = _apart(store, source, force)
    shared = alone < ALONE and mixed >= MIXED and metres > FRONT_DOORS
    return ("snapped" if shared and n >= ENOUGH else "exact"), metres


def _apart(store: Store, source: str, force: str) -> float:
    """The median distance from a point to the next, in metres; NaN for a single point."""
    from scipy.spatial import KDTree

    found = store.connection.execute(
        "SELECT DISTINCT x, y FROM point_use WHERE source = ? AND force = ? ORDER BY x, y", [source, force]
    ).fetchnumpy()
    points = np.column_stack([np.asarray(found[name], np.float64) for name in ("x", "y")])
    if len(points) < 2:
        return float("nan")
    return float(np.median(KDTree(points).query(points, k=2)[0][:, 1]))
