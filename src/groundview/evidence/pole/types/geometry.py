"""A polygon, as the hexadecimal of its well-known binary; kept as the bytes themselves."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="geometry",
    sql_type="BLOB",
    reason="is not a polygon",
    clean=lambda text, answers, order: (
        f"CASE WHEN regexp_full_match({text}, '(00|01)([0-9A-Fa-f]{{2}})+') THEN from_hex({text}) END"
    ),
    good=("0103000000",),
    bad=("POLYGON ((0 0))", "01GG"),
)
