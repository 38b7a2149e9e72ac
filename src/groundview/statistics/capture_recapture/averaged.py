"""The averaged answer: no model is chosen, and the interval is as wide as the models disagree."""

from __future__ import annotations

import numpy as np

from groundview.statistics.capture_recapture.decomposable import MOST, Averaged, decomposable_average
from groundview.statistics.capture_recapture.hierarchical import Searched, search, weights
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.totals import Totals, mixture
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import Column, percent

LEAST = 10
"""Fewer persons on two lists or more than this leave the total unknown: no number is given."""

NO_MODEL = "no total: not even independent lists can be fitted, for lack of overlaps"


def too_few(table: Patterns) -> str:
    """Why no total is given, in words; empty where one is."""
    if table.repeated == 0:
        return "no total: nobody is on two lists, so the lists say nothing of who is on none"
    if table.repeated < LEAST:
        return f"no total: {table.repeated} on two lists or more, and fewer than {LEAST} are too few"
    return ""


def refused(table: Patterns, why: str, method: str) -> Estimate:
    """No total, and why."""
    return Estimate(
        value=np.asarray(np.nan),
        unit="persons",
        method=method,
        n=np.asarray(float(table.persons)),
        sampling=Interval.of(float(table.persons), np.inf),
        note=why,
    )


def averaged(table: Patterns, *, confidence: float = 0.95) -> Estimate:
    """The total, averaged over all log-linear models that pass, each weighted by exp(-AIC / 2).

    The value is the median of the mixture of the models' log-normal laws of the unseen. The interval is the central one
    of that mixture, stretched to hold that of the Bayesian average over decomposable models (up to six lists) where
    that reaches further; so it is wide where models disagree. Akaike's weights and not Schwarz's, which believe in the
    few simplest models and cover far less where persons differ or lists err: docs/hidden_population.md has the tables.

    No total (NaN, from those seen to infinity, and the note): fewer than 10 persons on two lists or more.

    Source: Buckland, Burnham and Augustin (1997), Biometrics 53, 603-618; Burnham and Anderson (2004), Sociological
    Methods and Research 33, 261-304.
    """
    if too_few(table):
        return average_of(table, None, None, confidence=confidence)
    other = decomposable_average(table) if len(table.lists) <= MOST else None
    return average_of(table, search(table), other, confidence=confidence)


def average_of(
    table: Patterns, found: Searched | None, other: Averaged | None, *, confidence: float
) -> Estimate:
    """The same from models that have been fitted already, and the Bayesian average where there is one."""
    method = f"average over log-linear models by Akaike's weights, {percent(confidence)}"
    if found is None:
        return refused(table, too_few(table) or NO_MODEL, method)
    law = law_of(table, found, found.fits.aic)
    reach = [each.interval(confidence) for each in (law, *((other.totals,) if other else ()))]
    low, high = min(float(each.low) for each in reach), max(float(each.high) for each in reach)
    return Estimate(
        value=np.asarray(law.median),
        unit="persons",
        method=f"{method}, over {found.scope}",
        n=np.asarray(float(table.persons)),
        sampling=Interval.of(low, high),
    )


def law_of(table: Patterns, found: Searched, criterion: Column) -> Totals:
    """What the total may be, over the models of a search, believed by a criterion of shape (k,)."""
    passed = found.fits.passed
    return mixture(
        table.persons, found.fits.unseen[passed], found.fits.doubt[passed], weights(criterion[passed])
    )


def akaike_law(table: Patterns) -> Totals | None:
    """The law behind `averaged`, before it is stretched; None where there is no total."""
    found = None if too_few(table) else search(table)
    return None if found is None else law_of(table, found, found.fits.aic)
