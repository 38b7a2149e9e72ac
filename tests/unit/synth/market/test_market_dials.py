"""The dials and the seed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from groundview.synth.dials import Dials
from groundview.synth.market.room import ROOM
from groundview.synth.world import World


def test_one_seed_one_market_and_another_seed_another(remade: Callable[[Dials], World]) -> None:
    first, again, other = (tables(remade(Dials(seed=seed))) for seed in (5, 5, 6))
    assert first == again
    assert {table for table in ROOM.makes if first[table] == other[table]} == {"market_indicator"}


def tables(world: World) -> dict[str, list[tuple[object, ...]]]:
    return {table: world.db.execute(f"FROM {table}").fetchall() for table in ROOM.makes}


def test_without_groups_premises_are_run_all_the_same(remade: Callable[[Dials], World]) -> None:
    world = remade(Dials(group_share=0))
    found = world.db.execute(
        "SELECT count(*), count(group_id), min(n_acting) FROM case_adult_sex_market"
    ).fetchall()
    assert found == [(world.count("premises"), 0, 1)]


def test_nothing_is_recorded_of_those_who_run_them_with_the_dial_at_nought(
    remade: Callable[[Dials], World],
) -> None:
    world = remade(Dials(recording_rate=0))
    roles = {row[0] for row in world.db.execute("SELECT DISTINCT true_role FROM premises_link").fetchall()}
    assert roles == {"worker", "visitor"}


def test_clean_records_have_the_true_role_and_type(remade: Callable[[Dials], World]) -> None:
    world = remade(Dials(dirt=0))
    wrong = """SELECT (SELECT count(*) FROM premises_link WHERE role <> true_role),
                      (SELECT count(*) FROM premises_written JOIN premises USING (premises_id)
                       WHERE premises_written.type <> premises.type OR NOT area_known)"""
    assert world.db.execute(wrong).fetchall() == [(0, 0)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_small_world_has_a_few_of_each(remade: Callable[[Dials], World], seed: int) -> None:
    world = remade(Dials(seed=seed))
    assert world.count("premises") >= 24
    known = world.db.execute("SELECT count(*) FROM premises WHERE known").fetchall()[0][0]
    assert known >= 12
    kinds = dict(world.db.execute("SELECT run_by, count(*) FROM premises GROUP BY 1").fetchall())
    assert min(kinds["joint"], kinds["single"]) >= 3
