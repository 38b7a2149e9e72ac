"""Who lives where: the origins of an area's households."""

from __future__ import annotations

import numpy as np

from groundview.synth.people.drawing import Urn
from groundview.synth.people.origins import origins
from groundview.synth.place.fields import smooth, standard
from groundview.synth.world import World


def origin_urn(world: World) -> Urn:
    """Origins in groups of areas: each is found more in some parts of a city, and all but the largest in the
    centre; over the region their shares are as declared."""
    area = world.get(
        """SELECT area.city_id, from_centre, (area.easting - city.easting) / radius AS x,
                  (area.northing - city.northing) / radius AS y, households
           FROM area JOIN city USING (city_id) ORDER BY area_id"""
    )
    near = standard(-area["from_centre"])
    places = np.column_stack([area["x"], area["y"]])
    rng = world.rng("people.origins")
    weights = np.empty((len(near), len(origins())))
    for at, origin in enumerate(origins().values()):
        field = smooth(rng, places, area["city_id"], 0.25)
        pull = np.exp(origin.centre * near + origin.clusters * field)
        weights[:, at] = origin.share * pull * area["households"].sum() / (pull * area["households"]).sum()
    numbers = range(weights.shape[1])
    return Urn([(numbers, row) for row in np.round(weights, 9)])
