"""What is missing: columns, places, and codes of another year."""

from __future__ import annotations

import numpy as np

from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson

# A column that a source never fills says nothing about care in recording: it is a knowledge gap, listed as one.
MISSING = f"""
    WITH given AS (
        SELECT table_name, column_name FROM quality WHERE check_name = 'missing' AND group_name = ''
        GROUP BY ALL HAVING sum(n) < sum(of_n))
    -- One row per table, column and group of records (or all): rows without a value, of all rows.
    SELECT '' AS area_code, 'table=' || table_name || ';column=' || column_name
            || CASE WHEN group_name = '' THEN '' ELSE ';group=' || {word("group_name")} END AS breakdown,
        sum(n) AS numerator, sum(of_n) AS denominator
    FROM quality JOIN given USING (table_name, column_name) WHERE check_name = 'missing'
    GROUP BY table_name, column_name, group_name ORDER BY table_name, column_name, group_name"""

_PLACED = """
    -- One row per month (or all): offences placed in this way, of all offences loaded.
    SELECT '' AS area_code, period, sum(n) FILTER (group_name IN ({ways})) AS numerator, sum(n) AS denominator
    FROM quality WHERE check_name = 'placed' AND group_name NOT IN ({apart}) GROUP BY period
    HAVING sum(n) > 0 ORDER BY period"""
NO_PLACE = ("no_location", "null_island", "outside_britain", "split_without_point")


def _texts(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


NO_LOCATION = _PLACED.format(ways=_texts(NO_PLACE), apart="''")
OUTSIDE = _PLACED.format(ways="'outside'", apart=_texts(NO_PLACE))

CONVERTED = """
    WITH loaded AS (SELECT sum(n) AS n FROM quality WHERE check_name = 'placed' AND period = '')
    -- One row per way in which a code or a point was turned into another: offences, of all that were loaded.
    SELECT '' AS area_code, 'how=' || how AS breakdown, turned.n AS numerator, loaded.n AS n, turned.note
    FROM (SELECT group_name AS how, sum(n) AS n, '' AS note FROM quality
        WHERE check_name = 'placed' AND period = '' AND group_name IN ('converted', 'converted_by_point')
        GROUP BY group_name
        UNION ALL SELECT 'grid_to_degrees', sum(n), any_value(note) FROM quality
        WHERE check_name = 'transformed' HAVING sum(n) > 0) turned, loaded
    ORDER BY how"""

PLACED = """
    -- One row per way in which offences were placed, or could not be: offences, of all that were loaded.
    SELECT '' AS area_code, 'how=' || group_name AS breakdown, sum(n) AS numerator, any_value(of_all) AS denominator
    FROM quality, (SELECT sum(n) AS of_all FROM quality WHERE check_name = 'placed' AND period = '')
    WHERE check_name = 'placed' AND period = '' GROUP BY group_name ORDER BY group_name"""

VINTAGES = """
    -- One row per source and year of area codes: rows that bear a code, in files recognised as of that year.
    SELECT '' AS area_code, 'source=' || source || ';vintage=' || vintage AS breakdown, sum(n_coded) AS numerator,
        count(*) || ' files' AS note
    FROM code_vintages GROUP BY source, vintage ORDER BY source, vintage"""


def _share(cells: Cells) -> Estimate:
    return wilson(np.nan_to_num(cells["numerator"]), cells["denominator"])


def _count(cells: Cells) -> Estimate:
    n = cells["n"] if "n" in cells.numbers else cells["numerator"]
    return Estimate(
        value=cells["numerator"], unit="offences", method="count", n=n, numerator=cells["numerator"]
    )


MEASURES = (
    Measure(
        "missing_share",
        "picture",
        "Values missing",
        "Of the rows of a table, the share without a value in a column, for all rows and by the force or system that "
        "recorded them. Columns that a source never fills are listed as knowledge gaps instead.",
        "Count of what the extracts hold. Interval: Wilson (1927), JASA 22, 209-212.",
        MISSING,
        by_cell(MISSING, _share),
    ),
    Measure(
        "no_location_share",
        "picture",
        "Offences without a usable place",
        "Of the offences loaded, the share that have neither an area code nor a point, or a point that cannot be one "
        "(nought degrees, or outside Britain), or a code that was split and no point to choose by. They are in no "
        "area's figures.",
        "Count of what the extracts hold. Interval: Wilson (1927), JASA 22, 209-212.",
        NO_LOCATION,
        by_cell(NO_LOCATION, _share),
    ),
    Measure(
        "outside_share",
        "picture",
        "Offences outside the study's areas",
        "Of the offences that can be placed, the share that lie outside the areas of the study. They are loaded and "
        "counted here, and in no area's figures.",
        "Count of what the extracts hold. Interval: Wilson (1927), JASA 22, 209-212.",
        OUTSIDE,
        by_cell(OUTSIDE, _share),
    ),
    Measure(
        "converted",
        "picture",
        "Codes and points turned into others",
        "Offences whose area code is of another year and was turned through the lookup (converted), or chosen by "
        "their point where the code had been split (converted_by_point); and those whose point was turned from the "
        "national grid into degrees (grid_to_degrees), with the accuracy of that.",
        "ONS, LSOA (2011) to LSOA (2021) to local authority district lookup; Ordnance Survey, OSTN15.",
        CONVERTED,
        by_cell(CONVERTED, _count),
    ),
    Measure(
        "placed_share",
        "picture",
        "How offences were placed",
        "Of the offences loaded, the share placed by their own area code, by a converted one, by their point alone, "
        "and the share that could not be: no location, a point at nought degrees (null_island), a point outside "
        "Britain, a code that was split and no point to choose by, or a place outside the study.",
        "Count of what the extracts hold. Interval: Wilson (1927), JASA 22, 209-212.",
        PLACED,
        by_cell(PLACED, _share),
    ),
    Measure(
        "code_vintage",
        "picture",
        "Year of the area codes",
        "Rows with an area code, by the year of the code list in which their file's codes stand.",
        "ONS code lists, as far as they were supplied.",
        VINTAGES,
        by_cell(VINTAGES, _count),
    ),
)
