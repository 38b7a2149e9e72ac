"""Ties between persons, layer by layer, and how far one layer tells the same as another."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, counted, draws_of, over_draws, shared
from groundview.questions.measure import Measure
from groundview.questions.nature.co_offending import WILSON

TIES = draws_of("ties", "persons", counts=True)
OVERLAP = draws_of("tie_overlap", "persons")

LAYERS = "Kivelä et al. (2014), Journal of Complex Networks 2, 203-271"

MEASURES = (
    Measure(
        "ties",
        "nature",
        "Pairs of persons joined",
        "Pairs of persons joined by at least one event, by layer: suspected in one offence, seen with one "
        "identifier or at one address, linked to one premises, named in one log of intelligence, or linked to one "
        f"young person. The layers stay apart, because a shared address is not a joint offence. {LINKAGE}",
        f"Newman (2001), Physical Review E 64, 016132; {LAYERS}.",
        TIES,
        over_draws(TIES, counted("pairs")),
    ),
    Measure(
        "tie_overlap",
        "nature",
        "Ties that two layers share",
        f"Of the pairs of persons joined in one layer, the share who are also joined in another. {LINKAGE}",
        f"{LAYERS}. {WILSON}",
        OVERLAP,
        over_draws(OVERLAP, shared),
    ),
)
