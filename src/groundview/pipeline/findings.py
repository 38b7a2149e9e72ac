"""Findings: every measure of a question run over the aggregate tables, its figures kept with their ids."""

from __future__ import annotations

from groundview.errors import IntegrityProblem
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.insert import insert
from groundview.evidence.records.schema import column_types, listed
from groundview.evidence.records.store import Store
from groundview.questions.figures import findings_columns
from groundview.questions.measure import measures


def answer(store: Store, question: str) -> int:
    """Replaces the findings of one question; gives how many there are. A measure sees no table of records."""
    reader = store.reader("aggregate")
    store.connection.execute("DELETE FROM findings WHERE question = ?", [question])
    types = column_types(tables()["findings"])
    names = listed(types)
    for measure in (measure for (of, _), measure in measures().items() if of == question):
        columns = findings_columns(question, measure.name, measure.figures(reader))
        put_table(store.connection, "figures", columns, types)
        insert(store.connection, f"findings ({names})", f"SELECT {names} FROM figures")
    _check_ids(store)
    found = store.connection.execute(
        "SELECT count(*) FROM findings WHERE question = ?", [question]
    ).fetchone()
    return int(found[0]) if found else 0


def _check_ids(store: Store) -> None:
    twice = store.connection.execute(
        "SELECT id FROM findings GROUP BY id HAVING count(*) > 1 ORDER BY id"
    ).fetchone()
    if twice:
        raise IntegrityProblem(
            "Two figures have one id.",
            where=str(twice[0]),
            why="their cells differ only in signs that an id cannot hold",
            next_step="Rename one of the areas, forces or types in the extract.",
        )
