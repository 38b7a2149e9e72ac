"""Linked sets of the main rule under every plausible linkage, person by person, for those who ask what a set shows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from groundview.evidence.networks.found.under import Under
from groundview.evidence.records.query import Query

SET_DRAWS = Query(
    "set_draws",
    """
    -- One row per plausible linkage and person in a linked set of the main rule.
    SELECT draw, person, n_persons, days FROM found_set_draws ORDER BY draw, person""",
)

COLUMNS = {"draw": "BIGINT", "person": "BIGINT", "n_persons": "BIGINT", "days": "BIGINT"}


def rows(draw: int, found: Under) -> Iterator[tuple[int, int, int, int | None]]:
    """Draw, person, persons in the set, and days from its first to its last joint offence, None where it has none."""
    rule, sets = next(iter(found.sets.items()))
    happens = found.within[rule]
    number, day = happens.number[happens.offence], happens.seen_on[happens.offence]
    first, last = np.full(sets.n, np.iinfo(np.int64).max), np.full(sets.n, -1 - np.iinfo(np.int64).max)
    np.minimum.at(first, number, day)
    np.maximum.at(last, number, day)
    sizes = np.bincount(sets.number, minlength=sets.n)
    for place, person in zip(sets.number.tolist(), sets.person.tolist(), strict=True):
        seen = int(last[place]) - int(first[place]) if last[place] >= first[place] else None
        yield draw, person, int(sizes[place]), seen
