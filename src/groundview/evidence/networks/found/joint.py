"""Events that may join persons, fetched once, and who meets in them under any plausible linkage.

The same projection as in `networks/projection.py`, as arrays: a plausible linkage moves few records, so that what SQL
would read anew for each of them is read once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.layers.declared import layers as declared
from groundview.evidence.networks.tied import UNDATED

if TYPE_CHECKING:
    import duckdb

Whole = NDArray[np.int64]
NO_LIMIT = LATEST = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Joint:
    """Person records in events of two records or more, ascending by event and record; arrays of shape (rows,).

    `layer` counts the names in `layers`, `event` is dense from 0, days are since 1 January 1970 or UNDATED."""

    layers: tuple[str, ...]
    layer: Whole
    event: Whole
    record: Whole
    first_on: Whole
    last_on: Whole


@dataclass(frozen=True, slots=True)
class Meetings:
    """Two persons in one event; arrays of shape (meetings,), ascending by event, a and b, where a < b. `size` is the
    event's number of persons; they are joined from `first_on`, when the later of them comes, to `last_on`."""

    layers: tuple[str, ...]
    layer: Whole
    event: Whole
    a: Whole
    b: Whole
    size: Whole
    first_on: Whole
    last_on: Whole

    def of_events(self, some: NDArray[np.bool_]) -> Meetings:
        """The meetings in some events; `some` has one element an event."""
        kept = some[self.event]
        columns = (self.layer, self.event, self.a, self.b, self.size, self.first_on, self.last_on)
        return Meetings(self.layers, *(column[kept] for column in columns))


def joint(connection: duckdb.DuckDBPyConnection) -> Joint:
    """The events of every layer that hold two records or more."""
    names = tuple(declared())
    codes = " ".join(f"WHEN '{name}' THEN {code}" for code, name in enumerate(names))
    day = "coalesce(date_diff('day', DATE '1970-01-01', {}(happened_on)), {})"
    found = connection.execute(f"""
        WITH seen AS (
            -- One row per layer, event and record in it.
            SELECT layer, event, record_id, {day.format("min", UNDATED)} AS first_on,
                {day.format("max", UNDATED)} AS last_on
            FROM takings_part GROUP BY ALL),
        several AS (SELECT * FROM seen QUALIFY count(*) OVER (PARTITION BY layer, event) > 1)
        SELECT CASE layer {codes} END::BIGINT AS layer, dense_rank() OVER (ORDER BY layer, event) - 1 AS event,
            record_id AS record, first_on, last_on
        FROM several ORDER BY event, record""").fetchnumpy()
    return Joint(names, **{name: np.ma.getdata(column) for name, column in found.items()})


def meetings(joint: Joint, person: Whole) -> Meetings:
    """Who meets whom where record r is of `person[r]`."""
    one = _persons_in_events(joint, person)
    # A person meets everybody who stands after it in the event: `after` of them.
    start = np.searchsorted(one["event"], one["event"], side="left")
    after = one["size"] - 1 - (np.arange(len(start)) - start)
    left = np.repeat(np.arange(len(after)), after)
    step = np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after)
    right = left + 1 + step
    first = np.maximum(one["first_on"][left], one["first_on"][right])
    last_a, last_b = one["last_on"][left], one["last_on"][right]
    both = np.where(
        np.minimum(last_a, last_b) == UNDATED, np.maximum(last_a, last_b), np.minimum(last_a, last_b)
    )
    return Meetings(
        joint.layers,
        one["layer"][left],
        one["event"][left],
        one["person"][left],
        one["person"][right],
        one["size"][left],
        first,
        np.maximum(first, both),
    )


def _persons_in_events(joint: Joint, person: Whole) -> dict[str, Whole]:
    """Every person once in an event that joins, with the first and the last day there, by event and person."""
    standing = person[joint.record]
    order = np.lexsort((standing, joint.event))
    event, standing = joint.event[order], standing[order]
    begins = np.flatnonzero((np.diff(event, prepend=-1) != 0) | (np.diff(standing, prepend=-1) != 0))
    if not len(begins):
        return {
            name: np.zeros(0, np.int64)
            for name in ("layer", "event", "person", "size", "first_on", "last_on")
        }
    found = {
        "layer": joint.layer[order][begins],
        "event": event[begins],
        "person": standing[begins],
        "first_on": _least(joint.first_on[order], begins),
        "last_on": np.maximum.reduceat(joint.last_on[order], begins),
    }
    found["size"] = np.bincount(found["event"])[found["event"]]
    most = np.array([declared()[name].most_persons or NO_LIMIT for name in joint.layers])
    joins = (found["size"] > 1) & (found["size"] <= most[found["layer"]])
    return {name: column[joins] for name, column in found.items()}


def _least(days: Whole, begins: Whole) -> Whole:
    """The first day from each beginning to the next; UNDATED only where no day is known."""
    found = np.minimum.reduceat(np.where(days == UNDATED, LATEST, days), begins)
    return np.where(found == LATEST, UNDATED, found)
