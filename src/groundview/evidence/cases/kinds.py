"""Which code of the law each row of a context's table has, in one way of writing, and whether it is in scope.

A row without a code has that of the rows with its name, where nine in ten of those agree.
"""

from __future__ import annotations

from groundview.evidence.cases.context import Case, Scope
from groundview.evidence.pole.codes.fraud_codes import normalised_fraud_code
from groundview.evidence.pole.codes.offence_codes import normalised
from groundview.evidence.pole.sql import literal, quoted

AGREE = 0.9


def alike(text: str) -> str:
    """SQL of what two names share that differ in capitals, spaces or signs alone."""
    return rf"lower(trim(regexp_replace({text}, '[^\pL\pN]+', ' ', 'g')))"


def one_way(case: Case, code: str) -> str:
    """SQL of a code as its list writes it."""
    return normalised_fraud_code(code) if case.codes == "nfib" else normalised(code)


def kinds(case: Case) -> str:
    """SQL with one row per code and name that occur together in the table: `given`, `named`, and `code`."""
    given = quoted(case.code) if case.code else "NULL::VARCHAR"
    named = quoted(case.named) if case.named else "NULL::VARCHAR"
    return f"""
        WITH pairs AS (
            SELECT {given} AS given, {named} AS named, count(*) AS n FROM {case.table} GROUP BY ALL),
        agreed AS (
            -- One row per name whose rows agree on a code.
            SELECT {alike("named")} AS alike, arg_max({one_way(case, "given")}, (n, given)) AS code FROM pairs
            WHERE given IS NOT NULL AND named IS NOT NULL
            GROUP BY alike HAVING max(n) >= {AGREE} * sum(n))
        SELECT given, named, coalesce({one_way(case, "given")}, agreed.code) AS code
        FROM pairs LEFT JOIN agreed ON agreed.alike = {alike("named")}"""


def in_scope(case: Case, scope: Scope) -> str:
    """SQL of whether a row with these `kinds.code` and `kinds.named` is a case by its kind."""
    if not scope.codes and not scope.names:
        return "true"
    codes = ", ".join(one_way(case, literal(code)) for code in scope.codes) or "NULL"
    names = ", ".join(alike(literal(name)) for name in scope.names) or "NULL"
    by_name = f"{alike('kinds.named')} IN ({names})"
    return f"coalesce(CASE WHEN kinds.code IS NULL THEN {by_name} ELSE kinds.code IN ({codes}) END, false)"
