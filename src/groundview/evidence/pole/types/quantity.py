"""How much of something there is: a number, and never less than nought."""

from __future__ import annotations

from groundview.evidence.pole.types.number import TYPE as NUMBER
from groundview.evidence.pole.types.value_type import ValueType


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    value = NUMBER.clean(text, answers, order)
    return f"CASE WHEN ({value}) >= 0 THEN ({value}) END"


TYPE = ValueType(
    name="quantity",
    sql_type="DOUBLE",
    reason="is not a number of nought or more",
    clean=_clean,
    good=("0", "1,234", "1500.5"),
    bad=("-5", "many", "inf"),
)
