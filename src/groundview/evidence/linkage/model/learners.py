"""The records that training looks at: of each training rule all records of some of its keys, so that the pairs of a
key are there together and what they teach is not bent by who was left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from groundview.evidence.linkage.model.columns import PEOPLE

if TYPE_CHECKING:
    import duckdb

LEARNERS = "learners"
"""The table that is made: the columns of `people`, and `by_<rule>`: true, or null where the rule passes it over."""
PARTS = 1_000_000
"""Keys fall into so many parts, by their hash: the same on every machine."""


def make_learners(connection: duckdb.DuckDBPyConnection, rules: Mapping[str, str], pairs: int) -> None:
    """Makes `learners` for rules (name: SQL of the key), about so many pairs each."""
    kept = {
        name: PARTS * min(1.0, pairs / max(1, pairs_under(connection, key))) for name, key in rules.items()
    }
    marks = ", ".join(
        f"CASE WHEN hash({number}, {key}) % {PARTS} < {kept[name]!r} THEN true END AS by_{name}"
        for number, (name, key) in enumerate(rules.items())
    )
    known = {name: f"(by_{name} AND {_known(key)})" for name, key in rules.items()}
    connection.execute(
        # One row per record that some rule takes.
        f"""CREATE OR REPLACE TEMP TABLE {LEARNERS} AS
        SELECT * FROM (SELECT *, {marks} FROM {PEOPLE}) WHERE {" OR ".join(known.values())} ORDER BY id"""
    )


def asked(name: str, key: str) -> str:
    """A training rule in Splink's words."""
    return " AND ".join(f"l.{column} = r.{column}" for column in (*key.split(", "), f"by_{name}"))


def pairs_under(connection: duckdb.DuckDBPyConnection, key: str) -> int:
    """How many pairs of records share a key."""
    found = connection.execute(
        f"SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM {PEOPLE} WHERE {_known(key)} GROUP BY {key})"
    ).fetchone()
    return int(found[0] or 0) if found else 0


def _known(key: str) -> str:
    return " AND ".join(f"{column} IS NOT NULL" for column in key.split(", "))
