"""The projection in SQL against a plain loop over events, and against networkx."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import duckdb
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.networks.tied import tied
from groundview.evidence.networks.ties import make_ties
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

TAKING_PART = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 14)), max_size=60)


def store_of(pairs: list[tuple[int, int]], layer: str, moved: dict[int, int]) -> Store:
    connection = duckdb.connect()
    for name in ("takings_part", "persons", "linkage_draws", "remarks"):
        connection.execute(create_table(tables()[name]))
    if pairs:
        listed = ", ".join(f"('{layer}', '{event}', {record})" for event, record in pairs)
        connection.execute(f"INSERT INTO takings_part (layer, event, record_id) VALUES {listed}")
    # Records 2n - 1 and 2n are one person in the linkage that was kept.
    connection.execute(
        "INSERT INTO persons (record_id, person) SELECT n, (n - 1) // 2 * 2 + 1 FROM range(1, 15) t(n)"
    )
    for record, person in moved.items():
        connection.execute("INSERT INTO linkage_draws VALUES (1, ?, ?)", [record, person])
    return Store(connection, Path("nowhere"))


def plainly(
    pairs: list[tuple[int, int]], most: int | None, moved: dict[int, int]
) -> dict[tuple[int, int], tuple]:
    events = defaultdict(set)
    for event, record in pairs:
        events[event].add(moved.get(record, (record - 1) // 2 * 2 + 1))
    found: dict[tuple[int, int], tuple] = {}
    for persons in events.values():
        if most is None or len(persons) <= most:
            for two in combinations(sorted(persons), 2):
                n, weight = found.get(two, (0, 0.0))
                found[two] = (n + 1, weight + 1 / (len(persons) - 1))
    return found


@settings(deadline=None, max_examples=30)
@given(
    pairs=TAKING_PART,
    layer=st.sampled_from(["co_offending", "address"]),
    moved=st.dictionaries(st.integers(1, 14), st.integers(1, 14), max_size=5),
)
def test_any_linkage_against_a_plain_loop(
    pairs: list[tuple[int, int]], layer: str, moved: dict[int, int]
) -> None:
    store = store_of(pairs, layer, moved)
    for draw, standing in ((0, {}), (1, moved)):
        ours = tied(store.connection, (layer,), draw)
        columns = (ours.a.tolist(), ours.b.tolist(), ours.n_events.tolist(), ours.weight.tolist())
        found = {
            (a, b): (n, pytest.approx(weight, abs=1e-8)) for a, b, n, weight in zip(*columns, strict=True)
        }
        assert plainly(pairs, layers()[layer].most_persons, standing) == found
    assert make_ties(store) == len(plainly(pairs, layers()[layer].most_persons, {}))


@settings(deadline=None, max_examples=20)
@given(pairs=TAKING_PART)
def test_newmans_weights_against_networkx(pairs: list[tuple[int, int]]) -> None:
    events = networkx.Graph([(f"e{event}", (record - 1) // 2 * 2 + 1) for event, record in pairs])
    persons = [node for node in events if isinstance(node, int)]
    peer = networkx.bipartite.collaboration_weighted_projected_graph(events, persons)
    ours = tied(store_of(pairs, "co_offending", {}).connection, ("co_offending",))
    assert {frozenset(two): weight for *two, weight in peer.edges(data="weight")} == {
        frozenset((a, b)): pytest.approx(weight, abs=1e-8)
        for a, b, weight in zip(ours.a.tolist(), ours.b.tolist(), ours.weight.tolist(), strict=True)
    }
