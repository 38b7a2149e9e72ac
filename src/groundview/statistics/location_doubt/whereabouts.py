"""What is known of where events happened: kinds of place, each with the areas it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, counts

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Events with their area known, `located` (areas,), and kinds of events whose area is in doubt.

    Kind i has `events[i]` events, each in one of the areas `indices[indptr[i]:indptr[i + 1]]` with chances in
    proportion to `weights` there: a snap point with the areas about it, a district, or all areas for what has no
    place at all. A weight may be residents, homes, or the points that are snapped there.
    """

    located: Whole
    events: Whole
    indptr: Whole
    indices: Whole
    weights: Column

    @classmethod
    def of(
        cls, located: ArrayLike, events: ArrayLike, rows: tuple[ArrayLike, ArrayLike], weights: ArrayLike
    ) -> Whereabouts:
        """Checks them; `rows` is (indptr, indices).

        Raises ValueError for bad counts, for rows that are not proper, and for a kind with events whose
        weights are missing, negative or 0 throughout: nothing could then be drawn for it.
        """
        known, doubtful = counts(located, "located").ravel(), counts(events, "events").ravel()
        starts, named = (np.array(each, dtype=np.int64) for each in rows)
        if starts.shape != (doubtful.size + 1,) or starts[0] != 0 or starts[-1] != named.size:
            raise ValueError(f"{doubtful.size} kinds of place need {doubtful.size + 1} row starts from 0")
        if np.any(np.diff(starts) < 0) or np.any((named < 0) | (named >= known.size)):
            raise ValueError(f"the rows name an area that is not among the {known.size}, or fall")
        chances = np.broadcast_to(np.array(weights, dtype=np.float64), named.shape)
        if not np.all(np.isfinite(chances) & (chances >= 0)):
            raise ValueError("weights: one is missing, infinite or negative")
        kind = np.repeat(np.arange(doubtful.size), np.diff(starts))
        if np.unique(kind * known.size + named).size < named.size:
            raise ValueError("a kind of place names an area twice: add the weights up first")
        nowhere = (np.bincount(kind, chances, doubtful.size) <= 0) & (doubtful > 0)
        if np.any(nowhere):
            raise ValueError(
                f"{int(nowhere.sum())} kinds of place have events and no area they could be in (the first at"
                f" position {int(np.argmax(nowhere))})"
            )
        return cls(known.astype(np.int64), doubtful.astype(np.int64), starts, named, chances)

    @classmethod
    def of_events(
        cls,
        area: ArrayLike,
        kind: ArrayLike,
        rows: tuple[ArrayLike, ArrayLike],
        weights: ArrayLike,
        *,
        areas: int,
    ) -> Whereabouts:
        """From one row an event: its `area`, or -1 where that is in doubt and `kind` says what is known instead.

        Raises ValueError as `of`, and for an event with neither, or with a number that names nothing.
        """
        where, what = np.array(area, dtype=np.int64), np.array(kind, dtype=np.int64)
        kinds = np.asarray(rows[0]).size - 1
        bad = (where < -1) | (where >= areas) | ((where == -1) & ((what < 0) | (what >= kinds)))
        if where.shape != what.shape or where.ndim != 1 or np.any(bad):
            raise ValueError(
                f"every event needs an area of 0 to {areas - 1}, or -1 and a kind of 0 to {kinds - 1}:"
                f" {int(bad.sum())} of {where.size} have neither"
            )
        located = np.bincount(where[where >= 0], minlength=areas)
        return cls.of(located, np.bincount(what[where < 0], minlength=kinds), rows, weights)

    @property
    def areas(self) -> int:
        """How many areas there are."""
        return int(self.located.size)

    def kind(self) -> Whole:
        """The kind of every index, shape as `indices`."""
        return np.repeat(np.arange(self.events.size), np.diff(self.indptr))

    def most(self) -> Whole:
        """The most events that may be in each area, (areas,): all that could be there are."""
        return self._with(np.ones(self.events.size, dtype=bool))

    def least(self) -> Whole:
        """The fewest, (areas,): those located there, and those that could be nowhere else."""
        choices = np.bincount(self.kind()[self.weights > 0], minlength=self.events.size)
        return self._with(choices == 1)

    def _with(self, kinds: NDArray[np.bool_]) -> Whole:
        """The located events and, in every area that they may be in, all events of some kinds."""
        kind = self.kind()
        used = (self.weights > 0) & kinds[kind]
        more = np.zeros(self.areas, dtype=np.int64)
        np.add.at(more, self.indices[used], self.events[kind[used]])
        return np.asarray(self.located + more)
