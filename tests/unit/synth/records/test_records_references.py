"""References are unique, look real, and tell nothing of the person; one seed gives one world."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from groundview.synth.build import EXTRACT
from groundview.synth.dials import Dials
from groundview.synth.world import World

SHAPES = {
    ("crime", 0): "00[0-9]{6}",
    ("crime", 1): "[0-9]+E2[345]|R0[0-9]{6}",
    ("intelligence", 0): "N/00[0-9]{5}",
    ("intelligence", 1): "INT-[0-9]{5}",
}


@pytest.mark.parametrize(("system", "force"), SHAPES)
def test_references_have_the_shape_of_their_system(written: World, system: str, force: int) -> None:
    found = written.get(f"""
        SELECT count(*) AS n, count(*) FILTER (NOT regexp_full_match(nominal_ref, '{SHAPES[system, force]}')) AS other
        FROM record WHERE system = '{system}' AND force_id = {force}
    """)
    assert found["n"][0] > 1000
    assert found["other"][0] == 0


def test_references_run_by_the_day_of_making(written: World) -> None:
    found = written.get("""
        SELECT count(*) FILTER (made_on < before) AS wrong FROM (
            SELECT made_on, lag(made_on) OVER (ORDER BY nominal_ref) AS before
            FROM record WHERE system = 'crime' AND force_id = 0)
    """)
    assert found["wrong"][0] == 0


def test_the_order_of_references_says_nothing_of_persons(written: World) -> None:
    """Within a day the order is by chance: persons and roles are as often before as after."""
    order = written.get("""
        SELECT record_id, person_id, care_id, made_on FROM record
        WHERE system = 'crime' AND force_id = 0 ORDER BY record_id
    """)
    same_day = order["made_on"][1:] == order["made_on"][:-1]
    for what in ("person_id", "care_id"):
        step = np.sign(np.diff(order[what]))[same_day]
        ups, downs = (step > 0).sum(), (step < 0).sum()
        assert abs(ups - downs) < 4 * np.sqrt(ups + downs)


def test_one_seed_gives_the_same_records_and_another_gives_others(
    written: World, another: Callable[[Dials], World]
) -> None:
    def sums(world: World) -> list[int]:
        world.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
        tables = ("std_nominals", "seen_as", "record_error", "identifiers_records")
        asked = [f"SELECT sum(hash(t)) % 1000000007 AS total FROM {table} t" for table in tables]
        return [int(world.get(query)["total"][0]) for query in asked]

    first = sums(written)
    assert sums(another(Dials())) == first
    assert not set(sums(another(Dials(seed=2)))) & set(first)
