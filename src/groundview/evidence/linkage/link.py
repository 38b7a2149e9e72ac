"""From scored pairs to persons: which records are one person, what else is plausible, and ids that last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.clusters.agglomerate import nested
from groundview.evidence.linkage.clusters.evidence import Evidence, read_evidence
from groundview.evidence.linkage.clusters.graph import Whole
from groundview.evidence.linkage.clusters.rules import link_rules
from groundview.evidence.linkage.clusters.standing import standing_with_rest
from groundview.evidence.linkage.draws.plausible import Plausible, plausible_linkages, read_details
from groundview.evidence.linkage.ids.changes import person_changes
from groundview.evidence.linkage.ids.inherit import give_ids
from groundview.evidence.linkage.ids.keys import record_keys
from groundview.evidence.linkage.ids.known import persons_before, read_known, write_known
from groundview.evidence.linkage.judgements.file import NAME as JUDGEMENTS
from groundview.evidence.linkage.judgements.standing import standing
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.remark import remark
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    import duckdb

NUMBERS = {"record_id": "BIGINT", "person": "BIGINT"}


def make_persons(store: Store, folder: Path, draws: int, seed: int) -> int:
    """Makes `persons`, `linkage_draws` and `person_changes` from `person_records` and `person_pairs`, and gives the
    number of rows of `persons`. In `folder` lie the judgements, which win over everything, and the ids of earlier
    runs; the ids are put in place last, so that a step that fails leaves them as they were. Raises DataProblem where
    one of the two files cannot be read, EnvironmentProblem where ids cannot be written."""
    connection, rules = store.connection, link_rules()
    remark(store, "persons", standing(folder / JUDGEMENTS, connection).remarks)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE record_keys AS {record_keys().sql}")
    read_known(connection, folder)
    evidence = read_evidence(connection, rules)
    clusters = nested(evidence.graph, rules, _before(connection, evidence), rules.hold)
    _put_kept(connection, evidence, clusters[1])
    details = read_details(connection, evidence)
    _put_draws(connection, evidence, plausible_linkages(evidence, clusters, details, rules, draws, seed))
    give_ids(connection)
    made = store.make(persons())
    store.make(linkage_draws())
    store.make(person_changes())
    write_known(connection, folder)
    return made


def persons() -> Query:
    """One row per person record, with its person."""
    return Query(
        "persons",
        """
        SELECT nominal_ref, system, person_id, probability, record_id, person
        FROM person_records JOIN linked USING (record_id) JOIN person_ids USING (person) ORDER BY record_id""",
    )


def linkage_draws() -> Query:
    """One row per plausible linkage and record that stands elsewhere in it than in the linkage that was kept."""
    return Query("linkage_draws", "SELECT draw, record_id, person FROM drawn ORDER BY draw, record_id")


def _before(connection: duckdb.DuckDBPyConnection, evidence: Evidence) -> Whole:
    """The number of the person that each node was in an earlier run, 0 for none; of several, the greatest."""
    found = np.zeros(len(evidence.records), dtype=np.int64)
    numbers = connection.execute(persons_before().sql).fetchnumpy()["before"]
    np.maximum.at(found, evidence.node, np.asarray(numbers))
    return found


def _put_kept(connection: duckdb.DuckDBPyConnection, evidence: Evidence, kept: Whole) -> None:
    """Makes the temporary table `linked` (record_id, person, probability)."""
    records = evidence.records
    columns = {
        "record_id": records,
        "person": records[kept[evidence.node]],
        "probability": standing_with_rest(evidence, kept),
    }
    put_table(connection, "linked", columns, {**NUMBERS, "probability": "DOUBLE"})


def _put_draws(connection: duckdb.DuckDBPyConnection, evidence: Evidence, found: Plausible) -> None:
    """Makes the temporary table `drawn` (draw, record_id, person)."""
    records = evidence.records
    columns = {"draw": found.draw, "record_id": records[found.record], "person": records[found.person]}
    put_table(connection, "drawn", columns, {"draw": "BIGINT", **NUMBERS})
