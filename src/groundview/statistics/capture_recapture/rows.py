"""Each kind of model with its answer, one row a model."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from groundview.statistics.capture_recapture.averaged import law_of, refused, too_few
from groundview.statistics.capture_recapture.decomposable import MOST, Averaged
from groundview.statistics.capture_recapture.existence import check
from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.hierarchical import Searched
from groundview.statistics.capture_recapture.latent_class import (
    LEAST,
    Classes,
    latent_class,
    latent_interval,
    trouble,
)
from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import stepwise, stepwise_interval
from groundview.statistics.capture_recapture.totals import Totals, log_normal
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent

CHOSEN = "the interval does not know that the model was chosen"


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


def log_linear_rows(
    table: Patterns, found: Searched | None, *, seed: int, replicates: int = 1000, confidence: float = 0.95
) -> tuple[Row, ...]:
    """Independence, the stepwise model, and of those that were looked at the models of least BIC and of least AIC."""
    rows = [
        log_linear_row("independence", table, Model.of(len(table.lists)), confidence=confidence),
        _stepwise_row(table, seed=seed, replicates=replicates, confidence=confidence),
    ]
    if found is not None:
        for name, criterion in {"least BIC": found.bic, "least AIC": found.fits.aic}.items():
            best = found.models[int(np.argmin(criterion))]
            rows.append(log_linear_row(name, table, best, confidence=confidence, note=CHOSEN))
    return tuple(rows)


def log_linear_row(name: str, table: Patterns, model: Model, *, confidence: float, note: str = "") -> Row:
    """One log-linear model, taken as if it had been known beforehand: both tests, then the fit, with an interval from a
    normal law of the logarithm of the unseen."""
    said, checked = model.named(table.lists), check(table, model)
    method = f"log-linear model, log-normal interval, {percent(confidence)}"
    fits = fit_models(table, [model])
    if why := too_few(table) or ("" if fits.passed[0] and checked.passed else _failed(checked.note)):
        total = refused(table, why, method)
        return Row(name, said, total, exists=checked.exists, identifiable=checked.identifiable)
    unseen = float(fits.unseen[0])
    bounds = log_normal(table.persons, unseen, float(fits.doubt[0]), confidence=confidence)
    total = _total(table, unseen, Interval.of(*bounds), method, note)
    return Row(name, said, total, float(fits.aic[0]), float(fits.bic(table.persons)[0]))


def average_rows(
    table: Patterns, found: Searched | None, other: Averaged | None, *, confidence: float
) -> tuple[Row, ...]:
    """The average by Schwarz's weights over the models that were looked at, and the Bayesian one over decomposable
    models: medians and central intervals."""
    named, method = (
        "BIC average",
        f"average over log-linear models by exp(-BIC / 2), {percent(confidence)}",
    )
    if found is None:
        first = Row(named, "", refused(table, too_few(table) or _failed(""), method))
    else:
        first = Row(named, found.scope, _of_law(table, law_of(table, found, found.bic), method, confidence))
    return first, _decomposable_row(table, other, confidence=confidence)


def latent_row(table: Patterns, *, seed: int, confidence: float) -> Row:
    """Two latent classes, lists independent within each; the interval from tables drawn again."""
    name, said = "latent class", "two classes"
    method = f"two latent classes, EM, percentile bootstrap, 200 replicates, {percent(confidence)}"
    if len(table.lists) < LEAST:
        why = f"no total: two classes are not identifiable from fewer than {LEAST} lists"
        return Row(name, said, refused(table, why, method), identifiable=False)
    if why := too_few(table):
        return Row(name, said, refused(table, why, method))
    found = latent_class(table, seed=seed)
    if why := trouble(table, found):
        return Row(name, said, refused(table, f"no total: {why}", method), identifiable=False)
    bounds = latent_interval(table, found, seed=seed, confidence=confidence)
    smaller = min(float(found.share[0]), 1.0 - float(found.share[0]))
    total = _total(table, float(found.unseen[0]), bounds, method, "")
    return Row(name, f"two classes, of {smaller:.0%} and the rest", total, *_criteria(table, found))


def _stepwise_row(table: Patterns, *, seed: int, replicates: int, confidence: float) -> Row:
    row = log_linear_row("stepwise", table, stepwise(table), confidence=confidence)
    if np.isnan(row.total.value):
        return row
    bounds, note = stepwise_interval(table, seed=seed, replicates=replicates, confidence=confidence)
    method = (
        f"stepwise log-linear model, BCa bootstrap of {replicates:,} tables, the model chosen anew on each, "
        f"{percent(confidence)}"
    )
    return replace(row, total=replace(row.total, method=method, sampling=bounds, note=note))


def _decomposable_row(table: Patterns, found: Averaged | None, *, confidence: float) -> Row:
    name = "decomposable average"
    method = f"Bayesian average over decomposable models, {percent(confidence)}"
    if found is None:
        why = too_few(table) or f"no total: decomposable models are averaged for at most {MOST} lists"
        return Row(name, "", refused(table, why, method))
    best = int(np.argmax(found.probability))
    graph = Model.of(len(table.lists), [_members(pair) for pair in found.graphs[best]])
    said = f"{len(found.graphs):,} graphs; most probable, {found.probability[best]:.0%}: {graph.named(table.lists)}"
    return Row(name, said, _of_law(table, found.totals, method, confidence))


def _criteria(table: Patterns, found: Classes) -> tuple[float, float]:
    """AIC and BIC, of a Poisson likelihood, so that they can be held beside those of log-linear models."""
    parameters = 2.0 * len(table.lists) + 2.0
    likelihood = float(found.likelihood[0]) + table.persons * (np.log(table.persons) - 1.0)
    return 2.0 * (parameters - likelihood), float(np.log(table.persons)) * parameters - 2.0 * likelihood


def _of_law(table: Patterns, law: Totals, method: str, confidence: float) -> Estimate:
    return _total(table, law.median - table.persons, law.interval(confidence), method, "")


def _total(table: Patterns, unseen: float, bounds: Interval, method: str, note: str) -> Estimate:
    persons = np.asarray(float(table.persons))
    return Estimate(persons + unseen, "persons", method, n=persons, sampling=bounds, note=note)


def _failed(why: str) -> str:
    return f"no total: {why or 'no model of these lists can be fitted'}"


def _members(term: int) -> list[int]:
    return [at for at in range(term.bit_length()) if term >> at & 1]
