"""Rates of small areas, drawn towards what their fellows show: empirical Bayes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, counts, exposures, matched, percent, unless
from groundview.statistics.neighbours import Neighbours
from groundview.statistics.posterior import posterior_bounds, posterior_mean
from groundview.statistics.priors import Priors, moment_priors
from groundview.statistics.rates import per_exposure

METHOD = "gamma prior by moments (Marshall), posterior averaged over the doubt about the prior"
MISSING = "no rate: exposure is zero or missing, events are missing, or fewer than two areas are left"


def empirical_bayes(
    events: ArrayLike, exposure: ArrayLike, *, unit: str, per: float = 1000.0, confidence: float = 0.95
) -> Estimate:
    """The rate of every area, drawn towards the rate of all areas together; the less exposure, the more.

    `events` are whole numbers and `exposure` amounts at risk, each of shape (k,). **Value:** Marshall's
    global estimate w r + (1 - w) m with w = a / (a + m / exposure), m the overall rate and a the variance
    between areas by moments (0 if negative: then every area has the overall rate). It *is* the posterior mean
    where events are Poisson and the true rates follow a gamma law of mean m and variance a. **Interval:** the
    quantiles of a gamma law with the mean and variance of that posterior, averaged over what a may be (a
    normal law about its estimate with its jackknife error, cut at 0) and with the doubt about m added: to
    pretend that m and a are known makes the intervals of few areas far too narrow. It speaks of the true rate
    of the area, on average over the areas.

    An area whose exposure is 0 or missing, or whose events are missing, has NaN and takes no part; with fewer
    than two areas left all are NaN. n is the number of areas that took part; numerator and denominator are
    the events and the exposure of the area itself.

    Raises ValueError as `rates.rate` does.

    Source: Marshall (1991), Applied Statistics 40, 283-294; the interval is of the kind of Morris (1983),
    Journal of the American Statistical Association 78, 47-55. docs/statistics.md shows how often it covers.
    """
    areas = _Areas.of(events, exposure)
    return areas.smoothed(areas.together(), unit=unit, per=per, confidence=confidence)


def spatial_empirical_bayes(
    events: ArrayLike,
    exposure: ArrayLike,
    neighbours: tuple[ArrayLike, ArrayLike],
    *,
    unit: str,
    per: float = 1000.0,
    confidence: float = 0.95,
) -> Estimate:
    """The rate of every area, drawn towards the rate of its neighbourhood.

    As `empirical_bayes`, but m and a are those of the area and its neighbours (Marshall's local estimate,
    with the moments of Anselin, Lozano and Koschinsky 2006). `neighbours` is (indptr, indices) in compressed
    rows: row i names the neighbours of area i *and area i itself*, each once. An area with fewer than two
    usable areas in its row (an island) is drawn towards all areas together, and the note counts them. Where a
    neighbourhood has no event at all the value is 0 and its high is the exact Poisson bound of the
    neighbourhood. n is the number of areas in the neighbourhood.

    A neighbourhood of six or seven areas says little about its own spread: intervals are wide where it is
    wide, and see docs/statistics.md for how often they cover.

    Raises ValueError as `rates.rate` does, and where the rows are not proper (see `neighbours.Neighbours`).

    Source: Marshall (1991), Applied Statistics 40, 283-294.
    """
    areas = _Areas.of(events, exposure)
    rows = Neighbours.of(*neighbours, areas=areas.events.size).among(areas.used)
    local = moment_priors(areas.events, areas.exposure, rows.indptr, rows.indices)
    island = areas.used & (local.areas < 2)
    prior = areas.together().where(island, local)
    note = unless("islands, drawn towards all areas together", island)
    return areas.smoothed(prior, unit=unit, per=per, confidence=confidence, note=note)


@dataclass(frozen=True, slots=True)
class _Areas:
    """The areas, shape (k,), and which of them can take part."""

    events: Column
    exposure: Column
    used: NDArray[np.bool_]

    @classmethod
    def of(cls, events: ArrayLike, exposure: ArrayLike) -> _Areas:
        seen = np.atleast_1d(counts(events, "events", gaps=True))
        seen, at_risk = matched(events=seen, exposure=exposures(exposure, "exposure"))
        return cls(seen, at_risk, (at_risk > 0) & ~np.isnan(seen))

    def together(self) -> Priors:
        """The prior of all areas that take part, once for every area; NaN where fewer than two do."""
        indices = np.flatnonzero(self.used)
        prior = moment_priors(self.events, self.exposure, np.array([0, indices.size]), indices)
        return prior.of(np.zeros(self.events.size, dtype=np.int64))

    def smoothed(
        self, prior: Priors, *, unit: str, per: float, confidence: float, note: str = ""
    ) -> Estimate:
        """The estimate of every area under its prior; NaN where it takes no part."""
        at_risk = np.where(self.used, self.exposure, 1.0)
        value = posterior_mean(self.events, at_risk, prior)
        low, high = posterior_bounds(self.events, at_risk, prior, confidence=confidence)
        value, low, high = (self._shown(each, per) for each in (value, low, high))
        missing = unless(MISSING, np.isnan(value))
        return Estimate(
            value=value,
            unit=unit,
            method=f"{METHOD}, {percent(confidence)}",
            n=prior.areas,
            numerator=self.events,
            denominator=self.exposure,
            # A narrow law may have its quantiles on one side of the moment estimate.
            sampling=Interval.of(np.fmin(low, value), np.fmax(high, value)),
            note="; ".join(filter(None, (missing, note))),
        )

    def _shown(self, rates: Column, per: float) -> Column:
        return np.where(self.used, per_exposure(rates, np.ones_like(rates), per), np.nan)
