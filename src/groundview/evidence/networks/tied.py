"""The ties of any plausible linkage as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.projection import allowed, met

if TYPE_CHECKING:
    import duckdb

Whole = NDArray[np.int64]
UNDATED = int(np.iinfo(np.int64).min)
"""The day of what has no date."""

NEVER = int(np.iinfo(np.int64).max)

UNIT = 10**12
"""Weights are added up in whole numbers of this part of 1, in any order to the same sum."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of persons joined by at least one event of some layers, ascending by a and b; arrays of shape (ties,).

    `a` < `b` are person numbers of the linkage that was asked for, `weight` the sum over events of k persons of
    1/(k-1), `first_on` and `last_on` days since 1 January 1970, UNDATED where no date is known.
    """

    a: Whole
    b: Whole
    n_events: Whole
    weight: NDArray[np.float64]
    first_on: Whole
    last_on: Whole


def tied(connection: duckdb.DuckDBPyConnection, layers: Sequence[str], draw: int = 0) -> Ties:
    """The ties of some layers together in the plausible linkage `draw`; 0 is the one that was kept."""
    found = connection.execute(f"""
        WITH {allowed(layers, draw)}, {met()}
        SELECT person_a, person_b, n_persons, {_day("first_on")} AS first_on, {_day("last_on")} AS last_on
        FROM met""").fetchnumpy()
    return _added_up(*(np.ma.getdata(column).astype(np.int64, copy=False) for column in found.values()))


def _added_up(a: Whole, b: Whole, size: Whole, first_on: Whole, last_on: Whole) -> Ties:
    """One element per pair. Arrays are quicker here than another GROUP BY and ORDER BY, and add up exactly."""
    key = a * (int(b.max(initial=0)) + 1) + b
    order = np.argsort(key, kind="stable")
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    if not begins.size:
        return Ties(a, b, size, np.empty(0), first_on, last_on)
    earliest = np.minimum.reduceat(np.where(first_on == UNDATED, NEVER, first_on)[order], begins)
    weight = np.add.reduceat(np.rint(UNIT / (size[order] - 1)).astype(np.int64), begins) / UNIT
    return Ties(
        a[order][begins],
        b[order][begins],
        np.diff(begins, append=key.size),
        weight.round(9),
        np.where(earliest == NEVER, UNDATED, earliest),
        np.maximum.reduceat(last_on[order], begins),
    )


def _day(date: str) -> str:
    return f"coalesce(date_diff('day', DATE '1970-01-01', {date}), {UNDATED})"
