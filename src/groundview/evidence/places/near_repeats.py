"""In which offences near repeats are looked for, and in which bands, as declared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.evidence.cases.context import Scope
from groundview.evidence.cases.kinds import in_scope, kinds
from groundview.evidence.cases.offence import OFFENCE
from groundview.evidence.pole.sql import literal


class Type(Declaration, frozen=True):
    """Offences that are looked at together: Home Office codes, and names where a source gives no codes."""

    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...] = ()


class NearRepeats(Declaration, frozen=True):
    """Bounds of bands in metres and days, the `least` number of offences, the types and the contexts."""

    metres: tuple[float, ...]
    days: tuple[int, ...]
    least: int
    types: tuple[Type, ...]
    contexts: tuple[str, ...]


@cache
def near_repeats() -> NearRepeats:
    """As the file beside this module declares them."""
    return load_yaml(Path(__file__).with_suffix(".yml"), NearRepeats)


def asked_of(declared: NearRepeats) -> str:
    """SQL with one row per context or type, and offence that counts under it."""
    parts = [_of_context(context) for context in declared.contexts] + [
        _of_type(one) for one in declared.types
    ]
    return " UNION ALL ".join(parts)


def _of_context(context: str) -> str:
    return f"""
        SELECT {literal(context)} AS context, '' AS type, source, source_file, source_row FROM cases
        WHERE context = {literal(context)} AND case_table = 'offences'"""


def _of_type(one: Type) -> str:
    scope = Scope(codes=one.codes, names=one.names)
    return f"""
        SELECT '' AS context, {literal(one.name)} AS type, source, source_file, source_row
        FROM offences JOIN ({kinds(OFFENCE)}) AS kinds
            ON given IS NOT DISTINCT FROM offence_code AND named IS NOT DISTINCT FROM offence
        WHERE {in_scope(OFFENCE, scope)}"""
