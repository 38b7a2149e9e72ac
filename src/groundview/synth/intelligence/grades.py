"""Grades of logs: 3x5x2, and before a day in one force 5x5x5."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.intelligence.chances import weighted
from groundview.synth.intelligence.settings import Grades
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]


def grades(world: World, given: Grades, log: Arrays) -> Arrays:
    """Each log's source, assessment and handling, as places in the settings' lists. A wrong log is found out, and
    graded E, in some cases only; one that takes it back is as good as any."""
    rng, n = world.rng("intelligence", "grades"), len(log["wrong"])
    right = weighted(rng, _values(given.assessment), n)
    wrong = weighted(rng, _values(given.assessment_wrong), n)
    return {
        "source": weighted(rng, _values(given.source), n),
        "assessment": np.where(log["wrong"] & ~log["contradicts"], wrong, right),
        "handling": weighted(rng, _values(given.handling), n),
    }


def write_grades(world: World, given: Grades) -> None:
    """Makes grade(scale, number, newer, older)."""
    scales = {
        "source": (given.source, given.older_source),
        "assessment": (given.assessment, given.older_assessment),
        "handling": (given.handling, given.older_handling),
    }
    rows = [
        {"scale": scale, "number": number, "newer": letter, "older": older[letter]}
        for scale, (newer, older) in scales.items()
        for number, letter in enumerate(newer)
    ]
    types = {"scale": "VARCHAR", "number": "BIGINT", "newer": "VARCHAR", "older": "VARCHAR"}
    world.put_words("grade", rows, types)
    world.db.execute(f"SET VARIABLE older_force = {given.older_force}")
    world.db.execute(f"SET VARIABLE newer_from = DATE '{given.newer_from}'")


def _values(shares: dict[str, float]) -> NDArray[np.float64]:
    return np.array(list(shares.values()), dtype=np.float64)
