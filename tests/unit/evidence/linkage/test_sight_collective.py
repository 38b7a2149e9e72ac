"""Collective evidence: a rare thing shared raises a pair, a common one does not, two in one event are two persons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sighted_world import empty_store, put, put_records

from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.shared.bits import bits, bits_against
from groundview.evidence.linkage.shared.rules import shared_rules
from groundview.evidence.records.store import Store

N = 200
"""Pairs that are surely one person, and as many that are surely two, in the world that teaches."""
UNSURE = {"rare": 1, "common": 3, "own": 5, "associate": 7, "beside": 9, "crowd": 11, "nothing": 13}
"""The left record of each pair that is to be settled; the right one is the next."""
THIRD = 15


def pair(left: int, right: int, weight: float) -> dict[str, float]:
    probability = 1 / (1 + 2.0**-weight)
    return {"left_id": left, "right_id": right, "weight": weight, "probability": probability, "raised": 0.0}


def phone(number: str, record: int, file: str = "x/identifiers.csv") -> dict[str, str]:
    found = {"kind": "phone", "identifier": number, "readable": "yes", "seen_with_type": "nominal"}
    return found | {"seen_with_ref": f"N{record}", "source_file": file}


def took_part(event: str, *records: int) -> list[dict[str, str]]:
    return [{"crime_ref": event, "nominal_ref": f"N{record}", "role": "suspect"} for record in records]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Pairs of one person often share a listed phone or an associate; pairs of two stand in one event now and then."""
    with empty_store(tmp_path_factory.mktemp("collective")) as opened:
        put_records(opened, *(f"N{number}" for number in range(1, THIRD + 5 * N)))
        pairs, seen, parts = [pair(left, left + 1, 0.0) for left in UNSURE.values()], [], []
        for at in range(N):
            same = THIRD + 1 + 4 * at
            pairs += [pair(same, same + 1, 20.0), pair(same + 2, same + 3, -12.0)]
            if at % 4 == 0:
                seen += [phone(f"taught {at}", record) for record in (same, same + 1)]
            if at % 4 == 1:
                # The friend is somebody whom no other pair has.
                friend = THIRD + 4 * N + 1 + at // 4
                parts += took_part(f"one {at}", same, friend) + took_part(f"two {at}", same + 1, friend)
            if at % 4 == 2:
                parts += took_part(f"both {at}", same + 2, same + 3)
        rare, common, own = UNSURE["rare"], UNSURE["common"], UNSURE["own"]
        seen += [phone("rare", rare), phone("rare", rare + 1, "x/nominals.csv")]
        seen += [
            phone("hostel", record) for record in (common, common + 1, *range(THIRD + 3, THIRD + 200, 4))
        ]
        seen += [phone("own", own, "x/nominals.csv"), phone("own", own + 1, "x/nominals.csv")]
        met = UNSURE["associate"]
        parts += took_part("first", met, THIRD) + took_part("second", met + 1, THIRD)
        parts += took_part("side by side", UNSURE["beside"], UNSURE["beside"] + 1)
        crowd = range(THIRD + 3, THIRD + 3 + 4 * shared_rules().crowd, 4)
        parts += took_part("affray", UNSURE["crowd"], *crowd) + took_part(
            "match", UNSURE["crowd"] + 1, *crowd
        )
        put(opened, "person_pairs", *pairs)
        put(opened, "sightings", *seen)
        put(opened, "involvements", *parts)
        raise_pairs(opened)
        yield opened


def raised(store: Store, of: str) -> float:
    row = store.connection.execute(
        "SELECT raised FROM person_pairs WHERE left_id = ?", [UNSURE[of]]
    ).fetchone()
    assert row
    return float(row[0])


def test_a_rare_phone_raises_a_pair_though_one_has_it_only_on_a_list(store: Store) -> None:
    assert raised(store, "rare") >= 4


def test_what_many_hold_raises_nothing(store: Store) -> None:
    assert raised(store, "common") == 0


def test_what_the_model_has_compared_is_not_counted_again(store: Store) -> None:
    assert raised(store, "own") == 0


def test_a_shared_associate_raises_a_pair(store: Store) -> None:
    assert raised(store, "associate") >= 2


def test_a_crowd_are_no_associates(store: Store) -> None:
    assert raised(store, "crowd") == 0


def test_two_who_stand_side_by_side_in_one_event_are_lowered(store: Store) -> None:
    assert raised(store, "beside") <= -2


def test_a_pair_that_shares_nothing_stays_as_it_was(store: Store) -> None:
    row = store.connection.execute(
        "SELECT weight, probability, raised FROM person_pairs WHERE left_id = ?", [UNSURE["nothing"]]
    ).fetchone()
    assert row == (0.0, 0.5, 0.0)


def test_weight_and_probability_say_the_same_for_every_pair(store: Store) -> None:
    worst = store.connection.execute(
        "SELECT max(abs(probability - 1 / (1 + pow(2.0, -weight)))) FROM person_pairs"
    ).fetchone()
    assert worst
    assert worst[0] < 1e-8


def test_doing_it_twice_does_the_same(store: Store) -> None:
    once = store.connection.execute("FROM person_pairs ORDER BY left_id, right_id").fetchall()
    raise_pairs(store)
    assert store.connection.execute("FROM person_pairs ORDER BY left_id, right_id").fetchall() == once


def test_no_pair_is_lost_or_made(store: Store) -> None:
    assert store.count("person_pairs") == 2 * N + len(UNSURE)


def test_bits_are_the_log_of_the_ratio_where_much_was_seen() -> None:
    learnt = bits(np.array([1600.0]), np.array([99.0]), 19_999.0, 19_999.0)
    assert learnt == pytest.approx([4.0])


def test_bits_never_rise_with_the_number_who_hold_it_and_never_fall_below_none() -> None:
    learnt = bits(np.array([5.0, 500.0, 0.0]), np.array([3.0, 2.0, 400.0]), 10_000.0, 10_000.0)
    assert list(learnt) == sorted(learnt, reverse=True)
    assert learnt[-1] == 0
    assert max(learnt) <= shared_rules().most_bits


def test_a_study_without_sure_pairs_raises_nothing() -> None:
    assert list(bits(np.zeros(4), np.zeros(4), 0.0, 0.0)) == [0, 0, 0, 0]
    assert bits_against(0, 0, 0, 0) == 0


def test_an_empty_study_has_nothing_to_raise(tmp_path: Path) -> None:
    with empty_store(tmp_path) as opened:
        assert raise_pairs(opened) == 0
