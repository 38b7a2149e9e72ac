"""Home Office offence codes: group, least and greatest legal maximum, gain; read from the list beside this module."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.evidence.pole.codes.code_law import GAIN, values
from groundview.evidence.pole.codes.code_table import CodeRow, read_table


class OffenceCode(CodeRow, frozen=True, kw_only=True):
    """One code in one period. `valid_from` and `valid_to` are the first and the last day for which the row is right:
    of the code, or of its maximum where that changed. `leaves_out` names an offence counted under the code that the
    bounds leave out, since it is not what the code names or only an organisation can commit it."""

    group: str
    subgroup: str
    valid_from: date | None = None
    valid_to: date | None = None
    leaves_out: str = ""


@cache
def offence_codes() -> tuple[OffenceCode, ...]:
    """Every row in the order of the list; raises UsageProblem where the list does not say what it should."""
    return read_table(Path(__file__).with_suffix(".csv"), OffenceCode)


def normalised(column: str) -> str:
    """SQL of a code as the table writes it: in capitals, without spaces and leading zeros, a full stop in 37.2.

    053D and 53d are 53D; 37/2 and 037.02 are 37.2; 4.10 stays. A class has three digits at most: in a longer number,
    as 00802, class and offence stand together, and nothing of it is changed.
    """
    bare = f"regexp_replace(upper({column}), '\\s', '', 'g')"
    bare = f"regexp_replace({bare}, '^(?:00([1-9])|0([1-9][0-9]?))([^0-9]|$)', '\\1\\2\\3')"
    return f"regexp_replace({bare}, '^([0-9]+)[./]0*([1-9][0-9]*)$', '\\1.\\2')"


def offence_law(source: str, key: str, code: str, day: str) -> str:
    """The query of what the code of each offence says: one row per `key` of the table or subquery `source`, with
    `years_low`, `years_high` (years, 99 for life) and `gain` (true or NULL); all NULL for a code that is not listed.

    `code` and `day` are SQL of a code and of a date, as they stand in `source`. The row in force on the day counts;
    every row of the code where the day is NULL or none was in force.
    """
    return f"""
        -- One row per {key}: what the law says of the offences that its code may mean
        WITH codes(code, years_low, years_high, gain, valid_from, valid_to) AS ({values(_rows())}),
        asked AS (SELECT {key}, {code} AS written, {day} AS on_day FROM {source}),
        kinds AS (SELECT *, {normalised("written")} AS code FROM (
            SELECT DISTINCT written, on_day FROM asked)),
        met AS (
            SELECT written, on_day, years_low, years_high, gain,
                on_day BETWEEN valid_from::DATE AND valid_to::DATE IS TRUE AS in_force,
                bool_or(in_force) OVER (PARTITION BY written, on_day) AS any_in_force
            FROM kinds JOIN codes USING (code)),
        law AS (
            SELECT written, on_day, min(years_low) AS years_low, max(years_high) AS years_high, {GAIN} AS gain
            FROM met WHERE in_force = any_in_force GROUP BY ALL)
        SELECT {key}, years_low, years_high, gain
        FROM asked LEFT JOIN law ON law.written = asked.written AND law.on_day IS NOT DISTINCT FROM asked.on_day"""


def _rows() -> list[tuple[str | float, ...]]:
    return [
        (
            one.code,
            one.years_low,
            one.years_high,
            one.gain,
            (one.valid_from or date.min).isoformat(),
            (one.valid_to or date.max).isoformat(),
        )
        for one in offence_codes()
    ]
