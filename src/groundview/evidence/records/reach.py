"""What a query reaches: the tables it names, found in its syntax tree before it is run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from groundview.errors import UsageProblem
from groundview.evidence.pole.tables import tables

if TYPE_CHECKING:
    import duckdb

FUNCTIONS = frozenset({"unnest", "generate_series", "range"})
"""Functions that stand where a table may: none of them opens anything."""


def tables_named(connection: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    """The names of all tables that a SELECT reads; raises UsageProblem for anything else than one SELECT, for a
    function that could open a file, and for a part of the query that takes a table's name to hide behind."""
    tree = json.loads(connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0])
    if tree.get("error") or len(tree.get("statements", ())) != 1:
        raise _refused("it is not one SELECT", str(tree.get("error_message", "")))
    nodes = list(_nodes(tree))
    parts = {entry["key"].lower() for node in nodes for entry in (node.get("cte_map") or {}).get("map", ())}
    # Beside the declared tables stand those of a step at work, which a part could also hide.
    there = connection.execute("SELECT lower(table_name) FROM duckdb_tables()").fetchall()
    hidden = sorted(parts & (tables().keys() | {name for (name,) in there}))
    opening = sorted({_function(node) for node in nodes if node.get("type") == "TABLE_FUNCTION"} - FUNCTIONS)
    if any(node.get("type") == "SHOW_REF" for node in nodes):
        opening.append("SHOW, DESCRIBE or SUMMARIZE")
    if hidden or opening:
        raise _refused(f"it uses {', '.join(hidden + opening)}", "")
    return {node["table_name"].lower() for node in nodes if node.get("type") == "BASE_TABLE"} - parts


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        for part in tree.values():
            yield from _nodes(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from _nodes(part)


def _function(node: dict[str, Any]) -> str:
    return str(node["function"]["function_name"])


def _refused(why: str, detail: str) -> UsageProblem:
    return UsageProblem("This query is not run.", why=f"{why} {detail}".strip())
