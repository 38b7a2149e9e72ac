"""From events to ties: pairs, weights, days, sizes, and other plausible linkages."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from tie_world import DAY, empty_store, put, put_taking_part

from groundview.errors import UsageProblem
from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.networks.projection import left_out
from groundview.evidence.networks.tied import UNDATED, tied
from groundview.evidence.networks.ties import make_ties
from groundview.evidence.records.store import Store

CO = ("co_offending",)
EPOCH = date(1970, 1, 1)


@pytest.fixture
def store() -> Store:
    """Records 1, 2 and 3 in one event, 1 and 2 in another, 4 alone."""
    made = empty_store()
    put_taking_part(made, [("C1", 1), ("C1", 2), ("C1", 3), ("C2", 1), ("C2", 2), ("C3", 4)])
    return made


def test_an_event_of_k_gives_each_tie_one_over_k_less_one(store: Store) -> None:
    found = tied(store.connection, CO)
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(1, 2), (1, 3), (2, 3)]
    assert found.n_events.tolist() == [2, 1, 1]
    assert found.weight.tolist() == [1.5, 0.5, 0.5]


def test_what_a_persons_ties_weigh_is_its_number_of_events_with_others(store: Store) -> None:
    found = tied(store.connection, CO)
    strength = np.bincount(found.a, found.weight, 5) + np.bincount(found.b, found.weight, 5)
    assert strength.tolist() == [0, 2, 2, 1, 0]


def test_two_records_of_one_person_make_no_tie_and_count_once(store: Store) -> None:
    store.connection.execute("UPDATE persons SET person = 1 WHERE record_id = 3")
    found = tied(store.connection, CO)
    assert (found.a.tolist(), found.b.tolist(), found.weight.tolist()) == ([1], [2], [2.0])


def test_another_plausible_linkage_moves_a_record_and_leaves_the_kept_one(store: Store) -> None:
    put(
        store,
        "linkage_draws",
        {"draw": 3, "record_id": 4, "person": 1},
        {"draw": 3, "record_id": 2, "person": 5},
    )
    moved = tied(store.connection, CO, draw=3)
    assert list(zip(moved.a.tolist(), moved.b.tolist(), strict=True)) == [(1, 3), (1, 5), (3, 5)]
    assert (
        tied(store.connection, CO, draw=4).n_events.tolist() == tied(store.connection, CO).n_events.tolist()
    )


def test_layers_together_add_up_and_an_unknown_layer_is_refused(store: Store) -> None:
    put_taking_part(store, [("L1", 1), ("L1", 2), ("L1", 4)], layer="intelligence")
    both = tied(store.connection, ("co_offending", "intelligence"))
    pairs = dict(zip(zip(both.a.tolist(), both.b.tolist(), strict=True), both.weight.tolist(), strict=True))
    assert pairs == {(1, 2): 2.0, (1, 3): 0.5, (1, 4): 0.5, (2, 3): 0.5, (2, 4): 0.5}
    with pytest.raises(UsageProblem, match="no layer gossip"):
        tied(store.connection, ("gossip",))


def test_two_are_joined_from_the_day_on_which_the_later_comes() -> None:
    store = empty_store()
    for record, days in ((1, (1, 20)), (2, (5, 9)), (3, (15,))):
        for day in days:
            row = {"layer": "address", "event": "A", "record_id": record, "happened_on": date(2024, 3, day)}
            put(store, "takings_part", row)
        put(store, "persons", {"record_id": record, "person": record})
    found = tied(store.connection, ("address",))
    march = (date(2024, 2, 29) - EPOCH).days
    assert (found.first_on - march).tolist() == [5, 15, 15]
    assert (found.last_on - march).tolist() == [9, 15, 15]


def test_an_event_without_a_date_joins_all_the_same(store: Store) -> None:
    store.connection.execute("UPDATE takings_part SET happened_on = NULL WHERE event = 'C1'")
    found = tied(store.connection, CO)
    assert found.first_on.tolist() == [(DAY - EPOCH).days, UNDATED, UNDATED]


def test_an_affray_of_three_hundred_is_a_light_web_and_a_hostel_joins_nobody() -> None:
    store = empty_store()
    crowd = range(1, 301)
    put_taking_part(store, [("affray", record) for record in crowd])
    put_taking_part(store, [("hostel", record) for record in crowd], layer="address")
    affray = tied(store.connection, CO)
    assert affray.a.size == 300 * 299 // 2
    assert affray.weight.sum() == pytest.approx(150, abs=1e-4)
    assert tied(store.connection, ("address",)).a.size == 0
    said = store.connection.execute(left_out(tuple(layers()))).fetchall()
    assert said == [("address", 1, 300, 300)]


def test_the_table_holds_the_same_ties_by_layer_with_their_chance(store: Store) -> None:
    put_taking_part(store, [("L1", 1), ("L1", 4)], layer="intelligence")
    assert make_ties(store) == 4
    rows = store.connection.execute(
        "SELECT layer, person_a, person_b, n_events, weight, first_on, last_on FROM ties"
    ).fetchall()
    assert rows == [
        ("co_offending", 1, 2, 2, 1.5, DAY, DAY),
        ("co_offending", 1, 3, 1, 0.5, DAY, DAY),
        ("co_offending", 2, 3, 1, 0.5, DAY, DAY),
        ("intelligence", 1, 4, 1, 1.0, DAY, DAY),
    ]
    chances = store.connection.execute(
        "SELECT by_chance FROM ties ORDER BY layer, person_a, person_b"
    ).fetchall()
    assert all(0 < chance <= 1 for (chance,) in chances)
    assert store.connection.execute("SELECT count(*) FROM duckdb_tables() WHERE temporary").fetchall() == [
        (0,)
    ]


def test_repeated_company_is_less_likely_by_chance_than_one_meeting() -> None:
    store = empty_store()
    strangers = [(f"C{n}", person) for n in range(100) for person in (10 + 2 * n, 11 + 2 * n)]
    friends = [(f"F{n}", person) for n in range(4) for person in (1, 2)]
    put_taking_part(store, strangers + friends)
    make_ties(store)
    chance = dict(store.connection.execute("SELECT person_a, by_chance FROM ties").fetchall())
    assert chance[1] < 1e-6 < chance[10] < 0.01


def test_nothing_makes_no_ties() -> None:
    store = empty_store()
    assert make_ties(store) == 0
    assert tied(store.connection, CO).a.size == 0


def test_the_order_of_the_rows_changes_nothing() -> None:
    pairs = [(f"C{n % 7}", n % 11 + 1) for n in range(60)]
    made = []
    for order in (pairs, pairs[::-1]):
        store = empty_store()
        put_taking_part(store, order)
        make_ties(store)
        made.append(store.connection.execute("SELECT * FROM ties").fetchall())
    assert made[0] == made[1]
    assert len(made[0]) <= len(list(combinations(range(11), 2)))
