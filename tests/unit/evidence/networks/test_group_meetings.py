"""Who meets whom under any plausible linkage: the arrays give what the SQL gives."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from group_world import put_all
from tie_world import DAY, empty_store

from groundview.evidence.networks.found.joint import UNDATED, joint, meetings
from groundview.evidence.networks.found.linkages import linkages
from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.networks.tied import tied
from groundview.evidence.records.store import Store

RECORDS, DRAWS = 60, 3


def random_store(seed: int) -> Store:
    """Records in events of every layer, some without a day, some in events too large to join; and plausible linkages
    that join and part records."""
    random, store = np.random.default_rng(seed), empty_store()
    rows = []
    for layer in layers():
        for event in range(40):
            for record in random.integers(1, RECORDS + 1, random.integers(1, 14)).tolist():
                day = DAY + timedelta(days=int(random.integers(0, 900))) if random.random() < 0.8 else None
                rows.append([layer, f"E{event}", record, day])
    names = ("layer", "event", "record_id", "happened_on")
    put_all(store, "takings_part", [dict(zip(names, row, strict=True)) for row in rows])
    person = {record: record - record % 2 or 1 for record in range(1, RECORDS + 1)}
    put_all(store, "persons", [{"record_id": record, "person": person[record]} for record in person])
    for draw in range(1, DRAWS + 1):
        some = random.choice(np.arange(1, RECORDS + 1), 12, replace=False).tolist()
        moved = [{"draw": draw, "record_id": one, "person": int(random.integers(1, RECORDS))} for one in some]
        put_all(store, "linkage_draws", moved)
    return store


@pytest.mark.parametrize("seed", range(3))
def test_they_are_those_of_the_projection_in_sql(seed: int) -> None:
    store = random_store(seed)
    events, linked = joint(store.connection), linkages(store.connection, DRAWS)
    for draw in range(DRAWS + 1):
        met = meetings(events, linked.persons(draw))
        for number, layer in enumerate(met.layers):
            of_it = met.layer == number
            pairs = met.a[of_it] * 1000 + met.b[of_it]
            keys, which = np.unique(pairs, return_inverse=True)
            expected = tied(store.connection, (layer,), draw)
            assert keys.tolist() == (expected.a * 1000 + expected.b).tolist()
            assert np.bincount(which).tolist() == expected.n_events.tolist()
            weight = np.bincount(which, 1 / (met.size[of_it] - 1))
            np.testing.assert_allclose(weight, expected.weight, atol=1e-8)
            assert latest(which, met.last_on[of_it]) == expected.last_on.tolist()
            assert earliest(which, met.first_on[of_it]) == expected.first_on.tolist()


def latest(which: np.ndarray, days: np.ndarray) -> list[int]:
    return [int(days[which == pair].max()) for pair in range(which.max() + 1)]


def earliest(which: np.ndarray, days: np.ndarray) -> list[int]:
    dated = (days[(which == pair) & (days != UNDATED)] for pair in range(which.max() + 1))
    return [int(each.min()) if len(each) else UNDATED for each in dated]


def test_nobody_meets_where_nothing_happened() -> None:
    store = empty_store()
    put_all(store, "persons", [{"record_id": 1, "person": 1}])
    met = meetings(joint(store.connection), linkages(store.connection, 2).persons(1))
    assert len(met.a) == len(met.first_on) == 0


def test_a_linkage_that_moves_nothing_is_the_kept_one() -> None:
    store = random_store(1)
    linked = linkages(store.connection, DRAWS + 1)
    assert linked.persons(DRAWS + 1).tolist() == linked.persons(0).tolist()
    assert linked.persons(1).tolist() != linked.persons(0).tolist()
