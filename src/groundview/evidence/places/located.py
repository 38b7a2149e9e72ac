"""Locating: the point of each offence in metres, and whether it can be trusted as the place where it happened.

What is measured in metres (near repeats, density) needs more than an area. Points that a source moved, points that
stand for a whole city, and points far from the area that the offence's own code names are told apart here.
"""

from __future__ import annotations

import numpy as np

from groundview.evidence.places.plane import areas_in_metres
from groundview.evidence.places.snapped import POINTS, SOURCES, find_spacing
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.coverage import SUPPLIER
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

TOO_FAR = 250.0
"""Metres. Generalised boundaries leave a fifth of snapped points a little outside their own area; further away, code
and point cannot both be right."""
WINDOW_HOURS = 7 * 24
NOWHERE = "('no_location', 'null_island', 'outside_britain', 'split_without_point')"
PERIOD = "(SELECT min(month) AS first_on, last_day(max(month)) AS last_on FROM coverage)"

HERE = f"""
    CREATE OR REPLACE TEMP TABLE offences_here AS
    -- One row per offence of the study's period, with whether it lies outside the study's areas.
    WITH {TYPES}
    SELECT source, source_file, source_row, {SUPPLIER} AS force, type, area_code,
        area_code IS NULL AND how NOT IN {NOWHERE} AS outside,
        date_trunc('month', recorded_on)::DATE AS month,
        hash(area_code, easting, northing, longitude, latitude) AS spot, easting, northing, longitude, latitude,
        CASE WHEN recorded_precision = 'month' THEN NULL
            WHEN occurred_from IS NULL THEN recorded_on
            WHEN abs(date_diff('hour', occurred_from, coalesce(occurred_to, occurred_from))) <= {WINDOW_HOURS}
                THEN (occurred_from + (coalesce(occurred_to, occurred_from) - occurred_from) / 2)::DATE
            END AS happened_on
    FROM offences JOIN placed USING (source, source_file, source_row)
    JOIN types ON types.offence_code IS NOT DISTINCT FROM offences.offence_code
        AND types.offence IS NOT DISTINCT FROM offences.offence
    CROSS JOIN {PERIOD}
    WHERE recorded_on BETWEEN first_on AND last_on"""

SPOTS = """
    -- One row per area and point that occur together.
    SELECT spot, any_value(area_code) AS area_code, any_value(easting) AS easting, any_value(northing) AS northing,
        any_value(longitude) AS longitude, any_value(latitude) AS latitude
    FROM offences_here WHERE area_code IS NOT NULL
        AND coalesce(easting + northing, longitude + latitude) IS NOT NULL
    GROUP BY spot ORDER BY spot"""

LOCATED = Query(
    "located",
    # One row per offence; without coordinates unless its point can be trusted.
    """
    SELECT source, source_file, source_row, type, area_code, happened_on,
        CASE WHEN known IN ('exact', 'snapped') THEN x END AS x,
        CASE WHEN known IN ('exact', 'snapped') THEN y END AS y,
        known AS how
    FROM (SELECT here.*, told.x, told.y,
            CASE WHEN here.area_code IS NULL THEN 'missing'
                WHEN told.x IS NULL THEN 'code_only'
                WHEN told.far THEN 'far'
                WHEN stands_in THEN 'stand_in'
                WHEN points IN ('snapped', 'grid') THEN 'snapped'
                ELSE 'exact' END AS known
        FROM offences_here here LEFT JOIN told USING (spot)
        LEFT JOIN point_use USING (source, force, x, y)
        LEFT JOIN spacing USING (source, force)
        WHERE NOT outside)
    ORDER BY source, source_file, source_row""",
)

COUNTS = Query(
    "location_counts",
    # One row per source, force, type, month and way in which the place is known.
    """
    SELECT source, force, here.type, month, coalesce(how, 'outside') AS how, count(*) AS n,
        count(here.happened_on) AS n_dated
    FROM offences_here here LEFT JOIN located USING (source, source_file, source_row)
    GROUP BY ALL ORDER BY ALL""",
)


def locate(store: Store) -> int:
    """Makes `located`, `location_counts` and `location_sources`; gives the number of offences."""
    store.connection.execute(HERE)
    _tell_spots(store)
    store.connection.execute(POINTS)
    find_spacing(store)
    store.make(SOURCES)
    made = store.make(LOCATED)
    store.make(COUNTS)
    return made


def _tell_spots(store: Store) -> None:
    """Makes the temporary table `told`: each spot's point in metres, and whether it is far from its area."""
    from shapely import distance, points

    found = store.connection.execute(SPOTS).fetchnumpy()
    x, y, longitude, latitude = (
        np.ma.filled(np.ma.asarray(found[name]).astype(np.float64), np.nan)
        for name in ("easting", "northing", "longitude", "latitude")
    )
    plane, codes, shapes = areas_in_metres(store.connection)
    by_degrees = np.isnan(x) | np.isnan(y)
    x, y = plane.of_grid(x, y)
    x[by_degrees], y[by_degrees] = plane.of_degrees(longitude[by_degrees], latitude[by_degrees])
    own = np.searchsorted(codes.astype(str), np.ma.filled(found["area_code"], "").astype(str))
    apart = distance(points(x, y), shapes[own]) if len(codes) else np.full(len(x), np.nan)
    columns = {"spot": found["spot"], "x": x, "y": y, "far": apart > TOO_FAR}
    put_table(
        store.connection, "told", columns, {"spot": "UBIGINT", "x": "DOUBLE", "y": "DOUBLE", "far": "BOOLEAN"}
    )
