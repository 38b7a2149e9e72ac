"""A reference that a system gave: text, never a number, so that 42E10 and 00123 stay what they are."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="reference",
    sql_type="VARCHAR",
    reason="is longer than 200 characters, or holds a line break: no reference does",
    clean=lambda text, answers, order: (
        rf"CASE WHEN length({text}) <= 200 AND NOT regexp_matches({text}, '[\n\r]') THEN {text} END"
    ),
    good=("42E10", "00123", "5b3b243f3ae6"),
    bad=("x" * 201, "two\nlines", "two\rlines"),
)
