"""What a coder sees of a case: what is recorded of it, how many are recorded as acting, and what logs about it say.

What the rules make of it is not among that, nor who anybody is: no name, no reference of a person, no date of birth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.cases.context import Case, Context
from groundview.evidence.coding.sample.masked import Masks
from groundview.evidence.linkage.reference import folder
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

ACTING, LOGS = "Persons recorded as acting", "Logs that name it"
ENTITY = {"offences": "offence"}
"""What logs call the things of a table, where they do not call them as the table is called."""
LONGEST = 6_000
"""Signs of one text; the rest is cut off, and said to be."""
CUT = " ... (cut off)"
N_ACTING = """
    -- One row per case in which anybody is recorded as acting: how many persons.
    SELECT cases.case_id, count(DISTINCT coalesce(persons.person, -record_id)) AS n_acting
    FROM cases SEMI JOIN coding_asked USING (case_id)
    JOIN event_records AS event ON event.event_table = case_table AND event.source = cases.source
        AND event.source_file = cases.source_file AND event.source_row = cases.source_row
    LEFT JOIN persons USING (record_id) GROUP BY cases.case_id"""


def headings(context: Context) -> tuple[str, ...]:
    """What stands over the columns that tell of a case: its free text first, then the rest."""
    labels = tables()[context.case.table].columns
    told = [labels[name].label for name in (*context.case.text, *context.case.shown)]
    return (*told, *([ACTING] if context.acting else []), LOGS)


def free_text(context: Context) -> frozenset[str]:
    """Those of them that hold free text."""
    labels = tables()[context.case.table].columns
    return frozenset({LOGS, *(labels[name].label for name in context.case.text)})


def rows_for_people(
    connection: duckdb.DuckDBPyConnection, context: Context, cases: Sequence[int]
) -> list[tuple[str, ...]]:
    """For each case (by its number in this run) the cells under `headings`."""
    put_table(connection, "coding_asked", {"case_id": list(cases)}, {"case_id": "BIGINT"})
    logs = _logs(connection)
    told = {row[0]: row[1:] for row in connection.execute(_told(context)).fetchall()}
    n_texts = len(context.case.text)
    masks = Masks.of(
        connection,
        {one: [*filter(None, told[one][:n_texts]), *logs.get(one, [])] for one in told},
    )
    rows: list[tuple[str, ...]] = []
    for one in cases:
        texts = [masks.masked(one, _cut(text or "")) for text in told[one][:n_texts]]
        said = "\n".join(
            f"({n}) {masks.masked(one, _cut(log))}" for n, log in enumerate(logs.get(one, []), 1)
        )
        rows.append((*texts, *(cell or "" for cell in told[one][n_texts:]), said))
    return rows


def _told(context: Context) -> str:
    case = context.case
    columns = ", ".join(_as_text(case, name) for name in (*case.text, *case.shown))
    acting = ", coalesce(n_acting, 0)::VARCHAR" if context.acting else ""
    return f"""
        -- One row per case that is asked about, with what is recorded of it as text.
        SELECT case_id, {columns}{acting}
        FROM cases SEMI JOIN coding_asked USING (case_id)
        JOIN {case.table} AS told ON told.source = cases.source AND told.source_file = cases.source_file
            AND told.source_row = cases.source_row
        LEFT JOIN ({N_ACTING}) USING (case_id)"""


def _as_text(case: Case, name: str) -> str:
    kind, column = tables()[case.table].columns[name].type, f"told.{quoted(name)}"
    if kind == "money":
        return f"format('{{:.2f}}', {column}::DOUBLE)"
    return f"{column}::VARCHAR"


def _logs(connection: duckdb.DuckDBPyConnection) -> dict[int, list[str]]:
    """The texts of logs that name a case, by case, in the order of their days."""
    kind = " ".join(f"WHEN {literal(table)} THEN {literal(word)}" for table, word in ENTITY.items())
    rows = connection.execute(
        f"""
        WITH asked AS (
            -- One row per case that is asked about; whether another folder has a case of its reference.
            SELECT case_id, case_ref, case_table, {folder()} AS folder, asked.case_id IS NOT NULL AS is_asked,
                min({folder()}) OVER same <> max({folder()}) OVER same AS twice
            FROM cases LEFT JOIN coding_asked AS asked USING (case_id)
            WINDOW same AS (PARTITION BY case_table, case_ref))
        -- One row per case and log that names it.
        SELECT DISTINCT case_id, created_on, intelligence.log_ref, text
        FROM asked JOIN intelligence_links AS link ON link.entity_ref = case_ref
            AND link.entity_type = CASE case_table {kind} ELSE case_table END
            AND (NOT twice OR asked.folder = {folder("link.source_file")})
        JOIN intelligence ON intelligence.log_ref = link.log_ref AND text IS NOT NULL
        WHERE is_asked ORDER BY ALL"""
    ).fetchall()
    found: dict[int, list[str]] = {}
    for case_id, _, _, text in rows:
        found.setdefault(case_id, []).append(text)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT
