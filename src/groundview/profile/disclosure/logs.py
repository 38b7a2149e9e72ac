"""The logs that stand at the end of a profile: sources, refusals, remarks. Their counts go through the same rules."""

from __future__ import annotations

from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.released import ReleasedTable
from groundview.profile.disclosure.rules import Rules

SOURCES = """
    -- One row per source.
    SELECT source, table_name, count(*), sum(n_rows), sum(n_loaded), sum(n_refused), sum(n_identical),
        coalesce(strftime(min(first_on), '%Y-%m'), ''), coalesce(strftime(max(last_on), '%Y-%m'), '')
    FROM files GROUP BY source, table_name ORDER BY table_name, source"""

REMARKS = """
    -- One row per remark, with the number of files that it was made of.
    SELECT source, remark, count(*) FROM remarks WHERE remark NOT LIKE 'encoding UTF-8%' GROUP BY ALL ORDER BY ALL"""

CODES = """
    -- One row per source and year of area codes.
    SELECT source, vintage, count(*), sum(n_coded) FROM code_vintages GROUP BY ALL ORDER BY ALL"""


def log_tables(reader: Reader, rules: Rules) -> dict[str, ReleasedTable]:
    """The tables by name, each cell as text."""
    return {
        "sources": _table(
            reader,
            rules,
            SOURCES,
            "What was read",
            (
                "Source",
                "Table",
                "Files",
                "Rows read",
                "Rows loaded",
                "Rows refused",
                "Repeats kept",
                "From",
                "To",
            ),
        ),
        "remarks": _table(reader, rules, REMARKS, "Remarks on reading", ("Source", "Remark", "Files")),
        "code_vintages": _table(
            reader,
            rules,
            CODES,
            "Year of the area codes",
            ("Source", "Year recognised", "Files", "Rows with a code"),
        ),
    }


def _table(reader: Reader, rules: Rules, sql: str, title: str, columns: tuple[str, ...]) -> ReleasedTable:
    rows = tuple(
        tuple(_cell(value, name, rules) for value, name in zip(row, columns, strict=True))
        for row in reader.rows(sql)
    )
    return ReleasedTable(title, columns, rows)


def _cell(value: object, column: str, rules: Rules) -> str:
    """A cell as text. Counts of rows are rounded and small ones suppressed as the audience's rules ask; counts of
    files are of nobody."""
    if not isinstance(value, int | float):
        return str(value or "")
    count = round(value)
    if column == "Files" or rules.exact:
        return f"{count:,}"
    if 0 < count < rules.threshold:
        return "[c]"
    return f"{(count + rules.rounding // 2) // rules.rounding * rules.rounding:,}"
