"""Linked sets of suspects: how many there are under each rule, and of which sizes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.evidence.networks.rules.rule import rules
from groundview.evidence.records.store import Reader
from groundview.questions.draws import LINKAGE, counted, draws_of, mean, over_draws, shared
from groundview.questions.figures import Figures
from groundview.questions.measure import Measure
from groundview.questions.nature.co_offending import WILSON

SETS = draws_of("n_linked_sets", "suspects", counts=True)
STABILITY = draws_of("group_stability", "suspects")
STABLE = draws_of("stable_groups", "suspects")
SIZES = draws_of("group_size", "suspects", counts=True)

CAUTION = (
    "A linked set is computed from records: it is not a gang and not a mapped group, and it follows where police "
    "looked and whom they could name."
)
SOURCES = (
    "Ties weighed: Newman (2001), Physical Review E 64, 016132. Tested against chance: Neal (2014), Social Networks "
    "39, 84-97. Communities: Traag, Waltman and van Eck (2019), Scientific Reports 9, 5233."
)
HENNIG = "Hennig (2007), Computational Statistics and Data Analysis 52, 258-271"


def _with_titles(reader: Reader) -> Figures:
    """The counts, each with the title of its rule as its note."""
    titles = {f"rule={rule.name}": rule.title for rule in rules()}
    counts = over_draws(SETS, counted("linked sets"))(reader)
    notes = [
        titles.get(words, note)
        for words, note in zip(counts.texts["breakdown"], counts.texts["note"], strict=True)
    ]
    return replace(counts, texts={**counts.texts, "note": np.array(notes, dtype=object)})


MEASURES = (
    Measure(
        "n_linked_sets",
        "nature",
        "Linked sets of suspects",
        "Sets of persons who are joined by ties, joint offences above all, under a rule that says which ties count, "
        "how many of them there must be, and how sets are cut. Other rules stand beside it, since the number "
        f"depends on the rule. {CAUTION} {LINKAGE}",
        SOURCES,
        SETS,
        _with_titles,
    ),
    Measure(
        "group_size",
        "nature",
        "Linked sets by size",
        f"Linked sets by the number of suspects in them, in bands, under each rule. {CAUTION} {LINKAGE}",
        SOURCES,
        SIZES,
        over_draws(SIZES, counted("linked sets")),
    ),
    Measure(
        "group_stability",
        "nature",
        "How well linked sets are found again",
        "When a fifth of the events is left out at random, over and over, how much of a linked set its rule finds "
        "again: the mean overlap of persons (Jaccard) with the most similar set, from 0 to 1, on average over the "
        f"sets. {CAUTION}",
        f"{HENNIG}.",
        STABILITY,
        over_draws(STABILITY, mean("mean overlap")),
    ),
    Measure(
        "stable_groups",
        "nature",
        "Linked sets that are stable",
        "Of the linked sets, the share of which at least three quarters are found again, on average, when a fifth of "
        f"the events is left out at random. {CAUTION}",
        f"{HENNIG}. {WILSON}",
        STABLE,
        over_draws(STABLE, shared),
    ),
)
