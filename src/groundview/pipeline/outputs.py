"""Writing tables for others: Parquet, in one order, each file whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.pole.sql import literal
from groundview.evidence.records.store import Store
from groundview.evidence.sources.reading.content import hash_of

ORDERS = {
    "findings": "question, context, measure, definition, area_code, period, breakdown",
    "quality": "ALL",
    "refused": 'file, "row", "column", reason',
    "files": "table_name, source, file",
    "remarks": "ALL",
    "persons": "nominal_ref, system, person_id",
    "groups": "rule, group_id, person_id",
    "group_links": "group_id, context, case_ref",
    "attributions": "context, definition, case_id",
}
"""The tables that are written, and the order of their rows."""

WRITTEN = {
    "persons": (
        "SELECT nominal_ref, system, person_id, probability FROM persons WHERE nominal_ref IS NOT NULL"
    ),
    # A case is decided as all with its pattern of answers are, and is not kept a second time in the store.
    "attributions": (
        "SELECT words.context, case_ref, definition, answer, reasons FROM cases JOIN case_answers USING (case_id) "
        "JOIN decisions_in_words AS words ON words.of_context = cases.context AND words.pattern_id = "
        "case_answers.pattern_id"
    ),
}
"""What is written of a table that is not written whole: records are numbered anew in every run, so their numbers
would mean nothing to anyone."""

IN_WORDS = ("context", "definition", "reasons")
DECISIONS = """
    CREATE OR REPLACE TEMP TABLE decisions_in_words AS
    -- One row per definition and pattern of a context. A million cases share a few words: as numbers that stand for
    -- them, they are put in order at half the cost.
    SELECT context AS of_context, pattern_id, CASE answer WHEN 'yes' THEN true WHEN 'no' THEN false END AS answer,
        {words}
    FROM pattern_decisions"""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    name: str
    n_rows: int
    sha256: str


def write_parquet(store: Store, folder: Path) -> list[Written]:
    """Writes every table of `ORDERS` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    _put_decisions(store)
    return [_write(store, name, order, folder) for name, order in ORDERS.items()]


def _write(store: Store, name: str, order: str, folder: Path) -> Written:
    path = folder / f"{name}.parquet"
    temporary = folder / f".{name}.parquet.new"
    rows = f"{WRITTEN.get(name, f'SELECT * FROM {name}')} ORDER BY {order}"
    copied = store.connection.execute(
        f"COPY ({rows}) TO {literal(str(temporary))} (FORMAT parquet, COMPRESSION zstd)"
    ).fetchone()
    temporary.replace(path)
    return Written(path.name, int(copied[0]) if copied else 0, hash_of(path))


def _put_decisions(store: Store) -> None:
    """Makes the temporary table `decisions_in_words`."""
    kinds = {name: f"words_of_{name}" for name in IN_WORDS}
    for name, kind in kinds.items():
        # In their own order, so that sorting numbers sorts words.
        listed = f"SELECT DISTINCT {name} FROM pattern_decisions ORDER BY {name}"
        store.connection.execute(f"DROP TYPE IF EXISTS {kind}")
        store.connection.execute(f"CREATE TEMP TYPE {kind} AS ENUM ({listed})")
    words = ", ".join(f"{name}::{kind} AS {name}" for name, kind in kinds.items())
    store.connection.execute(DECISIONS.format(words=words))
