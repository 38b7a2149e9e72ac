"""How many offences of each type the planted weights make one expect in each area: where it is truly hot.

Nothing is drawn for it, so that it changes no digit of a world. It is of offences before they draw others after them,
and before interventions and changes in recording, which move few of them out of their area.
"""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.draws import DIGITS, Numbers
from groundview.synth.crime.kinds import kinds, profiles
from groundview.synth.crime.places import Places
from groundview.synth.world import World


def put_expected(world: World, everywhere: Places) -> None:
    """Makes expected_offences, one row an area and type where any is expected."""
    found = expected(everywhere) * world.dials.offences
    type_id, area_id = np.nonzero(found)
    columns = {"area_id": area_id, "type_id": type_id, "expected": np.round(found[type_id, area_id], DIGITS)}
    world.put("expected_offences", columns)


def expected(everywhere: Places) -> Numbers:
    """The share of all offences that is expected of each type in each area, shape (types, areas)."""
    shares = np.array([kind.share for kind in kinds()])
    by_place = {name: _by_area(everywhere, name) for name in everywhere.kinds}
    mixes = [profiles().places[kind.where] for kind in kinds()]
    rows = [sum(weight * by_place[name] for name, weight in mix.items()) / sum(mix.values()) for mix in mixes]
    return np.asarray(np.array(rows) * (shares / shares.sum())[:, None], dtype=np.float64)


def _by_area(everywhere: Places, name: str) -> Numbers:
    """The share of offences at a kind of place that each area draws, shape (areas,)."""
    first, after = everywhere.of_area
    sums = everywhere.sums[name]
    return np.asarray((sums[after] - sums[first]) / sums[-1], dtype=np.float64)
