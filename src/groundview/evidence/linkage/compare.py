"""Which two records may be one person, and how likely: every pair that some rule puts side by side, weighed."""

from __future__ import annotations

from pathlib import Path

from groundview.evidence.linkage.model.engine import desk
from groundview.evidence.linkage.model.saved import model_at
from groundview.evidence.linkage.vetoes import veto
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

SHAPES = """
    -- One row per shape: records that say the same are compared once.
    SELECT record_id AS id, * EXCLUDE (record_id) FROM person_records WHERE record_id = shape_id ORDER BY record_id"""


def make_person_pairs(store: Store, model_path: Path) -> int:
    """Makes `person_pairs` with the model at `model_path`, which is learnt and written there where there is none of
    these settings; gives the number of pairs."""
    shapes = store.connection.execute(SHAPES).to_arrow_table()
    # Records spill only beside the store, where the study's own protection holds.
    with desk(shapes, store.scratch if store.scratch.is_dir() else None) as laid_out:
        scored = laid_out.score(model_at(model_path, laid_out.learn))
    store.connection.register("scored", scored)
    try:
        return store.make(person_pairs())
    finally:
        store.connection.unregister("scored")


def person_pairs() -> Query:
    """One row per pair of shapes that may be one person."""
    return Query(
        "person_pairs",
        f"""
        SELECT left_id, right_id, weight, probability, 0.0 AS raised, {veto("one", "two")} AS veto
        FROM scored
        JOIN person_records one ON one.record_id = left_id
        JOIN person_records two ON two.record_id = right_id
        ORDER BY left_id, right_id""",
    )
