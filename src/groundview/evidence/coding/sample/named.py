"""Who is linked to a case in any role, by name: only to be taken out of what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import extract_tables

if TYPE_CHECKING:
    import duckdb

LONG_ENOUGH = 3


def names_of_cases(connection: duckdb.DuckDBPyConnection) -> Mapping[int, frozenset[str]]:
    """The words of the names of everybody who is linked to a case of `coding_asked`, or whom a log about it names, in
    capitals."""
    linked = " UNION ".join((*_by_reference(), *_own(), IN_LOGS))
    rows = connection.execute(
        f"""
        WITH asked AS (SELECT * FROM cases SEMI JOIN coding_asked USING (case_id)),
        linked AS ({linked})
        -- One row per case and word of a name of somebody linked to it.
        SELECT DISTINCT case_id, unnest(string_split(name_words, ' ')) AS word
        FROM linked JOIN person_records USING (nominal_ref) WHERE name_words IS NOT NULL"""
    ).fetchall()
    found: dict[int, set[str]] = {}
    for case_id, word in rows:
        if len(word) >= LONG_ENOUGH:
            found.setdefault(case_id, set()).add(word)
    return {case_id: frozenset(words) for case_id, words in found.items()}


IN_LOGS = """
    SELECT case_id, named.entity_ref AS nominal_ref FROM asked
    JOIN intelligence_links AS link ON link.entity_ref = case_ref AND link.entity_type <> 'nominal'
    JOIN intelligence_links AS named ON named.log_ref = link.log_ref AND named.entity_type = 'nominal'"""
"""SQL with one row per case and person named in a log about it."""


def _by_reference() -> list[str]:
    """SQL of the persons whom a table of links ties to a case by the key of the case's own table."""
    found = []
    for table in extract_tables().values():
        keys = [(name, column.refers_to) for name, column in table.columns.items() if column.refers_to]
        persons = [name for name, refers_to in keys if refers_to == "nominals.nominal_ref"]
        for name, refers_to in keys:
            of = refers_to.partition(".")[0]
            if of != "nominals":
                found += [_linked(table.table, person, name, of) for person in persons]
    return found


def _linked(table: str, person: str, key: str, of: str) -> str:
    return (
        f"SELECT case_id, link.{quoted(person)} FROM asked JOIN {table} AS link"
        f" ON case_table = {literal(of)} AND link.{quoted(key)} = case_ref"
    )


def _own() -> list[str]:
    """SQL of the persons who stand in the case's own row: a victim, a young person."""
    return [
        f"SELECT case_id, own.{quoted(name)} FROM asked JOIN {table.table} AS own"
        f" ON case_table = {literal(table.table)} AND own.source = asked.source"
        f" AND own.source_file = asked.source_file AND own.source_row = asked.source_row"
        for table in extract_tables().values()
        if table.key
        for name, column in table.columns.items()
        if column.refers_to == "nominals.nominal_ref"
    ]
