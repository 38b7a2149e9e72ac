"""Local Moran: whether an area and its neighbours lie on the same side of the mean, and which."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, counts, exposures, matched
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.conditional import of_others, standardised
from groundview.statistics.local_association.figure import Labels, Local, Seen, local
from groundview.statistics.local_association.tails import SAME, sum_tails
from groundview.statistics.local_association.weights import Index, Weights
from groundview.statistics.priors import moment_priors

DEFAULT = Chance()


def local_moran(values: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT) -> Local:
    """Local Moran of each area: (n - 1) z_i sum(w_ij z_j) / sum(z^2), with z the deviations from the mean of n areas.

    `values` has shape (areas,), NaN where missing. `kind` is "high-high", "low-low", "high-low" or "low-high": the area
    first, then its neighbours' mean; "" where either is the mean itself. "greater" means a larger statistic: more like
    its neighbours. The area's own value is held, so a two-sided p is that of Gi.

    Raises ValueError as `figure.local` does. Source: Anselin (1995), Geographical Analysis 27, 93-115.
    """
    return _moran(values, weights, seed, chance, "local Moran")


def local_moran_rates(
    events: ArrayLike, population: ArrayLike, weights: Weights, *, seed: int, chance: Chance = DEFAULT
) -> Local:
    """Local Moran of rates whose populations differ: rates of small areas jump by chance, and would look like outliers.

    `events` are whole numbers (NaN where nobody counted) and `population` amounts at risk, each of shape (areas,).
    Each rate r_i goes in as (r_i - m) / sqrt(a + m / population_i), with m the overall rate and a the variance between
    areas by moments, 0 if negative: how far it is from m in units of what it varies by. An area whose population is 0
    or missing has no rate, and takes no part.

    Raises ValueError as `figure.local` and `rates.rate` do.

    Source: Assuncao and Reis (1999), Statistics in Medicine 18, 2147-2162; the moments are Marshall's (1991).
    """
    return _moran(standardised_rates(events, population), weights, seed, chance, "local Moran of rates")


def standardised_rates(events: ArrayLike, population: ArrayLike) -> Column:
    """The rates as `local_moran_rates` says, shape (areas,); NaN without a population or a count, 0 where there were no
    events at all."""
    seen = np.atleast_1d(counts(events, "events", gaps=True))
    seen, at_risk = matched(events=seen, exposure=exposures(population, "population"))
    used = np.flatnonzero((at_risk > 0) & ~np.isnan(seen))
    prior = moment_priors(seen, at_risk, np.array([0, used.size]), used)
    varies = np.maximum(prior.spread, 0.0) + prior.mean / at_risk[used]
    away = seen[used] / at_risk[used] - prior.mean
    rates = np.full(seen.size, np.nan)
    rates[used] = np.divide(away, np.sqrt(varies), out=np.zeros(used.size), where=varies > 0)
    return rates


def quadrants(away: Column, lag: Column) -> Labels:
    """Which side of 0 the area and its neighbours are on, shape (areas,)."""
    own = np.where(away > 0, "high", "low")
    theirs = np.where(lag > 0, "-high", "-low")
    return np.where((away == 0) | (lag == 0), "", np.char.add(own, theirs))


def _moran(values: ArrayLike, weights: Weights, seed: int, chance: Chance, method: str) -> Local:
    def statistic(kept: Column, near: Weights) -> Seen:
        away = kept - kept.mean()
        # A mean has rounding: a value that is the mean must not be put on one side of it.
        away = np.where(np.abs(away) > SAME * np.max(np.abs(away)), away, 0.0)
        lag, side = near.lag(away), np.sign(away)
        value = (away.size - 1) * away * lag / np.sum(away**2)
        z = standardised(lag, near.powers(), of_others(away), others=away.size - 1)
        z = np.where(side == 0, np.nan, side * z)
        counted = _by_side(sum_tails(kept, near, seed=seed, chance=chance), side, chance.permutations)
        return Seen(value, z, quadrants(away, lag), counted)

    return local(values, weights, statistic, chance, method=method)


def _by_side(counted: Index, side: Column, permutations: int) -> Index:
    """Counts of the neighbours' sums as counts of the statistic: where the area is below the mean a larger sum makes it
    smaller, and where it is the mean itself every arrangement gives 0."""
    turned = np.where(side < 0, counted[::-1], counted)
    return np.where(side == 0, permutations, turned)
