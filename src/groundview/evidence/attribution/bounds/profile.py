"""Cases by how they answer, where and when: the small table that every count of organised cases is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

TOWARDS = """
    -- One row per place of cases (an area, or none known) and what it counts towards: itself, its city where there are
    -- several, and the whole study.
    SELECT area_code, area_code AS towards FROM study_areas
    UNION ALL SELECT area_code, parent FROM study_areas
    WHERE parent IS NOT NULL AND (SELECT count(DISTINCT parent) FROM study_areas) > 1
    UNION ALL SELECT area_code, '' FROM study_areas
    UNION ALL SELECT NULL, ''"""

PROFILE = """
    -- One row per context, pattern, area, neighbourhood and year that occur together: how many cases.
    SELECT context, pattern_id, area_code, coalesce(neighbourhood, '') AS neighbourhood,
        coalesce(strftime(happened_on, '%Y'), '') AS year, count(*) AS n
    FROM cases JOIN case_answers USING (case_id) GROUP BY ALL"""

MOVED_CASES = """
    -- One row per plausible linkage, context, old and new pattern, area, neighbourhood and year: how many cases.
    SELECT draw, context, pattern_id, moved.pattern AS new_pattern, area_code,
        coalesce(neighbourhood, '') AS neighbourhood, coalesce(strftime(happened_on, '%Y'), '') AS year, count(*) AS n
    FROM moved JOIN cases USING (case_id) JOIN case_answers USING (case_id) GROUP BY ALL"""

MOST_CELLS = 5_000
"""With more areas, years and definitions than this, single areas have no figure by year: nearly all would be of so few
cases that nobody could read them."""


def lay_out_profile(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary tables `towards`, `profile` and `moved_profile`. Needs `moved`."""
    lay_out_cells(connection)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE moved_profile AS {MOVED_CASES}")


def lay_out_cells(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary tables `towards` and `profile`."""
    for name, sql in {"towards": TOWARDS, "profile": PROFILE}.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")


def in_cells(table: str, columns: str) -> str:
    """SQL of the rows of a table (context, area_code, neighbourhood, year and `columns`) in every cell that they count
    in: the study and each place, in all and by year, and each neighbourhood. One area by one year is left out where
    there are too many of them."""
    return f"""
        SELECT context, towards AS area_code, period, '' AS breakdown, {columns}
        FROM {table} JOIN towards ON towards.area_code IS NOT DISTINCT FROM {table}.area_code,
        LATERAL (SELECT '' AS period UNION SELECT year) AS periods
        WHERE period = '' OR towards NOT IN (SELECT area_code FROM study_areas) OR (
            SELECT (SELECT count(*) FROM study_areas) * (SELECT count(DISTINCT year) FROM profile)
                * (SELECT count(*) FROM (SELECT DISTINCT context, definition FROM pattern_decisions))) <= {MOST_CELLS}
        UNION ALL
        SELECT context, '', '', 'neighbourhood=' || replace(neighbourhood, ';', ','), {columns}
        FROM {table} WHERE neighbourhood <> ''"""
