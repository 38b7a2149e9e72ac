"""A date; a time of day after it is dropped."""

from __future__ import annotations

from groundview.evidence.pole.types.moment import as_timestamp
from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="date",
    sql_type="DATE",
    reason="is not a date",
    clean=lambda text, answers, order: f"CAST({as_timestamp(text, order)} AS DATE)",
    good=("2025-01-31", "31/01/2025", "31-Jan-25", "45688", "2025-01-31 14:05:00"),
    bad=("yesterday", "32/01/2025", "2025-02-30"),
)
