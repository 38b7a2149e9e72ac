"""What the texts of a study say: those of cases by the lexicon of their context, other texts by the common words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from groundview.evidence.cases.context import Context
from groundview.evidence.cases.contexts import folder_of
from groundview.evidence.coding.text.lexicon import Lexicon, read_lexicon
from groundview.evidence.coding.text.search import search
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

LEXICON = "lexicon.yml"
OF_NO_CASE = {"intelligence": "text", "partner_incidents": "suspect_description"}
"""Tables with texts that are about cases without being theirs, and the column."""

FOUND, ALL = "text_read_found", "text_read_all"

CASES = """
    SELECT case_id AS text_id, concat_ws('. ', {columns}) AS text, cases.source, cases.source_file, cases.source_row
    FROM cases JOIN {table} USING (source, source_file, source_row) WHERE context = {context}"""
ROWS = """
    SELECT row_number() OVER (ORDER BY source, source_file, source_row) AS text_id, {column} AS text, source,
        source_file, source_row
    FROM {table} WHERE {column} IS NOT NULL"""
NOTHING_YET = f"""
    CREATE OR REPLACE TEMP TABLE {ALL} (context VARCHAR, concept VARCHAR, term VARCHAR, source_table VARCHAR,
        source VARCHAR, source_file VARCHAR, source_row BIGINT)"""
MADE = Query(
    "found_in_text", f"FROM {ALL} ORDER BY context, source_table, source, source_file, source_row, concept"
)


def read_texts(store: Store, contexts: Sequence[Context], own: Path | None = None) -> int:
    """Makes `found_in_text` and gives its number of rows; `own` is the folder of a study's own contexts. Raises
    UsageProblem for a lexicon that cannot be read or looked for."""
    store.connection.execute(NOTHING_YET)
    for context in contexts:
        if context.case.text:
            lexicon = lexicon_of(context, own)
            written = f"FROM ({texts_of_cases(context)}) WHERE text <> ''"
            _read(store, written, context.case.table, lexicon, context.context)
    of_every_context = read_lexicon()
    for table, column in OF_NO_CASE.items():
        _read(store, ROWS.format(column=quoted(column), table=table), table, of_every_context, "")
    return store.make(MADE)


def texts_of_cases(context: Context) -> str:
    """The query of what is written of each case of a context that has texts, with the case's number as text_id."""
    columns = ", ".join(quoted(column) for column in context.case.text)
    return CASES.format(columns=columns, table=context.case.table, context=literal(context.context))


def lexicon_of(context: Context, own: Path | None = None) -> Lexicon:
    """The words common to all contexts and those of one."""
    path = folder_of(context.context, own) / LEXICON
    return read_lexicon(path) if path.is_file() else read_lexicon()


def _read(store: Store, texts: str, table: str, lexicon: Lexicon, context: str) -> None:
    search(store.connection, texts, lexicon, FOUND)
    store.connection.execute(
        f"""INSERT INTO {ALL}
        SELECT {literal(context)}, concept, term, {literal(table)}, source, source_file, source_row
        FROM {FOUND} JOIN ({texts}) USING (text_id)"""
    )
