"""What was supplied: rows read, loaded, refused and doubled, months present and absent."""

from __future__ import annotations

from groundview.evidence.pole.codes.series_breaks import series_breaks
from groundview.evidence.records.coverage import ABSENT
from groundview.questions.cells import GAP, word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson

CALENDAR = f"""
    WITH months AS (SELECT DISTINCT month FROM coverage),
    sources AS (SELECT DISTINCT source FROM quality WHERE check_name = 'calendar' AND table_name = 'offences')
    -- One row per source of offences and month of the period; a month without any row is a gap.
    SELECT strftime(month, '%Y-%m') AS period, 'source=' || sources.source AS breakdown, '' AS area_code,
        n AS numerator,
        CASE WHEN n IS NULL THEN '{GAP}' ELSE '' END AS note
    FROM months CROSS JOIN sources
    LEFT JOIN (SELECT source, period, n FROM quality WHERE check_name = 'calendar' AND table_name = 'offences') found
        ON found.source = sources.source AND found.period = strftime(month, '%Y-%m')
    ORDER BY sources.source, month"""

MONTHS_ABSENT = f"""
    -- One row per force that records in the study's areas: the months for which it supplied nothing.
    SELECT '' AS area_code, 'force=' || {word("force")} AS breakdown, count(*) FILTER (absent) AS numerator,
        coalesce(string_agg(strftime(month, '%Y-%m'), ', ' ORDER BY month) FILTER (absent), '') AS note
    FROM (SELECT DISTINCT force, month, coalesce(why = '{ABSENT}', false) AS absent FROM coverage
        WHERE force IS NOT NULL)
    GROUP BY force ORDER BY force"""

AREAS_ABSENT = f"""
    -- One row per month and reason for which areas are gaps though their force supplied it.
    SELECT '' AS area_code, strftime(month, '%Y-%m') AS period, 'why=' || {word("why")} AS breakdown,
        count(*) AS numerator
    FROM coverage WHERE why <> '{ABSENT}' GROUP BY month, why ORDER BY month, why"""

REFUSED = """
    -- One row per source: rows refused, of rows read.
    SELECT '' AS area_code, 'source=' || source AS breakdown, n AS numerator, of_n AS n
    FROM quality WHERE check_name = 'refused' ORDER BY source"""

DOUBLED = """
    -- One row per source of records: rows without a reference that say what an earlier row says, of rows loaded.
    SELECT '' AS area_code, 'source=' || source AS breakdown, n AS numerator, of_n AS denominator
    FROM quality WHERE check_name = 'identical' AND table_name = 'offences' AND of_n > 0 ORDER BY source"""

_BREAKS = " UNION ALL ".join(
    f"SELECT '{one.day}' AS on_day, '{one.table}' AS table_name, '{one.what}' AS what, '{one.effect}' AS effect"
    for one in series_breaks()
)
BREAKS = f"""
    -- One row per change in recording that falls between the first and the last row of a table that it touches, and
    -- per change that the study declares.
    SELECT '' AS area_code, 'date=' || on_day || ';what=' || {word("what")} AS breakdown, 1 AS numerator, effect AS note
    FROM ({_BREAKS}) JOIN (SELECT table_name, min(first_on) AS first_on, max(last_on) AS last_on
        FROM files GROUP BY table_name) USING (table_name)
    WHERE DATE (on_day) BETWEEN first_on AND last_on
    UNION ALL SELECT '', 'date=' || strftime(month, '%Y-%m') || ';what=' || {word("why")}, 1,
        'declared by the study; touches ' || string_agg(DISTINCT coalesce(type, context), ', '
            ORDER BY coalesce(type, context))
    FROM series_breaks WHERE declared_by = 'study' GROUP BY month, why ORDER BY breakdown"""


def _count(unit: str, cells: Cells) -> Estimate:
    n = cells["n"] if "n" in cells.numbers else cells["numerator"]
    return Estimate(value=cells["numerator"], unit=unit, method="count", n=n, numerator=cells["numerator"])


def _share(cells: Cells) -> Estimate:
    return wilson(cells["numerator"], cells["denominator"])


def _measure(name: str, title: str, definition: str, cells: str, unit: str = "") -> Measure:
    figures = by_cell(cells, (lambda found: _count(unit, found)) if unit else _share)
    return Measure(name, "picture", title, definition, "Count of what the extracts hold.", cells, figures)


MEASURES = (
    _measure(
        "records",
        "Records supplied, month by month",
        "Offences loaded from each source, by the month in which they are dated. A month without any is a gap: "
        "nothing was supplied, which is not the same as nothing having happened.",
        CALENDAR,
        "records",
    ),
    _measure(
        "months_absent",
        "Months not supplied",
        "Months of the period for which a force supplied no record at all. They are left out of every rate.",
        MONTHS_ABSENT,
        "months",
    ),
    _measure(
        "areas_absent",
        "Areas not supplied in a month",
        "Areas of the study that count as not supplied for a month though their force supplied it: since the "
        "study declares it, or since they are silent: where its median month has 20 offences or more, an area with "
        "less than a tenth of that was not supplied; where half of the areas of a force and city that are so busy are "
        "silent, so are its other areas without any. They are left out of every rate and series for that month.",
        AREAS_ABSENT,
        "areas",
    ),
    _measure(
        "refused",
        "Rows refused",
        "Rows that could not be read, lacked what they must have, or bear a reference that is already loaded. Each is "
        "kept in the table of refused rows with its file, row, column and reason.",
        REFUSED,
        "rows",
    ),
    _measure(
        "duplicate_share",
        "Rows that repeat another",
        "Of the offences loaded, the share that have no reference and say exactly what an earlier row of the same "
        "file says. They are kept: several incidents at one snap point in one month look like this.",
        DOUBLED,
    ),
    _measure(
        "series_break",
        "Changes in recording",
        "Days within the data on which the way of recording changed; figures from either side are not compared.",
        BREAKS,
        "changes",
    ),
)
