"""The linked sets of the kept linkage as tables: who is in them, when, and beside which mapped groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.sets import Sets
from groundview.evidence.networks.found.under import Under
from groundview.evidence.networks.found.within import Within
from groundview.evidence.networks.known import beside
from groundview.evidence.networks.times import years
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query

if TYPE_CHECKING:
    import duckdb

Whole = NDArray[np.int64]
Row = tuple[object, ...]
NEVER = np.iinfo(np.int64).max

COLUMNS = {
    "found_persons": {
        "rule": "VARCHAR",
        "number": "BIGINT",
        "person": "BIGINT",
        "first_seen": "BIGINT",
        "last_seen": "BIGINT",
    },
    "found_years": {
        "rule": "VARCHAR",
        "number": "BIGINT",
        "year": "BIGINT",
        "state": "VARCHAR",
        "n_persons": "BIGINT",
    },
    "found_beside": {
        "rule": "VARCHAR",
        "number": "BIGINT",
        "ocg_ref": "VARCHAR",
        "n_both": "BIGINT",
        "n_found": "BIGINT",
        "n_mapped": "BIGINT",
        "overlap": "DOUBLE",
        "matched": "VARCHAR",
        "evidence": "VARCHAR",
    },
}
"""What is handed to the queries below, with the type of every column."""

NUMBERED = """
    numbered AS (
        -- One row per rule and linked set: its id says nothing, and is the same for the same persons.
        SELECT rule, number,
            'set_' || substr(sha256(rule || '|' || string_agg(person_id, '|' ORDER BY person_id)), 1, 12) AS group_id
        FROM found_persons JOIN persons ON record_id = found_persons.person GROUP BY rule, number)"""

GROUPS = Query(
    "groups",
    f"""
    WITH {NUMBERED}
    -- One row per rule, linked set and person in it. A person's number is that of its first record.
    SELECT group_id, rule, person_id, DATE '1970-01-01' + first_seen::INTEGER AS first_seen,
        DATE '1970-01-01' + last_seen::INTEGER AS last_seen
    FROM found_persons JOIN numbered USING (rule, number) JOIN persons ON record_id = found_persons.person
    ORDER BY rule, group_id, person_id""",
)

GROUP_TIMES = Query(
    "group_times",
    f"""
    WITH {NUMBERED}
    -- One row per rule, linked set and year from the one in which it is born.
    SELECT rule, group_id, year, state, n_persons FROM found_years JOIN numbered USING (rule, number) ORDER BY ALL""",
)

KNOWN_GROUPS = Query(
    "known_groups",
    f"""
    WITH {NUMBERED}
    -- One row per rule, linked set and mapped group with persons in common, and mapped group without any such set.
    SELECT rule, group_id, ocg_ref, n_both, n_found, n_mapped, overlap, matched, evidence
    FROM found_beside LEFT JOIN numbered USING (rule, number) ORDER BY rule, ocg_ref, group_id NULLS FIRST""",
)


def put_found(connection: duckdb.DuckDBPyConnection, kept: Under) -> None:
    """Hands the sets of the kept linkage to the database, as what the queries above read."""
    rows = {"found_persons": _persons(kept), "found_years": _years(kept), "found_beside": _beside(kept)}
    for name, types in COLUMNS.items():
        columns = list(zip(*rows[name], strict=True)) or [()] * len(types)
        put_table(connection, name, dict(zip(types, columns, strict=True)), types)


def _persons(kept: Under) -> Iterator[Row]:
    for rule, found in kept.sets.items():
        first, last = _seen(found, kept.within[rule])
        days = (
            [day if day not in (NEVER, -NEVER) else None for day in ends.tolist()] for ends in (first, last)
        )
        for number, person, *seen in zip(found.number.tolist(), found.person.tolist(), *days, strict=True):
            yield rule.name, number, person, *seen


def _seen(found: Sets, happens: Within) -> tuple[Whole, Whole]:
    """The first and the last day on which each person of a set meets another; NEVER and -NEVER where none is dated."""
    first, last = np.full(len(found.person), NEVER), np.full(len(found.person), -NEVER)
    order = np.argsort(found.person)
    for ends in (happens.a, happens.b):
        place = order[np.searchsorted(found.person, ends, sorter=order)]
        np.minimum.at(first, place, happens.first_on)
        np.maximum.at(last, place, happens.last_on)
    return first, last


def _years(kept: Under) -> Iterator[Row]:
    for rule, happens in kept.within.items():
        for each in years(happens):
            yield rule.name, each.number, each.year, each.state, each.n_persons


def _beside(kept: Under) -> Iterator[Row]:
    for rule, found in kept.sets.items():
        for each in beside(found, kept.mapped, kept.linked.person):
            answer = "yes" if each.matched else "no"
            counted = (each.n_both, each.n_found, each.n_mapped, each.overlap)
            yield rule.name, each.number, each.ocg_ref, *counted, answer, each.evidence
