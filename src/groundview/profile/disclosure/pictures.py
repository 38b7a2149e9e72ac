"""Pictures of single linked sets: records about few persons, so for readers who may read records and for nobody else.

A member is a letter. No reference, name, place or date goes with it, and the letters are given by the persons' ids,
which say nothing about where in the set somebody stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import ascii_uppercase
from typing import Any

from groundview.errors import DisclosureBlock
from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.released import PictureTie, SetPicture
from groundview.profile.disclosure.rules import Rules

MOST_SETS = 10
MOST_MEMBERS = 30
"""More than so many dots cannot be told apart (the design's own limit)."""

DRAWN = f"""
    drawn AS (
        -- One row per linked set that is drawn: the largest of one rule that a picture can hold, numbered from 1.
        SELECT group_id, row_number() OVER (ORDER BY count(*) DESC, group_id) AS number
        FROM groups WHERE rule = $1 GROUP BY group_id HAVING count(*) <= {MOST_MEMBERS}
        QUALIFY number <= {MOST_SETS}),
    members AS (
        -- One row per member of such a set: its number there, from 0, and the person's of this run.
        SELECT number, person,
            row_number() OVER (PARTITION BY number ORDER BY person_id) - 1 AS place
        FROM drawn JOIN groups USING (group_id)
        JOIN (SELECT DISTINCT person_id, person FROM persons) USING (person_id) WHERE rule = $1)"""

MEMBERS = f"WITH {DRAWN} SELECT number, place FROM members ORDER BY ALL"

TIES = f"""
    WITH {DRAWN}
    -- One row per linked set, pair of its members and layer that joins them.
    SELECT one.number, one.place, other.place, layer, n_events
    FROM ties JOIN members one ON one.person = person_a
    JOIN members other ON other.person = person_b AND other.number = one.number ORDER BY ALL"""


def set_pictures(records: Reader | None, rules: Rules, rule: str) -> tuple[SetPicture, ...]:
    """The pictures of the largest linked sets of a rule, largest first; none where no reader of records is given.

    Raises DisclosureBlock where one is given for an audience whose rules allow no pictures.
    """
    if records is None:
        return ()
    if not rules.pictures:
        raise no_pictures(rules)
    sizes = Counter(number for number, _ in records.rows(MEMBERS, [rule]))
    ties = records.rows(TIES, [rule])
    return tuple(
        SetPicture(number, rule, tuple(map(letter, range(size))), _ties(number, ties))
        for number, size in sorted(sizes.items())
    )


def no_pictures(rules: Rules) -> DisclosureBlock:
    """What is said where pictures were on their way to an audience that may not see them."""
    return DisclosureBlock(
        f"Pictures of single linked sets are not for the audience {rules.name}.",
        why="one dot in them is one person",
        next_step="Make the profile from aggregate tables alone.",
    )


def letter(place: int) -> str:
    """The letter of a member: A to Z, then AA, AB and so on."""
    return ascii_uppercase[place] if place < 26 else "A" + letter(place - 26)


def _ties(number: int, ties: Sequence[tuple[Any, ...]]) -> tuple[PictureTie, ...]:
    """The ties of one set, each pair in the order of its letters."""
    mine = (tuple(row[1:]) for row in ties if row[0] == number)
    pairs = sorted((min(one, other), max(one, other), layer, n) for one, other, layer, n in mine)
    return tuple(PictureTie(letter(one), letter(other), layer, int(n)) for one, other, layer, n in pairs)
