"""Several words in one cell, separated by semicolons; kept as text in one tidy form."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="list",
    sql_type="VARCHAR",
    reason="is not a list",
    clean=lambda text, answers, order: (
        rf"CASE WHEN contains({text}, ';') THEN regexp_replace({text}, '\s*;\s*', ';', 'g') ELSE {text} END"
    ),
    good=("a; b ;c", "one"),
)
