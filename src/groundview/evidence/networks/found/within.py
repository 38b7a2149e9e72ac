"""What happens inside linked sets: the meetings of two persons of one set, in the layers of its rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.joined import chosen
from groundview.evidence.networks.found.one_linkage import OneLinkage
from groundview.evidence.networks.found.sets import Sets
from groundview.evidence.networks.rules.rule import Rule
from groundview.evidence.networks.tied import UNDATED

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Within:
    """Dated meetings of persons `a` and `b` of the set `number`, shape (meetings,); days are since 1 January 1970.
    `seen_on` is `first_on`, but no earlier or later than the days that the records cover; `offence` marks offences."""

    number: Whole
    a: Whole
    b: Whole
    first_on: Whole
    last_on: Whole
    seen_on: Whole
    offence: NDArray[np.bool_]


def within(linked: OneLinkage, found: Sets, rule: Rule) -> Within:
    """The dated meetings inside the sets that a rule found under one linkage."""
    met, of = linked.meetings, found.of_person(len(linked.person))
    inside = (
        chosen(met, rule.layers) & (of[met.a] >= 0) & (of[met.a] == of[met.b]) & (met.first_on != UNDATED)
    )
    offence = met.layer[inside] == met.layers.index("co_offending")
    a, day = met.a[inside], met.first_on[inside]
    seen_on = np.clip(day, *linked.taken.covered)
    return Within(of[a], a, met.b[inside], day, met.last_on[inside], seen_on, offence)
