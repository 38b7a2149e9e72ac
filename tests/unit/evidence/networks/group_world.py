"""A few invented offences and other events, and the linked sets that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow
from tie_world import DAY, empty_store

from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

ALSO_NEEDED = ("placed", "study_areas", "fraud_reports", "ocg_list", "ocg_members")
MAIN = "repeated_or_confirmed_v1"


def put_all(store: Store, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Adds rows of the same columns at once, each with a file and a row of its own where the table says where rows
    come from."""
    first = store.count(table) + 2
    stamp = {"source": "s", "source_file": f"a/{table}.csv"}
    stamped = [{**stamp, "source_row": place, **row} for place, row in enumerate(rows, start=first)]
    known = {name for (name, *_) in store.connection.execute(f"DESCRIBE {table}").fetchall()}
    columns = {name: [row[name] for row in stamped] for name in stamped[0] if name in known}
    store.connection.register("given", pyarrow.table(columns))
    store.connection.execute(f"INSERT INTO {table} BY NAME FROM given")
    store.connection.unregister("given")


def new_store(*people: str) -> Store:
    """A store of so many persons with a record each, named by what is their reference and person id."""
    store = empty_store()
    for name in ALSO_NEEDED:
        store.connection.execute(create_table(tables()[name]))
    put_all(store, "nominals", [{"nominal_ref": one} for one in people])
    record = [{"record_id": n, "nominal_ref": one} for n, one in enumerate(people, start=1)]
    put_all(store, "person_records", [one | {"in_table": "nominals"} for one in record])
    person = (
        {"person": one["record_id"], "person_id": one["nominal_ref"], "system": "crime"} for one in record
    )
    put_all(store, "persons", [one | more for one, more in zip(record, person, strict=True)])
    return store


def offend(store: Store, crime_ref: str, *people: str, on: date = DAY, role: str = "suspect") -> None:
    """An offence, unless it is there, and so many persons in it."""
    if store.connection.execute("SELECT 1 FROM offences WHERE crime_ref = ?", [crime_ref]).fetchone() is None:
        put_all(store, "offences", [{"crime_ref": crime_ref, "recorded_on": on, "occurred_from": on}])
    rows = [{"crime_ref": crime_ref, "nominal_ref": one, "role": role} for one in people]
    put_all(store, "involvements", rows)


def name_in_log(store: Store, log_ref: str, *people: str, on: date = DAY) -> None:
    """An intelligence log that names so many persons."""
    put_all(store, "intelligence", [{"log_ref": log_ref, "created_on": on}])
    links = [{"log_ref": log_ref, "entity_type": "nominal", "entity_ref": one} for one in people]
    put_all(store, "intelligence_links", links)


def found(store: Store, rule: str = MAIN, draws: int = 0) -> list[set[str]]:
    """The sets of a rule, by their persons."""
    make_takings_part(store)
    make_groups(store, draws=draws)
    sets: dict[str, set[str]] = {}
    for group_id, person in store.connection.execute(
        "SELECT group_id, person_id FROM groups WHERE rule = ?", [rule]
    ).fetchall():
        sets.setdefault(group_id, set()).add(person)
    return sorted(sets.values(), key=sorted)


def count(store: Store, measure: str, breakdown: str = "", draw: int = 0, area: str = "") -> tuple[Any, Any]:
    """Numerator and denominator of one cell."""
    rows = store.connection.execute(
        "SELECT numerator, denominator FROM network_counts"
        " WHERE measure = ? AND breakdown = ? AND draw = ? AND area_code = ? AND period = ''",
        [measure, breakdown, draw, area],
    ).fetchall()
    assert len(rows) == 1
    return rows[0]
