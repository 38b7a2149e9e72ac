"""Placing: in which area of the study each offence lies, and how that is known.

The area code that the extract gives is used where there is one: generalised boundaries put a fifth of snapped
points into a neighbouring area. A code of another year is turned through the lookup; a point is laid on the map
only where there is no code, or where the lookup leaves a choice.
"""

from __future__ import annotations

import numpy as np

from groundview.errors import DataProblem
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.coordinates import BRITAIN, degrees
from groundview.evidence.records.on_map import lay_on_map
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

# Offences that share code and coordinates share a situation; it is worked out once for all of them.
SITUATION = "hash(lsoa, easting, northing, longitude, latitude)"

SITUATIONS = f"""
    CREATE OR REPLACE TEMP TABLE situations AS
    -- One row per combination of code and coordinates, with the code where it is of the kind and year that the areas
    -- have, or can be turned into it. A code of another year that no lookup knows says nothing: its point may.
    SELECT DISTINCT {SITUATION} AS situation, easting, northing, longitude AS x, latitude AS y,
        CASE WHEN left(lsoa, 3) IN (SELECT left(area_code, 3) FROM study_areas)
            AND lsoa NOT IN (SELECT code FROM of_another_year) THEN lsoa END AS code
    FROM offences"""

CHOICES = """
    CREATE OR REPLACE TEMP TABLE choices AS
    -- One row per code that is not the study's own and area that it became, or was, in the other year's list.
    SELECT theirs, area_code, n_choices, area_code IN (SELECT area_code FROM study_areas) AS inside FROM (
        SELECT from_code AS theirs, to_code AS area_code, count(*) OVER (PARTITION BY from_code) AS n_choices
        FROM area_lookup
        UNION
        SELECT to_code, from_code, count(*) OVER (PARTITION BY to_code) FROM area_lookup)
    WHERE theirs NOT IN (SELECT area_code FROM study_areas)"""

OF_ANOTHER_YEAR = """
    CREATE OR REPLACE TEMP TABLE of_another_year AS
    -- One row per code that stands in lists of other years than the areas' own alone, and that no lookup turns.
    SELECT code FROM area_codes GROUP BY code
    HAVING bool_and(vintage <> (SELECT max(vintage) FROM study_areas)) EXCEPT SELECT theirs FROM choices"""

PLACED = Query(
    "placed",
    # One row per offence that was loaded.
    f"""
    WITH converted AS (
        SELECT theirs, max(n_choices) AS n_choices, bool_or(inside) AS touches,
            min(area_code) FILTER (inside AND n_choices = 1) AS area_code
        FROM choices GROUP BY theirs),
    settled AS (
        -- One row per situation.
        SELECT situation, coalesce(own.area_code, converted.area_code, on_map.area_code) AS area_code,
            CASE WHEN own.area_code IS NOT NULL THEN 'code'
                WHEN converted.area_code IS NOT NULL THEN 'converted'
                WHEN code IS NOT NULL AND on_map.area_code IS NOT NULL THEN 'converted_by_point'
                WHEN n_choices > 1 AND touches AND x IS NULL THEN 'split_without_point'
                WHEN code IS NOT NULL THEN 'outside'
                WHEN x IS NULL OR y IS NULL THEN 'no_location'
                WHEN abs(x) < 0.01 AND abs(y) < 0.01 THEN 'null_island'
                WHEN x NOT BETWEEN {BRITAIN[0]} AND {BRITAIN[2]} OR y NOT BETWEEN {BRITAIN[1]} AND {BRITAIN[3]}
                    THEN 'outside_britain'
                WHEN on_map.area_code IS NOT NULL THEN 'point'
                ELSE 'outside' END AS how
        FROM situations
        LEFT JOIN study_areas own ON own.area_code = code
        LEFT JOIN converted ON theirs = code
        LEFT JOIN on_map USING (situation))
    SELECT source, source_file, source_row, area_code, how
    FROM offences JOIN settled ON settled.situation = {SITUATION}
    ORDER BY source, source_file, source_row""",
)

CODE_VINTAGES = Query(
    "code_vintages",
    # One row per file of offences: in which year's list of areas its codes stand.
    """
    SELECT source, source_file AS file, count(lsoa) AS n_coded,
        count(*) FILTER (in_2011) AS n_2011, count(*) FILTER (in_2021) AS n_2021,
        count(lsoa) FILTER (NOT in_2011 AND NOT in_2021) AS n_unknown,
        CASE WHEN n_coded = 0 THEN 'no codes' WHEN n_unknown = n_coded THEN 'not recognised'
            WHEN n_2011 > n_2021 THEN '2011' WHEN n_2021 > n_2011 THEN '2021' ELSE 'either' END AS vintage
    FROM (SELECT source, source_file, lsoa,
            coalesce(lsoa IN (SELECT code FROM area_codes WHERE vintage = 2011), false) AS in_2011,
            coalesce(lsoa IN (SELECT code FROM area_codes WHERE vintage = 2021), false) AS in_2021
        FROM offences)
    GROUP BY source, source_file ORDER BY ALL""",
)


SOMEWHERE = (
    "SELECT count(*) FROM offences WHERE coalesce(lsoa, easting::VARCHAR, longitude::VARCHAR) IS NOT NULL"
)


def place(store: Store) -> int:
    """Makes `placed` (one row per offence) and `code_vintages`; gives the number of offences. Raises DataProblem
    where offences have a place and the study has no areas; offences without a place need none."""
    (n_somewhere,) = store.connection.execute(SOMEWHERE).fetchone() or (0,)
    if n_somewhere and not store.count("study_areas"):
        raise DataProblem(
            "The study has no areas.",
            next_step="Give a boundary file: groundview new STUDY --extracts FOLDER --areas FILE.geojson",
        )
    for made in (CHOICES, OF_ANOTHER_YEAR, SITUATIONS):
        store.connection.execute(made)
    _turn_grid_into_degrees(store)
    lay_on_map(store)
    store.make(CODE_VINTAGES)
    return store.make(PLACED)


def _turn_grid_into_degrees(store: Store) -> None:
    """Gives the situations that have grid references alone their degrees."""
    grid = store.connection.execute(
        "SELECT DISTINCT easting, northing FROM situations WHERE (x IS NULL OR y IS NULL) "
        "AND easting IS NOT NULL AND northing IS NOT NULL ORDER BY ALL"
    ).fetchnumpy()
    eastings, northings = (np.asarray(grid[name], dtype=np.float64) for name in ("easting", "northing"))
    longitudes, latitudes = degrees(eastings, northings)
    turned = {"e": eastings, "n": northings, "lon": longitudes, "lat": latitudes}
    put_table(store.connection, "turned", turned, dict.fromkeys(turned, "DOUBLE"))
    store.connection.execute(
        "UPDATE situations SET x = lon, y = lat FROM turned WHERE easting = e AND northing = n "
        "AND (x IS NULL OR y IS NULL) AND lon IS NOT NULL"
    )
