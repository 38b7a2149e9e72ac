"""A number, with or without commas between thousands."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

DIGITS = r"-?[0-9]{1,15}([.][0-9]{1,15})?"
# A comma counts as a thousands mark only in its place: "1,5" may be a continental 1.5 and is refused.
PLAIN = r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?([.][0-9]+)?([eE][+-]?[0-9]{1,2})?"
LONGEST = 100
"""With it and two digits of an exponent, no number is too big to be one."""


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    # Digits alone, as nearly all numbers are, are quickly told.
    return (
        f"CASE WHEN regexp_full_match({text}, '{DIGITS}') THEN TRY_CAST({text} AS DOUBLE) "
        f"WHEN strlen({text}) <= {LONGEST} AND regexp_full_match({text}, '{PLAIN}') "
        f"THEN TRY_CAST(replace({text}, ',', '') AS DOUBLE) END"
    )


TYPE = ValueType(
    name="number",
    sql_type="DOUBLE",
    reason="is not a number",
    clean=_clean,
    good=("12", "-1.5", "1,234.50", "3e4"),
    bad=("twelve", "1,5", "12a", "inf", "nan", "."),
)
