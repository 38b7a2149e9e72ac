"""What the law says of each case: the maximum sentences of its code, or of what its context stands for."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.cases.context import Context, Law
from groundview.evidence.pole.codes.fraud_codes import fraud_law
from groundview.evidence.pole.codes.offence_codes import offence_law
from groundview.evidence.pole.sql import literal, quoted

SAID = ("years_low", "years_high", "gain")


def law_of_codes(cases: str) -> str:
    """SQL with one row per case of a table (case_id, codes, code, named, happened_on) whose context has a list of
    codes: case_id, the least and the greatest maximum in years, and gain, true or NULL."""
    of_force = f"(SELECT * FROM {cases} WHERE codes = 'home_office' AND code IS NOT NULL)"
    of_service = f"(SELECT * FROM {cases} WHERE codes = 'nfib')"
    return f"""
        SELECT case_id, years_low, years_high, gain FROM ({offence_law(of_force, "case_id", "code", "happened_on")})
        UNION ALL
        SELECT case_id, years_low, years_high, gain FROM ({fraud_law(of_service, "case_id", "code", "named")})"""


def law_of_context(context: Context) -> str:
    """SQL of what a context's own clauses say of a row of its table: the first that fits counts, NULL where there are
    none."""
    return ", ".join(f"{_first(context.law, name)} AS stated_{name}" for name in SAID)


def _first(laws: Sequence[Law], name: str) -> str:
    empty = "NULL::VARCHAR" if name == "gain" else "NULL::DOUBLE"
    whens = " ".join(f"WHEN {_fits(law)} THEN {_value(getattr(law, name))}" for law in laws)
    return f"CASE {whens} ELSE {empty} END" if laws else empty


def _fits(law: Law) -> str:
    return " AND ".join(f"{quoted(name)} = {literal(word)}" for name, word in law.when.items()) or "true"


def _value(value: float | str) -> str:
    return literal(value) if isinstance(value, str) else repr(float(value))
