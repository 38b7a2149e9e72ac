"""Who is on which lists: the number of persons with every pattern of lists, which is all that is counted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, counts

Whole = NDArray[np.int64]

LEAST, MOST = 2, 8
"""One list says nothing of who is missing; with more than eight nearly every pattern is empty."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Persons by the lists they are on. `counts`, shape (2^L - 1,): `counts[c - 1]` is the number of persons whose
    pattern is c, where bit i of c says whether they are on list i. Nobody is counted who is on no list."""

    lists: tuple[str, ...]
    counts: Column

    @classmethod
    def of_membership(cls, membership: ArrayLike, *, lists: Sequence[str] = ()) -> Patterns:
        """From a table of persons by lists, shape (persons, L), of true or false (or 1 and 0).

        Persons on no list are left out: what is unseen is what is asked for. Raises ValueError for anything else, for
        fewer than 2 or more than 8 lists, and where nobody is on any list.
        """
        on = _yes_or_no(membership, "membership")
        codes = on.astype(np.int64) @ (1 << np.arange(on.shape[1]))
        return cls._of(np.bincount(codes, minlength=1 << on.shape[1])[1:], on.shape[1], lists)

    @classmethod
    def of_counts(cls, patterns: ArrayLike, count: ArrayLike, *, lists: Sequence[str] = ()) -> Patterns:
        """From patterns, shape (k, L), of 0 and 1, and how many persons have each, shape (k,).

        A pattern that is not given has nobody; one that is given twice is added up. Raises ValueError as
        `of_membership` does, for counts that are not whole, and for the pattern of no list, which cannot be observed.
        """
        on, number = _yes_or_no(patterns, "patterns"), counts(count, "count")
        if number.shape != (len(on),):
            raise ValueError(f"{len(on)} patterns and {number.size} counts: give one count for each pattern")
        codes = on.astype(np.int64) @ (1 << np.arange(on.shape[1]))
        if np.any(codes == 0):
            first = int(np.argmax(codes == 0))
            raise ValueError(
                f"the pattern of no list is given (at position {first}): nobody can have counted it"
            )
        return cls._of(np.bincount(codes, number, 1 << on.shape[1])[1:], on.shape[1], lists)

    @classmethod
    def _of(cls, number: ArrayLike, lists: int, names: Sequence[str]) -> Patterns:
        called = tuple(names) or tuple("ABCDEFGH"[:lists])
        if len(called) != lists or len(set(called)) != lists:
            raise ValueError(
                f"{lists} lists and the names {', '.join(called)}: give each list a name of its own"
            )
        table = np.asarray(number, dtype=np.float64)
        if not table.sum():
            raise ValueError("nobody is on any list: there is nothing to estimate from")
        return cls(called, table)

    @property
    def persons(self) -> int:
        """How many persons are on at least one list."""
        return int(self.counts.sum())

    @property
    def codes(self) -> Whole:
        """The patterns in the order of the counts: 1 to 2^L - 1."""
        return np.arange(1, self.counts.size + 1)

    @property
    def sizes(self) -> Column:
        """How many persons are on each list, shape (L,)."""
        return np.diag(self.overlaps)

    @property
    def overlaps(self) -> Column:
        """How many persons are on both lists, shape (L, L); on the diagonal the size of each list."""
        on = self.on.astype(np.float64)
        return (on * self.counts[:, None]).T @ on

    @property
    def on(self) -> NDArray[np.bool_]:
        """Whether a pattern has a list, shape (2^L - 1, L)."""
        return (self.codes[:, None] >> np.arange(len(self.lists)) & 1).astype(bool)

    @property
    def repeated(self) -> int:
        """How many persons are on two lists or more: all that can be learnt of the unseen is learnt from them."""
        return int(self.counts[self.on.sum(axis=1) > 1].sum())

    def with_counts(self, number: ArrayLike) -> Patterns:
        """The same lists with other counts, shape (2^L - 1,)."""
        return Patterns(self.lists, counts(number, "number"))

    def without(self, name: str) -> Patterns:
        """The table without one list; persons on no other are then unseen. Raises ValueError for an unknown list."""
        kept = [at for at, each in enumerate(self.lists) if each != self.lists[self.position(name)]]
        return self._again(self.on[:, kept], [self.lists[at] for at in kept])

    def merged(self, first: str, second: str) -> Patterns:
        """The table with two lists made one, as of one agency. Raises ValueError for a list that there is not."""
        one, other = self.position(first), self.position(second)
        on = self.on.copy()
        on[:, one] |= on[:, other]
        kept = [at for at in range(len(self.lists)) if at != other]
        names = [f"{first} or {second}" if at == one else self.lists[at] for at in kept]
        return self._again(on[:, kept], names)

    def position(self, name: str) -> int:
        """Which list has this name. Raises ValueError where none has."""
        if name not in self.lists:
            raise ValueError(f"there is no list {name!r}: the lists are {', '.join(self.lists)}")
        return self.lists.index(name)

    def _again(self, on: NDArray[np.bool_], names: list[str]) -> Patterns:
        seen = on.any(axis=1)
        _enough_lists(on)
        return Patterns.of_counts(on[seen], self.counts[seen], lists=names)


def _yes_or_no(given: ArrayLike, name: str) -> NDArray[np.bool_]:
    table = np.asarray(given)
    if table.ndim != 2:
        raise ValueError(
            f"{name} has {table.ndim} dimensions: give one row a person or pattern, one column a list"
        )
    _enough_lists(table)
    bad = ~np.isin(table, (0, 1))
    if bad.any():
        first = int(np.argmax(bad.any(axis=1)))
        raise ValueError(f"{name}: {int(bad.sum())} cells are neither 0 nor 1 (the first in row {first})")
    return table.astype(bool)


def _enough_lists(table: NDArray[np.bool_]) -> None:
    lists = table.shape[1]
    if lists < LEAST:
        raise ValueError(
            f"{lists} list: a single list says nothing of who is on none; two are needed, three or more to check "
            "anything"
        )
    if lists > MOST:
        raise ValueError(f"{lists} lists: more than {MOST} cannot be modelled; merge those of one kind")
