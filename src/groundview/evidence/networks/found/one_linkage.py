"""What is known of persons under one linkage: made of the records' facts when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.joint import Meetings, meetings
from groundview.evidence.networks.found.surprising import Chances
from groundview.evidence.networks.found.taken import Taken

Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class OneLinkage:
    """One linkage: `person[r]` is the person of record r. Arrays over persons are as long as `person`, so that a
    person's number is a place in them."""

    taken: Taken
    person: Whole

    @cached_property
    def meetings(self) -> Meetings:
        """Who meets whom in which event."""
        return meetings(self.taken.joint, self.person)

    @cached_property
    def persons(self) -> Whole:
        """Every person, once."""
        return np.flatnonzero(np.bincount(self.person[self.taken.records]))

    @cached_property
    def suspects_in(self) -> tuple[Whole, Whole, Whole]:
        """Offence, person suspected and the offence's city: one element per offence and person, by offence."""
        offence, person = self.taken.suspected_in, self.person[self.taken.suspect]
        order = np.lexsort((person, offence))
        new = (np.diff(offence[order], prepend=-1) != 0) | (np.diff(person[order], prepend=-1) != 0)
        kept = order[new]
        return offence[kept], person[kept], self.taken.city[kept]

    @cached_property
    def n_suspects(self) -> Whole:
        """The number of persons suspected, by offence."""
        return np.bincount(self.suspects_in[0])

    def marked(self, persons: Whole) -> Truths:
        """True for each of these persons, False for all others."""
        found = np.zeros(len(self.person), dtype=bool)
        found[persons] = True
        return found

    def chances(self, layer: str) -> Chances:
        """What chance is given in a layer. In co-offending, offences with one suspect count: their suspects might
        have met there."""
        if layer == "co_offending":
            return Chances(np.bincount(self.suspects_in[1], minlength=len(self.person)), self.n_suspects)
        of_it = self.meetings.layer == self.meetings.layers.index(layer)
        ends = [
            np.stack([self.meetings.event[of_it], end[of_it]]) for end in (self.meetings.a, self.meetings.b)
        ]
        event, person = np.unique(np.concatenate(ends, axis=1), axis=1)
        sizes = np.bincount(event)
        return Chances(np.bincount(person, minlength=len(self.person)), sizes[sizes > 0])
