"""Losses of organised and other cases, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from attributed_world import World, new_world

from groundview.evidence.attribution.losses import LEAST


@pytest.fixture(scope="module")
def world() -> World:
    """Twenty offences by two, which lost 1 to 19 and 1,000 pounds; five by one, which lost 10 each; three of which
    nothing is known, one of which lost something."""
    world = new_world("ann", "bob")
    for number, loss in enumerate([*range(1, 20), 1000]):
        world.offence(f"two {number}", "ann", "bob", loss_gbp=loss)
    for number in range(5):
        world.offence(f"one {number}", loss_gbp=10)
        world.say(f"one {number}", "acting_one")
    world.offence("open", loss_gbp=5)
    world.offence("nothing lost", loss_gbp=0)
    world.offence("no loss recorded")
    world.attribute()
    return world


def figures(world: World, definition: str, breakdown: str) -> dict[str, tuple[Any, ...]]:
    rows = world.rows(
        f"""SELECT statistic, value, n, n_cases, note, low, high FROM attribution_losses
        WHERE context = 'acquisitive_crime' AND definition = '{definition}' AND breakdown = '{breakdown}'"""
    )
    return {statistic: rest for statistic, *rest in rows}  # type: ignore[misc]


def test_of_organised_cases(world: World) -> None:
    found = figures(world, "two_or_more", "answer=organised")
    # 1 + ... + 19 = 190; the middle of twenty lies between 10 and 11; one is left out at either end of twenty.
    assert {name: one[0] for name, one in found.items()} == {
        "total": 1190,
        "mean": 59.5,
        "median": 10.5,
        "trimmed_mean": pytest.approx(sum(range(2, 20)) / 18),
    }
    assert {tuple(one[1:3]) for one in found.values()} == {(20, 20)}
    for name in ("mean", "median", "trimmed_mean"):
        value, _, _, _, low, high = found[name]
        assert low < value < high
    assert found["total"][4:] == [None, None]


def test_too_few_cases_have_a_total_and_no_mean(world: World) -> None:
    found = figures(world, "two_or_more", "answer=not organised")
    assert found["total"][:3] == [50, 5, 5]
    assert found["mean"][0] is None or found["mean"][0] != found["mean"][0]
    assert found["mean"][3] == f"no figure: fewer than {LEAST} cases with a loss"


def test_nothing_lost_is_a_case_and_no_loss(world: World) -> None:
    assert figures(world, "two_or_more", "answer=open")["total"][:3] == [5, 1, 3]
    assert figures(world, "", "")["total"][:3] == [1245, 26, 28]


def test_a_definition_under_which_few_are_organised_is_not_set_beside_others(world: World) -> None:
    assert figures(world, "mapped_group", "answer=organised") == {}
    assert figures(world, "mapped_group", "answer=open") == {}
