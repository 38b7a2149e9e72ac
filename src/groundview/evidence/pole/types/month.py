"""A month, kept as its first day: what a source gives that publishes no days."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="month",
    sql_type="DATE",
    reason="is not a month such as 2025-01",
    clean=lambda text, answers, order: (
        f"CASE WHEN regexp_full_match({text}, '[12][0-9]{{3}}-[0-9]{{2}}(-01([T ].*)?)?') "
        f"THEN CAST(try_strptime(left({text}, 7), '%Y-%m') AS DATE) END"
    ),
    good=("2025-01", "2025-12-01"),
    bad=("January", "2025-13", "25-01", "2025-01-011"),
)
