"""A date of birth: a date that is past. Two digits of a year mean the latest past year that ends with them, so that
13-Apr-49 is 1949; whoever is a hundred or more is written with four."""

from __future__ import annotations

import datetime

from groundview.evidence.pole.types.moment import as_timestamp
from groundview.evidence.pole.types.value_type import ValueType

TWO_DIGITS = "[0-9]{1,2}[ /.-]([0-9]{1,2}|[A-Za-z]+)[ /.-][0-9]{2}( .*)?"


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    born = f"CAST({as_timestamp(text, order)} AS DATE)"
    past = f"{born} <= DATE '{datetime.date.today().isoformat()}'"
    return (
        f"CASE WHEN {past} THEN {born} "
        f"WHEN {text} SIMILAR TO '{TWO_DIGITS}' THEN CAST({born} - INTERVAL 100 YEAR AS DATE) END"
    )


TYPE = ValueType(
    name="birth_date",
    sql_type="DATE",
    reason="is not a date of birth",
    clean=_clean,
    good=("1949-04-13", "13/04/1949", "13-Apr-49", "13/04/49", "01/02/2003"),
    bad=("yesterday", "32/01/1980", "2199-01-01"),
)
