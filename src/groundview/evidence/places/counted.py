"""What is tested for hot spots: counts of areas by type or context, for the whole period and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    import duckdb

YEAR_OF_MONTHS = 12
"""From so many months on, the parts of the period are quarters; before, they are months."""
EACH, EACH_PART = 5.0, 2.0
"""Offences an area, on average, below which a type is not tested, over the whole period and in a part of it: most areas
would tie at a few or none."""

Numbers = NDArray[np.float64]

PARTS = """
    CREATE OR REPLACE TEMP TABLE parts AS
    -- One row per month, and per part of the period that it lies in: the whole ('') and a quarter or a month.
    WITH months AS (SELECT DISTINCT month FROM coverage)
    SELECT month, '' AS period FROM months
    UNION ALL SELECT month, CASE WHEN (SELECT count(*) FROM months) < {year} THEN strftime(month, '%Y-%m')
        ELSE year(month) || '-Q' || quarter(month) END FROM months"""

AT_RISK = """
    CREATE OR REPLACE TEMP TABLE at_risk AS
    -- One row per area and part of the period: residents times years, nothing where no month was supplied, or, of a
    -- quarter, not each.
    SELECT area_code, period, count(*) FILTER (covered = 'yes') AS n_covered, count(*) AS n_months,
        n_covered > 0 AND (period = '' OR n_covered = n_months) AS known,
        CASE WHEN known THEN residents * n_covered / 12 END AS person_years
    FROM coverage JOIN parts USING (month) JOIN study_areas USING (area_code)
    GROUP BY area_code, period, residents"""

COUNTED = """
    CREATE OR REPLACE TEMP TABLE counted AS
    -- One row per context or type (or neither: all together), part of the period and area where anything was counted.
    WITH of_types AS (
        SELECT '' AS context, coalesce(type, '') AS type, period, area_code, sum(n) AS n
        FROM offence_counts JOIN parts USING (month)
        GROUP BY GROUPING SETS ((type, period, area_code), (period, area_code))),
    supplied AS (SELECT area_code, month FROM coverage WHERE covered = 'yes'),
    of_contexts AS (
        SELECT context, '' AS type, period, area_code, count(*) AS n
        FROM cases JOIN parts ON month = date_trunc('month', happened_on)
        SEMI JOIN supplied ON supplied.area_code = cases.area_code AND supplied.month = parts.month
        WHERE context NOT IN (
            -- Cases of the study's neighbourhoods alone: that there are none elsewhere is no finding.
            SELECT context FROM cases GROUP BY context HAVING bool_and(neighbourhood IS NOT NULL)
            -- And where all offences are its cases they are tested once.
                OR count(*) FILTER (area_code IS NOT NULL) = (SELECT sum(n) FROM offence_counts))
        GROUP BY ALL)
    SELECT * FROM of_types UNION ALL SELECT * FROM of_contexts"""

ASKED = """
    -- One row per context or type, and part of the period, with enough to be tested: all parts of one, or none.
    WITH areas AS (SELECT count(*) AS n FROM study_areas),
    lengths AS (SELECT count(DISTINCT period) AS n FROM parts WHERE period <> ''),
    sizes AS (
        SELECT context, type, sum(n) FILTER (period = '') AS n, sum(n) FILTER (period <> '') AS in_parts
        FROM counted GROUP BY context, type)
    SELECT context, type, period FROM counted JOIN sizes USING (context, type) CROSS JOIN areas CROSS JOIN lengths
    WHERE CASE WHEN period = '' THEN sizes.n >= {each} * areas.n
        ELSE lengths.n > 1 AND in_parts >= {part} * areas.n * lengths.n END
    GROUP BY ALL ORDER BY context, type, period"""

ONE = """
    -- One row per area in the order of the codes: what was counted there, and residents times years.
    SELECT area_code, CASE WHEN known THEN coalesce(n, 0) END AS n, person_years
    FROM study_areas LEFT JOIN (SELECT * FROM at_risk WHERE period = $period) USING (area_code)
    LEFT JOIN (SELECT * FROM counted WHERE context = $context AND type = $type AND period = $period) USING (area_code)
    ORDER BY area_code"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in each of k areas: `n` (NaN where nothing was supplied) and residents times years (NaN where
    they are not known), shape (k,)."""

    context: str
    type: str
    period: str
    n: Numbers
    person_years: Numbers


def counted(store: Store) -> Iterator[Counted]:
    """Every count that is to be tested, the areas in the order of their codes."""
    for made in (PARTS.format(year=YEAR_OF_MONTHS), AT_RISK, COUNTED):
        store.connection.execute(made)
    asked = store.connection.execute(ASKED.format(each=EACH, part=EACH_PART)).fetchall()
    for context, type_, period in asked:
        yield _one(store.connection, context, type_, period)


def _one(connection: duckdb.DuckDBPyConnection, context: str, type_: str, period: str) -> Counted:
    found = connection.execute(ONE, {"context": context, "type": type_, "period": period}).fetchnumpy()
    n, person_years = (_floats(found[name]) for name in ("n", "person_years"))
    return Counted(context, type_, period, n, person_years)


def _floats(column: Any) -> Numbers:
    return np.asarray(np.ma.filled(np.ma.asarray(column).astype(np.float64), np.nan))
