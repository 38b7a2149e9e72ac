"""Ids that last: a person keeps the id that most of its records had; who had none is given a new one.

An id goes to one person only: to the one with most of the records that had it. A person that could have two gets the
one that most of its records had, then the one that more of them had first, then the least. A new id is made of the key
of one of the person's records and tells nothing about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.insert import insert

if TYPE_CHECKING:
    import duckdb

TYPES = {"person": "BIGINT", "person_id": "VARCHAR"}


def give_ids(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary table `person_ids` (person, person_id) for every person of `linked` (record_id, person),
    from `record_keys` and `known_ids`."""
    connection.execute("CREATE OR REPLACE TEMP TABLE person_ids (person BIGINT, person_id VARCHAR)")
    for column in ("person_id", "first_id"):
        _inherit(connection, column)
    rounds = 0
    while _found(connection, rounds):
        rounds += 1


def _inherit(connection: duckdb.DuckDBPyConnection, column: str) -> None:
    """Gives ids that records had (`column` of known_ids) to persons that have none, where nobody has them."""
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE votes AS
        -- One row per person without an id and id that nobody has which some of its records had.
        SELECT person, {column} AS person_id, count(*) AS n,
            count(*) FILTER (first_id = {column}) AS n_first
        FROM linked JOIN record_keys USING (record_id) JOIN known_ids USING (record_key)
        ANTI JOIN person_ids ON person_ids.person = linked.person
        ANTI JOIN person_ids AS held ON held.person_id = known_ids.{column}
        GROUP BY person, {column}"""
    )
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE disputed AS
        -- One row per vote beside which there is another, for the same person or the same id.
        SELECT * FROM votes
        WHERE person IN (SELECT person FROM votes GROUP BY person HAVING count(*) > 1)
            OR person_id IN (SELECT person_id FROM votes GROUP BY person_id HAVING count(*) > 1)"""
    )
    insert(
        connection,
        "person_ids",
        "SELECT person, person_id FROM votes ANTI JOIN disputed USING (person, person_id)",
    )
    _settle(connection)


def _settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Gives disputed ids, the greatest vote first."""
    rows = connection.execute(
        "SELECT person, person_id FROM disputed ORDER BY n DESC, n_first DESC, person_id, person"
    )
    given: dict[int, str] = {}
    taken: set[str] = set()
    for person, person_id in rows.fetchall():
        if person not in given and person_id not in taken:
            given[person] = person_id
            taken.add(person_id)
    columns = {"person": np.array(list(given)), "person_id": np.array(list(given.values()), dtype=object)}
    put_table(connection, "settled", columns, TYPES)
    insert(connection, "person_ids", "SELECT person, person_id FROM settled")


def _found(connection: duckdb.DuckDBPyConnection, rounds: int) -> int:
    """Gives new ids to persons that have none; gives how many are still without, since theirs were in use."""
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE proposed AS
        -- One row per person without an id, with the least key of its records and the id made of it.
        SELECT person, founder, 'P' || upper(left(md5(founder || chr(30) || $rounds), 12)) AS person_id
        FROM (SELECT person, min(record_key) AS founder FROM linked JOIN record_keys USING (record_id)
            ANTI JOIN person_ids USING (person) GROUP BY person)""",
        {"rounds": rounds},
    )
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE in_use AS
        -- One row per id that somebody has or has had.
        SELECT person_id FROM person_ids UNION SELECT person_id FROM known_ids UNION SELECT first_id FROM known_ids"""
    )
    insert(
        connection,
        "person_ids",
        """
        -- One row per new id, for the first of those that could have it.
        SELECT arg_min(person, founder), person_id
        FROM proposed ANTI JOIN in_use USING (person_id) GROUP BY person_id""",
    )
    left = "SELECT count(DISTINCT person) FROM linked ANTI JOIN person_ids USING (person)"
    return int((connection.execute(left).fetchone() or (0,))[0])
