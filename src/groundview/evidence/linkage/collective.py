"""Collective evidence: what the records of a pair share with the rest of the data raises it.

A number that few others hold, standing with both records beside the details that were compared, or an associate whom
few others were in events with, raises a pair; what many hold does not. Two who stand side by side in one event are
seldom one person: that lowers it. How much is learnt from the study's own sure pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.shared import shares
from groundview.evidence.linkage.shared.bits import bits, bits_against
from groundview.evidence.linkage.shared.rules import shared_rules
from groundview.evidence.linkage.shared.sure_persons import put_sure_persons
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    import duckdb

LAID_OUT = {
    "holders": shares.holders,
    "took_part": shares.events,
    "associates": shares.associates,
    "shared_identifiers": shares.shared_identifiers,
    "shared_associates": shares.shared_associates,
    "side_by_side": shares.side_by_side,
}
"""Temporary tables in the order in which they are made."""

COMPARED = """
    -- One row per pair as the model alone left it.
    SELECT left_id, right_id, round(weight - raised, 6) AS weight,
        round(1 / (1 + pow(2.0, raised - weight)), 9) AS probability, veto
    FROM person_pairs"""


def raise_pairs(store: Store) -> int:
    """Makes `person_pairs` anew with what is shared added to `weight` and told in `raised`; gives the number of pairs
    that were moved. Done twice it does the same. Needs `person_records` and `sightings`."""
    connection = store.connection
    connection.execute(f"CREATE OR REPLACE TEMP TABLE compared AS {COMPARED}")
    put_sure_persons(connection)
    for name, made in LAID_OUT.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {made()}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE evidence AS {_evidence()}")
    store.make(_raised(connection))
    (n_moved,) = connection.execute("SELECT count(*) FROM person_pairs WHERE raised <> 0").fetchone() or (0,)
    return int(n_moved)


def _evidence() -> str:
    """One row per pair, with its step of rarity for each kind of evidence: 0 is the rarest, NULL is none."""
    rules = shared_rules()
    sure = (
        f"CASE WHEN probability >= {rules.sure_same} AND coalesce(veto, '') = '' THEN 'same' "
        f"WHEN probability <= {rules.sure_different} OR coalesce(veto, '') <> '' THEN 'different' END"
    )
    return f"""
        SELECT compared.*, {sure} AS sure, {_step("ids.others")} AS identifier,
            -- Who stand side by side share the rest of that event with each other, one person or two.
            CASE WHEN beside.left_id IS NULL THEN {_step("met.others")} END AS associate,
            beside.left_id IS NOT NULL AS side_by_side
        FROM compared LEFT JOIN shared_identifiers ids USING (left_id, right_id)
        LEFT JOIN shared_associates met USING (left_id, right_id)
        LEFT JOIN side_by_side beside USING (left_id, right_id)"""


def _step(others: str) -> str:
    cases = " ".join(
        f"WHEN {others} <= {most} THEN {step}" for step, most in enumerate(shared_rules().others)
    )
    return f"CASE {cases} END"


def _raised(connection: duckdb.DuckDBPyConnection) -> Query:
    """One row per pair that was compared."""
    parts = (_worth(connection, "identifier"), _worth(connection, "associate"), _worth_beside(connection))
    return Query(
        "person_pairs",
        f"""
        WITH added AS (SELECT *, {" + ".join(parts)} AS raised FROM evidence)
        SELECT left_id, right_id, round(weight + raised, 6) AS weight,
            CASE WHEN raised = 0 THEN probability
                ELSE round(1 / (1 + pow(2.0, -weight - raised)), 9) END AS probability, raised, veto
        FROM added ORDER BY left_id, right_id""",
    )


def _worth(connection: duckdb.DuckDBPyConnection, kind: str) -> str:
    """SQL of the bits that a kind of evidence adds."""
    n_steps = len(shared_rules().others)
    counted = {
        sure: np.array(
            [_count(connection, f"sure = '{sure}' AND {kind} = {step}") for step in range(n_steps)], float
        )
        for sure in ("same", "different")
    }
    learnt = bits(counted["same"], counted["different"], *_sure(connection))
    cases = " ".join(f"WHEN {step} THEN {float(worth)}" for step, worth in enumerate(learnt))
    return f"CASE {kind} {cases} ELSE 0.0 END"


def _worth_beside(connection: duckdb.DuckDBPyConnection) -> str:
    same, different = (
        _count(connection, f"sure = '{sure}' AND side_by_side") for sure in ("same", "different")
    )
    return f"CASE WHEN side_by_side THEN {bits_against(same, different, *_sure(connection))} ELSE 0.0 END"


def _sure(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    return _count(connection, "sure = 'same'"), _count(connection, "sure = 'different'")


def _count(connection: duckdb.DuckDBPyConnection, where: str) -> int:
    (n,) = connection.execute(f"SELECT count(*) FROM evidence WHERE {where}").fetchone() or (0,)
    return int(n)
