"""The logs that stand at the end of a profile: sources, denominators, remarks. Their counts go through the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.released import ReleasedTable
from groundview.profile.disclosure.rules import Rules


@dataclass(frozen=True, slots=True)
class Log:
    """One log: its title, its query and the names of its columns. `internal` ones hold counts that could be set
    against others, and are for readers who may see everything."""

    title: str
    sql: str
    columns: tuple[str, ...]
    internal: bool = False


LOGS: Mapping[str, Log] = {
    "sources": Log(
        "What was read",
        # One row per source and table.
        "SELECT source, table_name, count(*), sum(n_loaded), coalesce(strftime(min(first_on), '%Y-%m'), ''), "
        "coalesce(strftime(max(last_on), '%Y-%m'), '') FROM files GROUP BY ALL ORDER BY table_name, source",
        ("Source", "Table", "Files", "Rows loaded", "From", "To"),
    ),
    "rows": Log(
        "What became of the rows",
        # One row per source and table. Read less loaded would tell a small number of refused rows.
        "SELECT source, table_name, sum(n_rows), sum(n_loaded), sum(n_refused), sum(n_identical) FROM files "
        "GROUP BY ALL ORDER BY table_name, source",
        ("Source", "Table", "Rows read", "Rows loaded", "Rows refused", "Repeats kept"),
        internal=True,
    ),
    "denominators": Log(
        "Residents",
        # One row per source of residents: how many areas take theirs from it, and how many persons that is. These
        # are published figures.
        "SELECT coalesce(residents_source, 'not supplied'), count(*), coalesce(format('{:,}', "
        "sum(residents)::BIGINT), '') FROM study_areas GROUP BY 1 ORDER BY 1",
        ("Source", "Areas", "Residents"),
    ),
    "code_vintages": Log(
        "Year of the area codes",
        # One row per source of offences and year recognised.
        "SELECT source, vintage, count(*), sum(n_coded) FROM code_vintages GROUP BY ALL ORDER BY ALL",
        ("Source", "Year recognised", "Files", "Rows with a code"),
    ),
    "remarks": Log(
        "Remarks on reading",
        # One row per source and remark.
        "SELECT source, remark, count(*) FROM remarks WHERE remark NOT LIKE 'encoding UTF-8%' "
        "GROUP BY ALL ORDER BY ALL",
        ("Source", "Remark", "Files"),
        internal=True,
    ),
}
NOT_PEOPLE = ("Files", "Areas")
"""Columns that count things of which there is no person behind one."""


def log_tables(reader: Reader, rules: Rules) -> dict[str, ReleasedTable]:
    """The logs by name, each cell as text; a log without rows is left out."""
    open_to = {name: log for name, log in LOGS.items() if rules.exact or not log.internal}
    made = {name: _table(reader, rules, log) for name, log in open_to.items()}
    return {name: table for name, table in made.items() if table.rows}


def _table(reader: Reader, rules: Rules, log: Log) -> ReleasedTable:
    rows = tuple(
        tuple(_cell(value, name, rules) for value, name in zip(row, log.columns, strict=True))
        for row in reader.rows(log.sql)
    )
    return ReleasedTable(log.title, log.columns, rows)


def _cell(value: object, column: str, rules: Rules) -> str:
    """A cell as text: counts of rows are rounded, and small ones suppressed, as the audience's rules ask."""
    if not isinstance(value, int | float):
        return str(value or "")
    count = round(value)
    if column in NOT_PEOPLE or rules.exact:
        return f"{count:,}"
    if 0 < count < rules.threshold:
        return "[c]"
    return f"{(count + rules.rounding // 2) // rules.rounding * rules.rounding:,}"
