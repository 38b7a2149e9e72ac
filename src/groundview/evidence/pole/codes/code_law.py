"""What a code says of an offence, as SQL with three answers: true, false, and NULL where law or code leave it open."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.evidence.pole.sql import literal

GAIN = "CASE WHEN min(gain) = 'yes' THEN TRUE END"
"""True where gain is part of every offence that is meant, else NULL: a code never shows that there was none."""


def punishable(years: float) -> str:
    """SQL of whether an offence carries a maximum of at least so many years, of columns `years_low` and `years_high`:
    7 for the Serious Crime Act 2015 s 45(4), 4 for the United Nations Convention against Transnational Organised
    Crime, art 2(b)."""
    return f"CASE WHEN years_low >= {years:g} THEN TRUE WHEN years_high < {years:g} THEN FALSE END"


def values(rows: Iterable[Iterable[str | float]]) -> str:
    """Rows as an SQL list of values: texts as strings, numbers as doubles."""
    return "VALUES\n" + ",\n".join(f"    ({', '.join(_value(cell) for cell in row)})" for row in rows)


def _value(cell: str | float) -> str:
    return literal(cell) if isinstance(cell, str) else f"{cell!r}::DOUBLE"
