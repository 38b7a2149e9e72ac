"""Linked sets beside mapped groups: how much of what is found the mapping covers."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, draws_of, over_draws, shared
from groundview.questions.measure import Measure

MAPPED = draws_of("mapped_groups", "suspects")

MEASURES = (
    Measure(
        "mapped_groups",
        "response",
        "Linked sets that are mapped",
        "Coverage: of the linked sets found, the share that are taken to be a mapped group because at least two "
        "persons are in both, and they are half of the smaller of the two or more (of=found); and of the mapped "
        "groups, the share that a linked set is taken to be (of=mapped). The number of mapped groups is never set over "
        "the number found: the two may not be the same groups. A mapped group that no linked set meets may act in ways "
        f"that these records do not hold. {LINKAGE}",
        "Overlap of persons: Simpson (1943), American Journal of Science 241, 1-31. "
        "Interval: Wilson (1927), JASA 22, 209-212.",
        MAPPED,
        over_draws(MAPPED, shared),
    ),
)
