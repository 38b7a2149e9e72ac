"""Through which records two records came to stand in one person: the way whose weakest link is the strongest."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

LINKS = """
    -- One row per pair of records of one person: judged the same, alike, or compared.
    WITH mine AS (SELECT record_id, shape_id FROM person_records SEMI JOIN (
        SELECT record_id FROM persons WHERE person = $person) AS one USING (record_id))
    SELECT one.record_id, other.record_id,
        CASE WHEN judged_same.left_id IS NOT NULL THEN 'judged the same'
            WHEN one.shape_id = other.shape_id THEN 'records alike' ELSE 'compared' END AS how,
        pairs.weight
    FROM mine AS one JOIN mine AS other ON one.record_id < other.record_id
    LEFT JOIN person_pairs AS pairs ON pairs.left_id = least(one.shape_id, other.shape_id)
        AND pairs.right_id = greatest(one.shape_id, other.shape_id) AND coalesce(pairs.veto, '') = ''
    LEFT JOIN judged_same ON judged_same.left_id = one.record_id AND judged_same.right_id = other.record_id
    WHERE judged_same.left_id IS NOT NULL OR one.shape_id = other.shape_id OR pairs.weight IS NOT NULL
    ORDER BY one.record_id, other.record_id"""
SURE = 1_000.0
"""The weight of a judgement, or of being alike: above any of the model's."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two records, how they hang together, and the weight in bits where they were compared."""

    left: int
    right: int
    how: str
    weight: float | None

    @property
    def strength(self) -> float:
        """By which links are held against each other."""
        return SURE if self.how != "compared" or self.weight is None else self.weight


def chain(connection: duckdb.DuckDBPyConnection, person: int, start: int, end: int) -> list[Link]:
    """The links from one record of a person to another, in order; empty where no link leads there. Needs the temporary
    table `judged_same`."""
    rows = connection.execute(LINKS, {"person": person}).fetchall()
    links = [Link(int(left), int(right), how, weight) for left, right, how, weight in rows]
    return strongest(links, start, end)


def strongest(links: Iterable[Link], start: int, end: int) -> list[Link]:
    """The way with the greatest least strength, of those the shortest, then the one by the lowest records."""
    near: dict[int, list[tuple[int, Link]]] = {}
    for link in links:
        near.setdefault(link.left, []).append((link.right, link))
        near.setdefault(link.right, []).append((link.left, link))
    waiting: list[tuple[float, int, tuple[int, ...], tuple[Link, ...]]] = [(-SURE, 0, (start,), ())]
    done: set[int] = set()
    while waiting:
        weakest, steps, way, taken = heapq.heappop(waiting)
        if way[-1] == end:
            return list(taken)
        if way[-1] in done:
            continue
        done.add(way[-1])
        for there, link in near.get(way[-1], ()):
            if there not in done:
                further = (max(weakest, -link.strength), steps + 1, (*way, there), (*taken, link))
                heapq.heappush(waiting, further)
    return []
