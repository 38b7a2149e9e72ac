"""Each kind of model with its answer, one row a model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.capture_recapture.averaged import refused
from groundview.statistics.capture_recapture.decomposable import MOST, decomposable_average
from groundview.statistics.capture_recapture.existence import check
from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.hierarchical import Searched
from groundview.statistics.capture_recapture.latent_class import LEAST, latent_class, latent_interval, trouble
from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import stepwise, stepwise_interval
from groundview.statistics.capture_recapture.totals import log_normal
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent

INDEPENDENT = "independence"
"""The row of a model that nobody chose."""

AVERAGED = "decomposable average"


@dataclass(frozen=True, slots=True)
class Row:
    """One model's answer. `name` is the kind, `model` which lists depend on which; the total is NaN, and its note says
    why, where a test was not passed. `aic` and `bic` compare rows of one table, and are NaN for an average."""

    name: str
    model: str
    total: Estimate
    aic: float = np.nan
    bic: float = np.nan
    exists: bool = True
    identifiable: bool = True


def log_linear_row(name: str, table: Patterns, model: Model, *, confidence: float) -> Row:
    """One log-linear model, taken as if it had been known beforehand: both tests, then the fit.

    The interval is from a normal law of the logarithm of the unseen; where the model was chosen from the same table it
    is too narrow, and the note says so.
    """
    said, checked = model.named(table.lists), check(table, model)
    method = f"log-linear model, log-normal interval, {percent(confidence)}"
    fits = fit_models(table, [model])
    if not (checked.passed and fits.passed[0]):
        why = f"no total: {checked.note or 'the fit ran away'}"
        return Row(
            name,
            said,
            refused(table, why, method),
            exists=checked.exists,
            identifiable=checked.identifiable,
        )
    unseen = float(fits.unseen[0])
    low, high = log_normal(table.persons, unseen, float(fits.doubt[0]), confidence=confidence)
    note = "" if name == INDEPENDENT else "the interval does not know that the model was chosen"
    total = _total(table, unseen, Interval.of(low, high), method, note)
    return Row(name, said, total, float(fits.aic[0]), float(fits.bic(table.persons)[0]))


def stepwise_row(table: Patterns, *, seed: int, replicates: int, confidence: float) -> Row:
    """The model of Chan, Silverman and Vincent, with the BCa interval that repeats the choice."""
    row = log_linear_row("stepwise", table, stepwise(table), confidence=confidence)
    if np.isnan(row.total.value):
        return row
    bounds, note = stepwise_interval(table, seed=seed, replicates=replicates, confidence=confidence)
    method = f"stepwise log-linear model, BCa bootstrap that repeats the choice, {replicates:,} replicates"
    total = _total(
        table, float(row.total.value) - table.persons, bounds, f"{method}, {percent(confidence)}", note
    )
    return Row(row.name, row.model, total, row.aic, row.bic)


def best_rows(table: Patterns, found: Searched | None, *, confidence: float) -> list[Row]:
    """The model of least BIC and that of least AIC among those that were looked at."""
    if found is None:
        return []
    chosen = {"least BIC": found.bic, "least AIC": found.fits.aic}
    return [
        log_linear_row(name, table, found.models[int(np.argmin(criterion))], confidence=confidence)
        for name, criterion in chosen.items()
    ]


def decomposable_row(table: Patterns, *, confidence: float) -> Row:
    """The Bayesian average over decomposable models: the median and the central interval of its posterior."""
    method = f"Bayesian average over decomposable models, {percent(confidence)}"
    if len(table.lists) > MOST:
        return Row(AVERAGED, "", refused(table, f"not computed for more than {MOST} lists", method))
    found = decomposable_average(table)
    best = Model.of(
        len(table.lists), [_members(pair) for pair in found.graphs[int(np.argmax(found.probability))]]
    )
    said = f"{len(found.graphs):,} models; most probable, at {found.probability.max():.0%}: {best.named(table.lists)}"
    unseen = found.totals.median - table.persons
    return Row(AVERAGED, said, _total(table, unseen, found.totals.interval(confidence), method, ""))


def latent_row(table: Patterns, *, seed: int, confidence: float) -> Row:
    """Two latent classes, lists independent within each."""
    name, method = (
        "latent class",
        f"two latent classes, EM, percentile bootstrap, 200 replicates, {percent(confidence)}",
    )
    if len(table.lists) < LEAST:
        why = f"no total: two classes are not identifiable from fewer than {LEAST} lists"
        return Row(name, "two classes", refused(table, why, method), identifiable=False)
    found = latent_class(table, seed=seed)
    if why := trouble(table, found):
        return Row(name, "two classes", refused(table, f"no total: {why}", method), identifiable=False)
    bounds = latent_interval(table, found, seed=seed, confidence=confidence)
    parameters = 2.0 * len(table.lists) + 2.0
    # As a Poisson log-likelihood, so that it can be held beside those of the log-linear models.
    likelihood = float(found.likelihood[0]) + table.persons * (np.log(table.persons) - 1.0)
    return Row(
        name,
        f"two classes, of {min(found.share[0], 1.0 - found.share[0]):.0%} and the rest",
        _total(table, float(found.unseen[0]), bounds, method, ""),
        2.0 * parameters - 2.0 * likelihood,
        float(np.log(table.persons)) * parameters - 2.0 * likelihood,
    )


def _total(table: Patterns, unseen: float, bounds: Interval, method: str, note: str) -> Estimate:
    return Estimate(
        value=np.asarray(table.persons + unseen),
        unit="persons",
        method=method,
        n=np.asarray(float(table.persons)),
        sampling=bounds,
        note=note,
    )


def _members(term: int) -> list[int]:
    return [at for at in range(term.bit_length()) if term >> at & 1]
