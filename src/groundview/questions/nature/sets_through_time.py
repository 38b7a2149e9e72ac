"""Linked sets through time: how long they are seen, and how many are born, grow, split, merge or go quiet."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, counted, draws_of, mean, over_draws
from groundview.questions.measure import Measure
from groundview.questions.nature.linked_sets import CAUTION

LIVES = draws_of("group_lifespan", "suspects")
BANDS = draws_of("group_lifespans", "suspects", counts=True)
STATES = draws_of("group_states", "suspects", counts=True)

PALLA = "Palla, Barabasi and Vicsek (2007), Nature 446, 664-667"

MEASURES = (
    Measure(
        "group_lifespan",
        "nature",
        "How long linked sets are seen",
        "Days from the first to the last joint offence of a linked set, on average. A set that is still seen when the "
        f"records end may go on, and one that was there before they begin is older: both are cut. {LINKAGE}",
        f"{PALLA}.",
        LIVES,
        over_draws(LIVES, mean("days on average")),
    ),
    Measure(
        "group_lifespans",
        "nature",
        "Linked sets by how long they are seen",
        "Linked sets by the years from their first to their last joint offence, in bands; those without a joint "
        f"offence are left out. {LINKAGE}",
        f"{PALLA}.",
        BANDS,
        over_draws(BANDS, counted("linked sets")),
    ),
    Measure(
        "group_states",
        "nature",
        "Linked sets through time",
        "Linked sets by what became of them in each year: born, grown, shrunk, unchanged, merged, split or dormant. A "
        "set is followed by the persons that it has in common with those of the year before. Every set of the first "
        "year is born in it, because the records begin there. "
        f"{CAUTION} {LINKAGE}",
        f"{PALLA}.",
        STATES,
        over_draws(STATES, counted("linked sets")),
    ),
)
