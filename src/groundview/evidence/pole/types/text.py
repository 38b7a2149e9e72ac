"""Text as written, trimmed."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="text",
    sql_type="VARCHAR",
    reason="is not text",
    clean=lambda text, answers, order: text,
    good=("Broken window", "=2+3", "<b>"),
)
