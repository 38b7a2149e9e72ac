"""Where a figure comes from: its definition, the query behind it, its counts, the files and the rows it rests on."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from groundview.errors import UsageProblem
from groundview.evidence.pole.tables import extract_tables
from groundview.evidence.records.reach import tables_named
from groundview.evidence.records.store import Reader, Store
from groundview.pipeline.behind.cases import cases_behind
from groundview.pipeline.behind.offences import offences_behind
from groundview.pipeline.behind.victims import victims_behind
from groundview.pipeline.steps import STEPS
from groundview.questions.measure import Measure, measures


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of one figure. `files` are (file, source, rows read, loaded, refused) and `hashes` their
    SHA-256 by file; `rows` are (file, row) of records, for internal readers only, and `n_rows` how many there are.
    """

    finding: dict[str, Any]
    measure: Measure
    files: list[tuple[str, str, int, int, int]]
    n_rows: int | None
    rows: list[tuple[str, int]]
    hashes: dict[str, str]


def explain(store: Store, figure_id: str, n_rows: int, hashes: dict[str, str]) -> Explanation:
    """Explains a figure, with up to `n_rows` of the rows behind it; raises UsageProblem for an id that no finding
    has, with the ids most like it."""
    reader = store.reader("record")
    found = reader.names("SELECT * FROM findings WHERE id = ?", [figure_id])
    if not found:
        raise _no_such(reader, figure_id)
    finding = found[0]
    measure = measures()[finding["question"], finding["measure"]]
    behind = sorted(extracts_behind(tables_named(store.connection, measure.cells)))
    files = reader.rows(
        "SELECT file, source, n_rows, n_loaded, n_refused FROM files "
        "WHERE table_name IN (SELECT unnest(?)) ORDER BY file",
        [behind],
    )
    readers = (victims_behind, offences_behind, cases_behind)
    chosen = next((chosen for picks in readers if (chosen := picks(finding))), None)
    if chosen is None:
        return Explanation(finding, measure, files, None, [], hashes)
    total = reader.rows(f"SELECT count(*) {chosen.sql}", chosen.values)[0][0]
    rows = reader.rows(
        f"SELECT source_file, source_row {chosen.sql} ORDER BY ALL LIMIT {int(n_rows)}", chosen.values
    )
    return Explanation(finding, measure, files, total, rows, hashes)


def extracts_behind(names: set[str]) -> set[str]:
    """The tables of extracts that some tables were made from, by way of every step between."""
    makers = {table: step for step in STEPS for table in step.makes}
    found: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        if name in makers:
            waiting |= set(makers[name].needs)
        elif name in extract_tables():
            found.add(name)
        elif name == "*":
            found |= set(extract_tables())
    return found


def _no_such(reader: Reader, figure_id: str) -> UsageProblem:
    ids = [name for (name,) in reader.rows("SELECT id FROM findings")]
    if not ids:
        return UsageProblem("The study has no findings yet.", next_step="groundview run STUDY")
    words = figure_id.split(".")
    near = [name for name in ids if all(word in name for word in words)][:3]
    near = near or difflib.get_close_matches(figure_id, ids, n=3)
    return UsageProblem(
        "No figure has this id.",
        why=f"the nearest are {', '.join(near)}" if near else "",
        next_step="Copy an id from the report, or from the column `id` of out/tables/findings.parquet.",
    )
