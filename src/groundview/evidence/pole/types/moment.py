"""A date, or a date with a time of day."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

# Only what looks like a date is parsed: left alone, DuckDB reads 1/1/999 as a year, and "(BC)" after a date.
ISO = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}([T ][0-9][0-9:.+Z-]*)?"
YEAR = r"([0-9]{2}|[12][0-9]{3})( .*)?"
NUMERIC = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-]" + YEAR
USUAL = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][12][0-9]{3}( ([01]?[0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?"
WORDED = r"[0-9]{1,2}[ -][A-Za-z]+[ -]" + YEAR
EXCEL_SERIAL = r"[1-9][0-9]{4}([.][0-9]+)?"
TIMES = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%g", " %I:%M %p", " %I:%M:%S %p")
# Two-digit years come first: %Y would read "25" as the year 25, while %y refuses "2025".
NAMED = ("%d-%b-%y", "%d-%b-%Y", "%d %b %y", "%d %b %Y", "%d %B %y", "%d %B %Y")
ORDERS = {"dmy": ("%d/%m/%y", "%d/%m/%Y"), "mdy": ("%m/%d/%y", "%m/%d/%Y")}
TURNED = {"dmy": r"\3-\2-\1", "mdy": r"\3-\1-\2"}


def _formats(days: tuple[str, ...]) -> str:
    return "[" + ", ".join(f"'{day}{time}'" for time in TIMES for day in days) + "]"


def as_timestamp(text: str, order: str) -> str:
    """SQL for a TIMESTAMP, NULL where the text is no date. ISO first, then numbers in the column's own order,
    then names of months, then serial numbers as spreadsheets keep them (days since 1899-12-30)."""
    iso = f"TRY_CAST(rtrim({text}, 'Z') AS TIMESTAMP)"
    # The usual way to write a date is turned into ISO, which is read ten times as fast as a list of formats.
    turned = f"regexp_replace({text}, '^([0-9]+)[/.-]([0-9]+)[/.-]([0-9]+)', '{TURNED[order]}')"
    slashed = f"regexp_replace({text}, '^([0-9]+)[.-]([0-9]+)[.-]', '\\1/\\2/')"
    serial = f"(TIMESTAMP '1899-12-30' + to_seconds(round(CAST({text} AS DOUBLE) * 86400)))"
    return (
        f"CASE WHEN {text} SIMILAR TO '{ISO}' THEN {iso} "
        f"WHEN {text} SIMILAR TO '{USUAL}' THEN TRY_CAST({turned} AS TIMESTAMP) "
        f"WHEN {text} SIMILAR TO '{NUMERIC}' THEN try_strptime({slashed}, {_formats(ORDERS[order])}) "
        f"WHEN {text} SIMILAR TO '{EXCEL_SERIAL}' THEN {serial} "
        f"WHEN {text} SIMILAR TO '{WORDED}' THEN try_strptime({text}, {_formats(NAMED)}) END"
    )


TYPE = ValueType(
    name="moment",
    sql_type="TIMESTAMP",
    reason="is not a date, with or without a time",
    clean=lambda text, answers, order: as_timestamp(text, order),
    good=("2025-01-31", "31/01/2025 14:05", "31-Jan-25", "45688.5", "2025-01-31T14:05:00"),
    bad=("yesterday", "32/01/2025", "2025-13-01", "00123x", "1/1/999", "2025-01-31 (BC)"),
)
