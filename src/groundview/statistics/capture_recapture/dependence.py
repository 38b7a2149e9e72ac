"""What if two lists lean on each other, are really one, or one should not be there?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.models import Model, design
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import stepwise
from groundview.statistics.capture_recapture.totals import log_normal
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, column, percent, unless

ODDS_RATIOS = (0.25, 0.5, 1.0, 2.0, 4.0)
"""From a list that keeps persons off another to one that sends them there."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Totals under suppositions: `names` in words, `totals` a column of as many figures, NaN where none can be had."""

    names: tuple[str, ...]
    totals: Estimate


def dependent_pair(
    table: Patterns,
    first: str,
    second: str,
    *,
    odds_ratios: Sequence[float] = ODDS_RATIOS,
    model: Model | None = None,
    confidence: float = 0.95,
) -> Supposed:
    """The total if being on one list multiplied the odds of the other by so much, whatever the table says of the pair.

    The interaction of the pair is fixed (an offset) and everything else of `model` fitted again; without one it is the
    stepwise model. Terms that hold the pair are left out. At 1 the two lists are independent given the rest. Intervals
    are as if the model were known.

    Raises ValueError for a list that there is not, twice the same one, and odds ratios that are not above 0. Source:
    Gerritse, van der Heijden and Bakker (2015), Journal of Official Statistics 31, 357-379.
    """
    one, other = table.position(first), table.position(second)
    ratios = column(odds_ratios, "odds_ratios")
    if one == other:
        raise ValueError(f"a list is not paired with itself: {first} was given twice")
    if not np.all((ratios > 0) & np.isfinite(ratios)):
        raise ValueError(
            "odds_ratios must be above 0 and finite: .25 where one list keeps off, 4 where it sends"
        )
    pair = 1 << one | 1 << other
    rest = (model or stepwise(table)).without(pair)
    both = design(table.codes, [pair])[:, 0]
    fits = [fit_models(table, [rest], offset=both * np.log(ratio)) for ratio in np.atleast_1d(ratios)]
    unseen, doubt = (np.array([getattr(fit, name)[0] for fit in fits]) for name in ("unseen", "doubt"))
    names = tuple(f"{first} and {second}, odds ratio {ratio:g}" for ratio in np.atleast_1d(ratios))
    return _supposed(names, np.full(unseen.size, table.persons), unseen, doubt, confidence)


def every_pair(table: Patterns, *, confidence: float = 0.95) -> tuple[Supposed, ...]:
    """`dependent_pair` for every pair of lists, under the stepwise model, at odds ratios from 1/4 to 4."""
    model = stepwise(table)
    return tuple(
        dependent_pair(table, *pair, model=model, confidence=confidence)
        for pair in combinations(table.lists, 2)
    )


def other_lists(table: Patterns, *, confidence: float = 0.95) -> Supposed:
    """The stepwise total with each list dropped, and with each two made one; the total sought is the same.

    A total that moves far hangs on that list. Two lists are left at least, so there is nothing to vary with two.
    """
    if len(table.lists) < 3:
        return _supposed((), np.empty(0), np.empty(0), np.empty(0), confidence)
    varied = {f"without {name}": table.without(name) for name in table.lists}
    varied |= {
        f"{one} and {other} as one": table.merged(one, other) for one, other in combinations(table.lists, 2)
    }
    fits = [fit_models(each, [stepwise(each)]) for each in varied.values()]
    persons = np.array([float(each.persons) for each in varied.values()])
    unseen, doubt = (np.array([getattr(fit, name)[0] for fit in fits]) for name in ("unseen", "doubt"))
    return _supposed(tuple(varied), persons, unseen, doubt, confidence)


def _supposed(
    names: tuple[str, ...], persons: Column, unseen: Column, doubt: Column, confidence: float
) -> Supposed:
    bounds = [
        log_normal(int(seen), each, spread, confidence=confidence)
        for seen, each, spread in zip(persons, unseen, doubt, strict=True)
    ]
    low, high = np.array(bounds).reshape(-1, 2).T
    total = Estimate(
        value=persons + unseen,
        unit="persons",
        method=f"log-linear model, log-normal interval, {percent(confidence)}",
        n=np.asarray(persons, dtype=np.float64),
        sampling=Interval(low, high),
        note=unless("no total: the model cannot be fitted", np.isnan(unseen)),
    )
    return Supposed(names, total)
