"""The same persons, and the same linked sets, in two contexts of organised crime: numbers, and never a list."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, draws_of, over_draws, shared
from groundview.questions.measure import Measure
from groundview.questions.nature.co_offending import REISS, WILSON

OVERLAP = draws_of("poly_context", "persons")
SETS = draws_of("poly_context_sets", "suspects")

MEASURES = (
    Measure(
        "poly_context",
        "nature",
        "Persons in two contexts",
        "Of the persons who take part in cases of one context, such as fraud, the share who also take part in cases of "
        f"another. Taking part is being in the record, in whatever role; it is a number, and never a list. {LINKAGE}",
        f"{REISS}. {WILSON}",
        OVERLAP,
        over_draws(OVERLAP, shared),
    ),
    Measure(
        "poly_context_sets",
        "nature",
        "Linked sets in two contexts",
        "Of the linked sets with a person in a case of one context, the share with a person in a case of another. "
        f"{LINKAGE}",
        f"{REISS}. {WILSON}",
        SETS,
        over_draws(SETS, shared),
    ),
)
