"""The areas of the study, with what is known of each, and the code lists that tell a 2011 code from a 2021 one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.pole.sql import literal
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.remark import remark
from groundview.evidence.records.shapes import polygons
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

MENDED = "boundaries that cross themselves, and were mended: {n}"

AREA_CODES = Query(
    "area_codes",
    # One row per area code and year of the code list that some supplied file takes it from.
    "SELECT DISTINCT code, vintage FROM (SELECT area_code AS code, vintage FROM population "
    "UNION ALL SELECT area_code, vintage FROM deprivation UNION ALL SELECT code, vintage FROM areas "
    "UNION ALL SELECT from_code, from_vintage FROM area_lookup "
    "UNION ALL SELECT to_code, to_vintage FROM area_lookup) WHERE vintage IS NOT NULL ORDER BY ALL",
)


def study_areas(residents: str) -> Query:
    """One row per area of the study; `residents` names the population source to use, or is empty for the newest one
    of the areas' own vintage (or of none) that knows most of them."""
    wanted = f"WHERE source = {literal(residents)}" if residents else ""
    return Query(
        "study_areas",
        f"""
        WITH persons AS (
            -- One row per area and population source, of its newest year; a source by age bands is added up.
            SELECT source, area_code, year, max(vintage) AS vintage,
                coalesce(sum(persons) FILTER (age_band IS NULL AND sex IS NULL), sum(persons)) AS persons
            FROM population {wanted} GROUP BY source, area_code, year
            QUALIFY row_number() OVER (PARTITION BY source, area_code ORDER BY year DESC NULLS LAST) = 1),
        best AS (
            -- One row: the population source that stands for residents.
            SELECT persons.source FROM persons JOIN areas ON persons.area_code = areas.code
            GROUP BY persons.source
            ORDER BY count(*) FILTER (persons.vintage IS NOT DISTINCT FROM areas.vintage) DESC,
                count(*) DESC, max(persons.year) DESC NULLS LAST, persons.source LIMIT 1),
        deprived AS (
            -- One row per area: the newest deprivation decile of the areas' own vintage.
            SELECT area_code, arg_max(imd_decile, year) AS imd_decile, vintage FROM deprivation
            WHERE imd_decile IS NOT NULL GROUP BY area_code, vintage)
        SELECT code AS area_code, coalesce(areas.name, code) AS name, areas.parent, areas.vintage,
            coalesce(persons.persons, areas.population) AS residents,
            CASE WHEN persons.persons IS NOT NULL THEN persons.source
                WHEN areas.population IS NOT NULL THEN areas.source END AS residents_source,
            areas.households, areas.businesses, coalesce(areas.imd_decile, deprived.imd_decile) AS imd_decile,
            square_km, shape AS geometry
        FROM areas
        LEFT JOIN shapes ON shapes.code_of_shape = areas.code
        LEFT JOIN persons ON persons.area_code = areas.code AND persons.source = (SELECT source FROM best)
        LEFT JOIN deprived ON deprived.area_code = areas.code AND deprived.vintage IS NOT DISTINCT FROM areas.vintage
        ORDER BY code""",
    )


def make_areas(store: Store, residents: str) -> int:
    """Makes `area_codes` and `study_areas`, which stays empty where the study has no areas."""
    store.make(AREA_CODES)
    _mend_shapes(store)
    return store.make(study_areas(residents))


def _mend_shapes(store: Store) -> None:
    """Makes the temporary table `shapes`: each area's polygon, mended where it crosses itself, and its size; a
    remark counts those that were mended."""
    from shapely import is_valid, make_valid, to_wkb

    columns = store.connection.execute(
        "SELECT code, hex(geometry) AS shape FROM areas ORDER BY code"
    ).fetchnumpy()
    given = polygons(columns["shape"])
    found = make_valid(given)
    crossed = np.count_nonzero([shape is not None and not is_valid(shape) for shape in given])
    remark(store, "study_areas", [MENDED.format(n=crossed)] if crossed else [])
    arrays = {"code": columns["code"], "hex": to_wkb(found, hex=True, byte_order=1), "km": _square_km(found)}
    put_table(store.connection, "mended", arrays, {"code": "VARCHAR", "hex": "VARCHAR", "km": "DOUBLE"})
    store.connection.execute(
        "CREATE OR REPLACE TEMP TABLE shapes AS "
        "SELECT code AS code_of_shape, from_hex(hex) AS shape, km AS square_km FROM mended"
    )


def _square_km(shapes: NDArray[Any]) -> NDArray[np.float64]:
    """Square kilometres of polygons in degrees, on a sphere flattened at each polygon's own latitude: within half a
    per cent over the size of a city, and used for nothing finer than persons per square kilometre."""
    from shapely import area, centroid, get_y

    metres_a_degree = 111_320.0
    stretched = np.cos(np.radians(get_y(centroid(shapes))))
    return np.asarray(area(shapes) * metres_a_degree**2 * stretched / 1e6, dtype=np.float64)
