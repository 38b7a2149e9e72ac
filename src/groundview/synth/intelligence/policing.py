"""Where police are, and so where logs come from: a table of its own, because it is not where crime is."""

from __future__ import annotations

import numpy as np

from groundview.synth.intelligence.settings import Policing
from groundview.synth.world import World


def policing(world: World, given: Policing) -> None:
    """Makes policing(area_id, weight): relative weights, 1 on average."""
    area = world.get("SELECT area_id, city_id, population, bustle FROM area ORDER BY area_id")
    rng, n = world.rng("intelligence", "policing"), len(area["area_id"])
    weight = area["population"] * area["bustle"] ** given.bustle
    weight = weight * np.exp(given.spread * rng.standard_normal(n))
    order = rng.random(n)
    for city in np.unique(area["city_id"]):
        here = np.flatnonzero(area["city_id"] == city)
        focus = here[np.argsort(order[here])][: max(1, round(given.focus * len(here)))]
        weight[focus] *= given.focus_times
    world.put("policing", {"area_id": area["area_id"], "weight": np.round(weight / weight.mean(), 6)})
