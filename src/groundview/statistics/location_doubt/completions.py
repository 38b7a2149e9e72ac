"""Counts of areas as they may be: every event in doubt put into one of the areas it may be in, many times over."""

from __future__ import annotations

import numpy as np

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent, tail
from groundview.statistics.location_doubt.whereabouts import Whereabouts, Whole

FEWEST = 20
"""The fewest completions: with fewer, a range at 95% has no ends."""

PRIOR = 0.5
"""What is added to the located events of an area when they tell how likely it is."""


def completed(places: Whereabouts, *, draws: int, seed: int, learn: bool = False) -> Whole:
    """Counts by area, (draws, areas), with every event in doubt put where it may have been.

    With `learn` the weights are further multiplied by how many events were located in each area, and this with its
    own doubt: a gamma draw of the located events and a half for every completion, so that the completions are
    proper in the sense of Rubin. That supposes that events in doubt happen where the located ones of the same areas
    do. Without it the weights are taken as true.

    The same seed gives the same digits. Raises ValueError for fewer than 20 draws.

    Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, chapter 4.
    """
    if draws < FEWEST:
        raise ValueError(f"doubt needs at least {FEWEST} completions, better 200: {draws} were asked for")
    result = np.repeat(places.located[None], draws, axis=0)
    likely = np.ones((1, places.areas))
    if learn:
        likely = np.random.default_rng(seed).gamma(places.located + PRIOR, size=(draws, places.areas))
    for kind in np.flatnonzero(places.events):
        row = slice(places.indptr[kind], places.indptr[kind + 1])
        areas, weights = places.indices[row], places.weights[row] * likely[:, places.indices[row]]
        # One stream a kind: what is drawn for it does not hang on what others there are.
        random = np.random.default_rng([seed, int(kind)])
        share = weights / weights.sum(axis=1, keepdims=True)
        result[:, areas] += random.multinomial(places.events[kind], share, size=(draws,))
    return result


def completed_counts(
    places: Whereabouts, completions: Whole, *, confidence: float = 0.95, unit: str = "events"
) -> Estimate:
    """The events of each area: their mean over completions, (areas,), and the range of `confidence` of them.

    `evidence` is that range: what the records leave open if the weights are right. It says nothing of chance in the
    events themselves. n are the events located in the area. `counts_in_or_out` gives what holds whatever the
    weights.
    """
    low, high = np.quantile(
        completions, [tail(confidence), 1.0 - tail(confidence)], axis=0, method="inverted_cdf"
    )
    mean = completions.mean(axis=0)
    return Estimate(
        value=mean,
        unit=unit,
        method=f"{len(completions)} completions of places in doubt, range of {percent(confidence)}",
        n=places.located.astype(np.float64),
        # A count that is nearly always 0 has its mean above the range.
        evidence=Interval.of(np.fmin(low, mean), np.fmax(high, mean)),
        note=_note(places),
    )


def counts_in_or_out(places: Whereabouts, *, unit: str = "events") -> Estimate:
    """The located events of each area, (areas,), with bounds: all that may have been there out, or in.

    The low counts what was certainly there, the high all that could have been; no weights are supposed.
    """
    return Estimate(
        value=places.located.astype(np.float64),
        unit=unit,
        method="located events; low without and high with all that may have been there",
        n=places.located.astype(np.float64),
        evidence=Interval.of(places.least(), places.most()),
        note=_note(places),
    )


def _note(places: Whereabouts) -> str:
    doubtful, total = int(places.events.sum()), int(places.events.sum() + places.located.sum())
    return f"{doubtful:,} of {total:,} events without a certain area" if doubtful else ""
