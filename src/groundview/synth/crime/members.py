"""Which members of a group act in each of its offences."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.days import FIRST
from groundview.synth.crime.draws import Ids, keyed, numbered, ranges
from groundview.synth.crime.settings import settings
from groundview.synth.world import Arrays, World

PAIR = 2
STAYS = """
SELECT group_id, person_id, date_diff('day', DATE '1970-01-01', joined) AS joined,
    coalesce(date_diff('day', DATE '1970-01-01', left_on), 99999) AS left_on
FROM member ORDER BY group_id, person_id, joined
"""


def members_acting(world: World, offence: Arrays) -> tuple[Ids, Ids]:
    """Rows and persons, one element a person who acts. Sets n_acting of the offences of groups; where fewer than two
    members are there on the day the offence is no group's."""
    stay, rng = world.get(STAYS), world.rng("crime", "members")
    rows = np.flatnonzero(offence["group_id"] >= 0)
    wanted = keyed(rng, settings().groups.acting, len(rows))
    low, high = ranges(stay["group_id"], world.count("grp"))
    of = offence["group_id"][rows]
    row, number = numbered(high[of] - low[of])
    place = low[of][row] + number
    day = offence["day"][rows][row] + FIRST.astype(np.int64)
    there = (stay["joined"][place] <= day) & (day <= stay["left_on"][place])
    row, person, key = row[there], stay["person_id"][place][there], rng.random(len(row))[there]
    order = np.lexsort((key, row))
    row, person = row[order], person[order]
    count = np.bincount(row, minlength=len(rows))
    acting = np.where(count >= PAIR, np.minimum(wanted, count), 0)
    rank = np.arange(len(row)) - (np.cumsum(count) - count)[row]
    acts = rank < acting[row]
    offence["group_id"][rows[acting == 0]] = -1
    offence["n_acting"][rows] = np.maximum(acting, 1)
    return rows[row[acts]], person[acts].astype(np.int64)
