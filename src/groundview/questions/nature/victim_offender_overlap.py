"""Persons who are victims in one event and suspects in another."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, draws_of, over_draws, shared
from groundview.questions.measure import Measure
from groundview.questions.nature.co_offending import WILSON

OVERLAP = draws_of("victim_offender_overlap", "suspects")

MEASURES = (
    Measure(
        "victim_offender_overlap",
        "nature",
        "Victims who are also suspects",
        "Of the persons suspected in any offence, the share who are a victim in another (of=suspects); and of the "
        "victims, the share who are suspected in another (of=victims). A role belongs to a person in an event: who is "
        f"both in one and the same offence only is not counted. {LINKAGE}",
        f"Jennings, Piquero and Reingle (2012), Aggress. Violent Behav. 17, 16-26. {WILSON}",
        OVERLAP,
        over_draws(OVERLAP, shared),
    ),
)
