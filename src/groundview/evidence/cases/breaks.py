"""Changes in recording laid on the study: which areas and types, or contexts, each one touches.

National changes that are known stand in a list of the program, others in the study file. Each is a fact about
how counts were made, so that what it does to a series is never read as a rise or a fall.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from groundview.evidence.cases.context import Context
from groundview.evidence.cases.kinds import in_scope, kinds
from groundview.evidence.pole.codes.series_breaks import SeriesBreak, series_breaks
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.span import check_places, check_words, holds, put_places
from groundview.evidence.records.store import Store
from groundview.study import RecordingBreak

WHAT = {"number": "BIGINT", "type": "VARCHAR", "context": "VARCHAR"}
SAID = {"number": "BIGINT", "month": "DATE", "why": "VARCHAR", "declared_by": "VARCHAR"}

BREAKS = Query(
    "series_breaks",
    f"""
    -- One row per change, area, and type or context that it touches, where the change lies within the period.
    SELECT DISTINCT month, area.area_code, type, context, why, declared_by
    FROM breaks_said JOIN break_places AS place USING (number) JOIN break_kinds USING (number)
    JOIN (SELECT DISTINCT area_code, force FROM coverage) AS area ON {holds("place", "area")}
    WHERE month > (SELECT min(month) FROM coverage) AND month <= (SELECT max(month) FROM coverage)
    ORDER BY month, area_code, type, context, why""",
)


def make_breaks(store: Store, declared: Sequence[RecordingBreak], contexts: Sequence[Context]) -> int:
    """Makes `series_breaks` of the program's list and the study's. Needs `coverage` and `offence_counts`. Raises
    UsageProblem for a force, an area, a type or a context that the study does not have."""
    types = _types(store)
    if store.count("coverage"):
        check_places(store, declared, "series_breaks")
        check_words([one for each in declared for one in each.types], types, "a type in series_breaks")
    names = [context.context for context in contexts]
    check_words([one for each in declared for one in each.contexts], names, "a context in series_breaks")
    national = [_as_declared(one, contexts) for one in series_breaks()]
    through = _contexts_of_types(store, contexts) if any(one.types for one in declared) else {}
    known = [*national, *declared]
    said = [
        (number, f"{one.first_month}-01", one.why, "program" if number < len(national) else "study")
        for number, one in enumerate(known)
    ]
    kinds = [row for number, one in enumerate(known) for row in _kinds(number, one, through, (types, names))]
    _put(store, "breaks_said", said, SAID)
    _put(store, "break_kinds", kinds, WHAT)
    put_places(store, "break_places", known)
    return store.make(BREAKS)


def _types(store: Store) -> list[str]:
    rows = store.connection.execute(
        "SELECT DISTINCT type FROM offence_counts WHERE type IS NOT NULL ORDER BY type"
    )
    return [name for (name,) in rows.fetchall()]


def _as_declared(one: SeriesBreak, contexts: Sequence[Context]) -> RecordingBreak:
    """A change of the program's list in the words of a study: everywhere, in the contexts whose cases it touches."""
    touched = tuple(context.context for context in contexts if context.case.table == one.table)
    return RecordingBreak(first_month=one.day[:7], why=one.what, contexts=touched)


def _contexts_of_types(store: Store, contexts: Sequence[Context]) -> dict[str, list[str]]:
    """By type of offence the contexts that count offences of it as cases."""
    found: dict[str, list[str]] = {}
    for context in contexts:
        if context.case.table == "offences":
            rows = store.connection.execute(
                f"""
                -- One row per type of which some offences are cases of the context by their kind.
                WITH {TYPES}
                SELECT DISTINCT type FROM types JOIN ({kinds(context.case)}) AS kinds
                    ON given IS NOT DISTINCT FROM offence_code AND named IS NOT DISTINCT FROM offence
                WHERE type IS NOT NULL AND {in_scope(context.case, context.scope)} ORDER BY type"""
            )
            for (name,) in rows.fetchall():
                found.setdefault(name, []).append(context.context)
    return found


def _kinds(
    number: int,
    one: RecordingBreak,
    through: Mapping[str, Sequence[str]],
    everything: tuple[Sequence[str], Sequence[str]],
) -> Iterator[tuple[Any, ...]]:
    """The types and contexts that a change touches: those that it names, contexts of the types, or everything."""
    types, contexts = everything if not one.types and not one.contexts else (one.types, one.contexts)
    yield from ((number, name, None) for name in types)
    touched = {*contexts, *(name for each in one.types for name in through.get(each, ()))}
    yield from ((number, None, name) for name in sorted(touched))


def _put(store: Store, name: str, rows: list[tuple[Any, ...]], types: dict[str, str]) -> None:
    columns = dict(zip(types, zip(*rows, strict=True) if rows else [()] * len(types), strict=True))
    put_table(store.connection, name, columns, types)
