"""Hierarchical log-linear models: which lists are allowed to depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from groundview.statistics.capture_recapture.patterns import Whole
from groundview.statistics.inputs import Column


@dataclass(frozen=True, slots=True)
class Model:
    """A log-linear model of the lists. `terms`: a set of lists as a number whose bit i is list i; 0 is the constant.
    Every subset of a term is a term, and every single list is one. They stand in order of size."""

    lists: int
    terms: tuple[int, ...]

    @classmethod
    def of(cls, lists: int, interactions: Iterable[Iterable[int]] = ()) -> Model:
        """The least hierarchical model that has every list and these interactions, each a set of positions.

        Raises ValueError for a list that there is not, and for the interaction of all lists at once: with it nothing
        could be said of the pattern that is not observed.
        """
        found = {0, *(1 << at for at in range(lists))}
        for interaction in interactions:
            among = sorted(set(interaction))
            if not all(0 <= at < lists for at in among):
                raise ValueError(f"there is no list at {among[-1]}: {lists} lists are counted from 0")
            if len(among) == lists:
                raise ValueError("the interaction of all lists leaves the number on none of them unknown")
            found |= {
                sum(1 << at for at in part)
                for size in range(1, len(among) + 1)
                for part in combinations(among, size)
            }
        return cls.of_terms(lists, found)

    @classmethod
    def of_terms(cls, lists: int, terms: Iterable[int]) -> Model:
        """The model of these terms, which must be closed under subsets."""
        return cls(lists, tuple(sorted(terms, key=lambda term: (term.bit_count(), term))))

    @property
    def interactions(self) -> tuple[int, ...]:
        """The terms of two lists or more that are part of no other."""
        large = [term for term in self.terms if term.bit_count() > 1]
        return tuple(t for t in large if not any(t != other and t & other == t for other in large))

    def named(self, names: Sequence[str]) -> str:
        """The interactions in words: 'police*charity'; 'independent' where there is none."""
        said = [
            "*".join(names[at] for at in range(self.lists) if term >> at & 1) for term in self.interactions
        ]
        return " + ".join(said) or "independent"

    def without(self, pair: int) -> Model:
        """The same model less a pair of lists and all that holds it."""
        return Model.of_terms(self.lists, (term for term in self.terms if term & pair != pair))


def pairs(lists: int) -> tuple[int, ...]:
    """Every pair of lists, as terms."""
    return tuple(1 << first | 1 << second for first, second in combinations(range(lists), 2))


def design(codes: Whole, terms: Sequence[int]) -> Column:
    """Shape (patterns, terms): 1 where a pattern has every list of a term, which is where its parameter counts."""
    wanted = np.asarray(terms, dtype=np.int64)
    return np.asarray((codes[:, None] & wanted) == wanted, dtype=np.float64)
