"""What the truth says of fraud beyond its reports: how many were never reported, and what was planted."""

from __future__ import annotations

import numpy as np

from groundview.synth.fraud.kinds import types
from groundview.synth.fraud.settings import settings
from groundview.synth.world import World

SEEN = "SELECT type_id, city_id, count(*) AS reported FROM fraud GROUP BY ALL ORDER BY ALL"


def hidden(world: World) -> None:
    """Makes hidden_fraud, one row a type and city: reported, and how many were not, drawn from the reporting rate."""
    seen = world.get(SEEN)
    rate = np.array([one.reporting for one in types()])[seen["type_id"]]
    unreported = world.rng("fraud", "hidden").negative_binomial(seen["reported"], rate)
    world.put("hidden_fraud", {**seen, "unreported": unreported, "true_rate": rate})


def planted(world: World) -> None:
    """Makes planted_fraud: what was planted and how much of it. Means hold in expectation, for individuals, where
    the dial group_share is 1."""
    set_ = settings()
    values = {
        "mean_loss_organised_gbp": set_.loss.organised,
        "mean_loss_other_gbp": set_.loss.other,
        "reports_per_1000_a_year": set_.per_1000_a_year,
        "change_of_service_factor": set_.service.after,
        **{f"organised_share_{one.key}": one.organised for one in types()},
    }
    rows = [{"what": what, "value": value} for what, value in values.items()]
    world.put_words("planted_fraud", rows, {"what": "VARCHAR", "value": "DOUBLE"})
