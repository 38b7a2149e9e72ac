"""Losses are heavy-tailed, and have the declared means in expectation."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.synth.fraud.kinds import organised_share, types
from groundview.synth.fraud.losses import losses, shape, shape_mean
from groundview.synth.fraud.settings import settings
from groundview.synth.world import World

MANY = 600_000


@pytest.mark.parametrize(("organised", "published"), [(True, 10_260), (False, 3_982)])
def test_individuals_lose_the_published_means_in_expectation(organised: bool, published: float) -> None:
    lost = losses(np.random.default_rng(7), individuals(organised))
    margin = 4 * lost.std() / np.sqrt(len(lost))
    assert abs(lost.mean() - published) < margin < 0.06 * published


def individuals(organised: bool) -> dict[str, np.ndarray]:
    """A large draw of frauds against individuals, of the mix of types that is declared."""
    rng = np.random.default_rng(3)
    share = [organised_share(one, 1.0) if organised else 1 - organised_share(one, 1.0) for one in types()]
    weight = [one.weight * (1 - one.organisations) * part for one, part in zip(types(), share, strict=True)]
    return {
        "type_id": rng.choice(len(weight), size=MANY, p=np.array(weight) / sum(weight)),
        "organised": np.full(MANY, organised),
        "organisation": np.zeros(MANY, dtype=bool),
        "income_z": rng.standard_normal(MANY),
    }


def test_the_mean_of_the_shape_is_what_its_formula_says() -> None:
    drawn = shape(np.random.default_rng(1), settings().loss, 2_000_000)
    assert drawn.mean() == pytest.approx(shape_mean(settings().loss), rel=0.02)
    assert (drawn > settings().loss.tail_from).mean() > settings().loss.tail


def test_a_few_lose_much_of_what_all_lose(world: World) -> None:
    lost = np.sort(world.get("SELECT loss_gbp FROM fraud ORDER BY fraud_id")["loss_gbp"])
    assert lost[-len(lost) // 20 :].sum() > 0.5 * lost.sum()
    assert np.median(lost) < lost.mean() / 5


def test_organised_frauds_lose_more_in_the_world(world: World) -> None:
    query = (
        "SELECT group_id IS NOT NULL AS organised, avg(loss_gbp) AS mean, median(loss_gbp) AS middle"
        " FROM fraud WHERE victim_kind = 'individual' GROUP BY 1 ORDER BY 1"
    )
    found = world.get(query)
    assert found["mean"][1] > 1.4 * found["mean"][0]
    assert found["middle"][1] > found["middle"][0]


def test_income_moves_no_mean() -> None:
    frauds = individuals(True)
    low = losses(np.random.default_rng(5), {**frauds, "income_z": np.full(MANY, -1.0)})
    high = losses(np.random.default_rng(5), {**frauds, "income_z": np.full(MANY, 1.0)})
    assert high.mean() > 1.3 * low.mean()
