"""A whole number; 9.0 is one, 9.5 is not."""

from __future__ import annotations

from groundview.evidence.pole.types.number import TYPE as NUMBER
from groundview.evidence.pole.types.value_type import ValueType


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    value = NUMBER.clean(text, answers, order)
    return f"CASE WHEN ({value}) = floor({value}) THEN TRY_CAST({value} AS BIGINT) END"


TYPE = ValueType(
    name="whole_number",
    sql_type="BIGINT",
    reason="is not a whole number",
    clean=_clean,
    good=("9", "9.0", "1,234"),
    bad=("9.5", "nine"),
)
