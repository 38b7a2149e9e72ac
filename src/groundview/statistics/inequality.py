"""How unevenly events fall on places: Lorenz curve, Gini coefficient, share of the top places."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.estimate import Estimate
from groundview.statistics.inputs import Column, column, counts
from groundview.statistics.places import Draws, Measure, Tally, measured


def lorenz(events: ArrayLike) -> tuple[Column, Column]:
    """The share of places and the share of events they hold, busiest places first.

    `events` are whole numbers, one a place, shape (k,). Returns two columns of shape (k + 1,), both from 0 to
    1; the curve rises above the diagonal. Without events the second column is NaN.

    Raises ValueError for negative, fractional, missing or infinite numbers.

    Source: Lorenz (1905), Publications of the American Statistical Association 9, 209-219; drawn busiest
    first as in Bernasco and Steenbeek (2017).
    """
    seen = np.sort(np.atleast_1d(counts(events, "events")))[::-1]
    held = np.concatenate([[0.0], np.cumsum(seen)])
    places = np.arange(seen.size + 1) / max(seen.size, 1)
    return places, held / held[-1] if held[-1] > 0 else np.full(held.shape, np.nan)


def gini(events: ArrayLike, *, seed: int, replicates: int = 2000, confidence: float = 0.95) -> Estimate:
    """The Gini coefficient of events over places: 0 where all places have as many, near 1 where one has all.

    `events` are whole numbers, one a place, shape (k,). The value is the mean difference between two places
    over twice the mean. n is the number of places, the denominator the number of events. With fewer events
    than places it is high for that reason alone: use `gini_adjusted`.

    **Interval:** BCa bootstrap of *places*. It says how the figure would move if these places were a sample
    of places like them; it says nothing about how much of the unevenness is chance. Fewer than ten places
    with an event: no interval. No events, or no places: NaN, and the note says so.

    Raises ValueError for negative, fractional, missing or infinite numbers.

    Source: Gini (1912); the bootstrap of places as in Bernasco and Steenbeek's own programme (lorenzgini).
    """
    draws = Draws(seed, replicates, confidence)
    return measured(events, _gini, name="Gini coefficient", unit="Gini (0 to 1)", draws=draws)


def gini_adjusted(
    events: ArrayLike, *, seed: int, replicates: int = 2000, confidence: float = 0.95
) -> Estimate:
    """The generalised Gini coefficient, which does not rise only because events are fewer than places.

    G' = max(places / events, 1) (G - 1) + 1: with fewer events than places, the curve is compared not with
    perfect equality, which cannot be, but with every event in a place of its own, where G' is 0. With as many
    events as places or more it is the Gini coefficient. Arguments, interval and errors as in `gini`.

    Source: Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33, 451-467.
    """
    name = "generalised Gini coefficient (Bernasco and Steenbeek)"
    draws = Draws(seed, replicates, confidence)
    return measured(events, _gini_adjusted, name=name, unit="Gini (0 to 1)", draws=draws)


def top_share(
    events: ArrayLike,
    share_of_places: float,
    *,
    seed: int,
    replicates: int = 2000,
    confidence: float = 0.95,
) -> Estimate:
    """The share of events in the busiest `share_of_places` of places (0.05 for the top 5%).

    Where that is not a whole number of places, the last one counts in part: 5% of 268 places is 13.4, so
    thirteen and four tenths of the events of the fourteenth; it is the Lorenz curve at that point. Ties
    cannot matter, since tied places hold the same. Which places are the busiest is decided by the same
    counts, so the figure is high by chance where counts are small. Interval and errors as in `gini`; also
    ValueError unless the share lies in 0 to 1.

    Source: the concentration reported since Sherman, Gartin and Buerger (1989), Criminology 27, 27-55.
    """
    share = float(column(share_of_places, "share_of_places"))
    if not 0.0 < share <= 1.0:
        raise ValueError(f"the share of places must lie between 0 and 1, for example 0.05: it is {share}")
    name = f"share of events in the top {100 * share:.10g}% of places, the last in part"
    draws = Draws(seed, replicates, confidence)
    found = measured(events, _top_share(share), name=name, unit="share", draws=draws)
    return replace(found, numerator=np.asarray(found.value * np.sum(counts(events, "events"))))


def _gini(tally: Tally) -> Column:
    """Over ascending values: (sum of value x rank x 2) / (places x events) - (places + 1) / places."""
    before = np.cumsum(tally.places, axis=-1) - tally.places
    ranked = np.sum(tally.values * tally.places * (2 * before + tally.places + 1), axis=-1)
    places, events = np.sum(tally.places, axis=-1), tally.events()
    return np.asarray((ranked - (places + 1) * events) / (places * events))


def _gini_adjusted(tally: Tally) -> Column:
    sparse = np.maximum(np.sum(tally.places, axis=-1) / tally.events(), 1.0)
    return np.asarray(sparse * (_gini(tally) - 1.0) + 1.0)


def _top_share(share: float) -> Measure:
    def measure(tally: Tally) -> Column:
        # 0.1 x 30 is a hair above 3 in binary: a place counts in part only where part of it is really meant.
        wanted = np.round(share * np.sum(tally.places, axis=-1, keepdims=True), 9)
        busier = np.cumsum(tally.places[..., ::-1], axis=-1)[..., ::-1] - tally.places
        taken = np.clip(wanted - busier, 0, tally.places)
        return np.asarray(np.sum(taken * tally.values, axis=-1) / tally.events())

    return measure
