"""Pounds, with or without the sign. A trillion or more is a slip of the keys, and would drown every sum."""

from __future__ import annotations

from groundview.evidence.pole.types.number import TYPE as NUMBER
from groundview.evidence.pole.types.value_type import ValueType

MOST = 1_000_000_000_000


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    bare = rf"trim(regexp_replace({text}, '^([+-]?)(£|GBP)\s*|\s*(GBP)$', '\1', 'g'))"
    signed = f"contains({text}, '£') OR contains({text}, 'GBP')"
    pounds = NUMBER.clean(f"CASE WHEN {signed} THEN {bare} ELSE {text} END", answers, order)
    return f"CASE WHEN abs({pounds}) < {MOST} THEN ({pounds}) END"


TYPE = ValueType(
    name="money",
    sql_type="DOUBLE",
    reason="is not an amount of money",
    clean=_clean,
    good=("£1,250.00", "1250", "GBP 12", "12 GBP", "-3.50", "-£3.50"),
    bad=("about 50", "£", "9e18"),
)
