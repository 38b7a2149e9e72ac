"""Whether a few events a month have become more or fewer: against the past, and at the likeliest moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.bca import ROUNDING
from groundview.statistics.estimate import Estimate
from groundview.statistics.inputs import Column, enough, unless
from groundview.statistics.periods import periods
from groundview.statistics.ratios import rate_ratio

CELLS = 4_000_000
"""The most cells of simulated series held at once."""


@dataclass(frozen=True, slots=True)
class NewestChange:
    """`p` that the newest periods have the rate of those before, and `ratio`, newest over before; shape () or (s,)."""

    p: Estimate
    ratio: Estimate


@dataclass(frozen=True, slots=True)
class LikeliestChange:
    """`first` is the number of the first period of the new rate (-1 where there is none to tell), `p` what the search
    as a whole would give by chance, `ratio` the rate from then on over the one before."""

    first: int
    p: Estimate
    ratio: Estimate


def newest_change(
    events: ArrayLike, *, newest: int, exposure: ArrayLike = 1.0, confidence: float = 0.95
) -> NewestChange:
    """Whether the last `newest` periods differ in rate from all before: exact, with the exact ratio beside it.

    `events` (t,) or (s, t) are whole numbers, NaN for a period nobody counted: it takes no part on either side.
    `exposure` is a number, (t,) or of the shape of `events` (days, residents); a period where it is 0 or missing takes
    no part. Given all events, those of the window are binomial; p is twice the smaller tail, what was seen counting
    half (mid-p). The E-test (`comparison.e_test`) is as good or better for two equal periods, but blind to a rise in a
    window that is short against the past: docs/places_and_times.md has both. Nothing counted on one side: NaN and a
    note.

    This supposes events that come one by one at a steady rate; where months vary more than chance, `trends.trend`
    allows for it. Over many areas some p will be small by chance: adjust them together (`false_discovery`). The
    window has to be chosen before the counts are seen.

    Raises ValueError for bad counts or exposures and a window that leaves nothing before it.

    Source: Przyborowski and Wilenski (1940), Biometrika 31, 313-323; mid-p as Lancaster (1961), Journal of the American
    Statistical Association 56, 223-234.
    """
    seen, at_risk = (np.nan_to_num(each) for each in periods(events, exposure))
    most = seen.shape[-1] - 1
    if not 0 < newest <= most:
        raise ValueError(f"the newest periods must be 1 to {most} of {most + 1}: {newest} were asked for")
    (before, after), (risk_before, risk_after) = (
        (each[..., :-newest].sum(axis=-1), each[..., -newest:].sum(axis=-1)) for each in (seen, at_risk)
    )
    return NewestChange(
        p=_conditional(before, after, risk_before, risk_after),
        ratio=rate_ratio(
            before, after, exposure_first=risk_before, exposure_second=risk_after, confidence=confidence
        ),
    )


def _conditional(before: Column, after: Column, risk_before: Column, risk_after: Column) -> Estimate:
    """Twice the smaller tail of the events after among all, what was seen counting half; NaN without an exposure."""
    from scipy.special import betainc

    lacking = ~((risk_before > 0) & (risk_after > 0))
    share = np.divide(risk_after, risk_before + risk_after, out=np.full(after.shape, 0.5), where=~lacking)

    def as_many(least: Column) -> Column:
        """The chance that `least` events or more lie after."""
        some = betainc(np.maximum(least, 1.0), np.maximum(before + after - least, 0.0) + 1.0, share)
        return np.where(least > before + after, 0.0, np.where(least <= 0, 1.0, some))

    upper = (as_many(after) + as_many(after + 1.0)) / 2.0
    value = np.where(lacking, np.nan, np.minimum(2.0 * np.minimum(upper, 1.0 - upper), 1.0))
    return Estimate(
        value=value,
        unit="p",
        method="exact conditional test of two Poisson rates, two-sided, mid-p",
        n=np.asarray(before + after),
        note=unless("no test: nothing counted on one side", lacking),
    )


def likeliest_change(
    events: ArrayLike, *, seed: int, exposure: ArrayLike = 1.0, simulations: int = 9999
) -> LikeliestChange:
    """The moment at which one change of rate explains a series best, and how often chance alone looks as good.

    `events` and `exposure` (t,) as in `newest_change`. Every moment is tried and the greatest likelihood ratio kept; p
    is the share of series of as many events, laid out by exposure alone, whose own greatest is no less (with the
    +1 rule), so that the search is paid for. The ratio's interval is not: the moment was chosen because it looks
    large, so it has none, and its value is too far from 1. One change is looked for, up or down: not a drift, not two.
    Fewer than two events, or fewer than two periods: no p, and a note. The same seed gives the same digits.

    Raises ValueError as `newest_change`, for more than one series, and for fewer than 100 simulations.

    Source: Worsley (1986), Biometrika 73, 91-104; p as Davison and Hinkley (1997), Bootstrap Methods, 4.2.1.
    """
    enough(simulations)
    seen, at_risk = (np.nan_to_num(each) for each in periods(events, exposure))
    if seen.ndim != 1:
        raise ValueError("one series at a time: each has a moment of its own")
    used = np.flatnonzero(at_risk)
    total = int(seen.sum())
    if total < 2 or used.size < 2:
        return _chosen(-1, np.nan, (seen, at_risk), "no change can be told: fewer than two events or periods")
    share = at_risk[used] / at_risk[used].sum()
    statistic = _likelihood(seen[used][None], share)[0]
    # Ties count, and of two moments that explain as much the first is taken, whatever the last digit says.
    bar = float(statistic.max()) - ROUNDING * total
    best = int(np.argmax(statistic >= bar))
    random, block, extreme = np.random.default_rng(seed), max(1, CELLS // used.size), 1
    for first in range(0, simulations, block):
        drawn = random.multinomial(total, share, size=min(block, simulations - first))
        extreme += int(np.sum(_likelihood(drawn.astype(np.float64), share).max(axis=1) >= bar))
    return _chosen(int(used[best + 1]), extreme / (simulations + 1), (seen, at_risk), "")


def _likelihood(events: Column, share: Column) -> Column:
    """The log likelihood ratio of a change after each period but the last, (r, t - 1), given the total."""
    from scipy.special import xlogy

    below, part = np.cumsum(events, axis=1)[:, :-1], np.cumsum(share)[:-1]
    total = events.sum(axis=1, keepdims=True)
    above = total - below
    return np.asarray(xlogy(below, below / (total * part)) + xlogy(above, above / (total * (1.0 - part))))


def _chosen(first: int, p: float, series: tuple[Column, Column], note: str) -> LikeliestChange:
    seen, at_risk = series
    cut = max(first, 0)
    ratio = rate_ratio(
        seen[:cut].sum(), seen[cut:].sum(),
        exposure_first=at_risk[:cut].sum(), exposure_second=at_risk[cut:].sum(),
    )  # fmt: skip
    return LikeliestChange(
        first=first,
        p=Estimate(np.asarray(p), "p", "scan for one change, by simulation", n=np.asarray(seen.sum()), note=note),
        ratio=Estimate(
            ratio.value, "ratio", "ratio of rates at the moment that was searched for: too far from 1",
            n=ratio.n, numerator=ratio.numerator, denominator=ratio.denominator, note=note or ratio.note,
        ),
    )  # fmt: skip
