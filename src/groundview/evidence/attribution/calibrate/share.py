"""The calibrated share of one cell, and how far it would move: with what coders could not tell, and as they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.calibrate.cells import Cell
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.share import calibrated_share, classical_share

LEAST_TWICE = 10
"""Cases coded by two or more, from which something is said of how far coders move a share."""
MOST_UNKNOWN = 0.05
"""The part of the coded cases that may be undecided where all decided ones answer alike. Where more are, only cases
that fail in something else may be decided, with the law left open, say: they are no sample of the rest."""
Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Help:
    """What a rule predicts, in one cell: of its coded cases, shape (n,), and of its rows of cases alike, shape (r,)."""

    coded: Column
    rows: Column


@dataclass(frozen=True, slots=True)
class Shares:
    """The figures of one cell. `least` and `most`: coders could not tell, and it was never, or always, so; `strict` and
    `lenient`: coders who differ settled that way; None where too few were coded twice."""

    calibrated: Estimate
    classical: Estimate
    least: float
    most: float
    strict: float | None
    lenient: float | None
    note: str


def shares_of(cell: Cell, judged: Judged, rule: Help) -> Shares:
    """The figures of a cell from its coded cases."""
    known = np.isfinite(judged.met)
    seen = _Sample(cell, judged.where(known), Help(rule.coded[known], rule.rows))
    made, alone = seen.share(), seen.alone()
    value = float(made.value)
    whole = _Sample(cell, judged, rule)
    if not np.isfinite(value):
        return Shares(made, alone, 0.0, 1.0, None, None, made.note)
    ends = [
        float(whole.share(np.where(known, judged.met, end)).value) if not known.all() else value
        for end in (0.0, 1.0)
    ]
    # Weights may carry an end past the share itself where few are unknown.
    least, most = min(ends[0], value), max(ends[1], value)
    if _one_sided(judged.met, known):
        made, alone = _withheld(made), _withheld(alone)
        return Shares(made, alone, least, most, None, None, _note(made.note, judged, seen))
    strict, lenient = _settled(judged, whole.stands_for, value)
    return Shares(made, alone, least, most, strict, lenient, _note(made.note, judged, seen))


def _one_sided(met: Column, known: NDArray[np.bool_]) -> bool:
    return bool(np.mean(~known) > MOST_UNKNOWN and np.unique(met[known]).size == 1)


def _withheld(share: Estimate) -> Estimate:
    """Without its value: anything is possible."""
    nothing = Interval.of(np.asarray(0.0), np.asarray(1.0))
    note = "no share: the coded cases that can be decided all answer alike, and say nothing of the others"
    return replace(share, value=np.asarray(np.nan), sampling=nothing, note=note)


class _Sample:
    """The coded cases of a cell beside all of its cases, in the strata that they were drawn from; in one, each counting
    for the cases that it was drawn for, where the cell has too few of a stratum."""

    def __init__(self, cell: Cell, judged: Judged, rule: Help) -> None:
        strata, place = np.unique(cell.stratum, return_inverse=True)
        self.judged, self.rule = judged, rule
        self.cases = np.bincount(place, cell.cases).astype(np.int64)
        self.stratum = np.searchsorted(strata, judged.stratum)
        self.drawn = np.bincount(self.stratum, minlength=strata.size)
        self.stands_for = (self.cases / np.maximum(self.drawn, 1))[self.stratum]
        self.by_stratum = bool(np.all((self.drawn > 1) | (self.drawn == self.cases)))
        self.rows, self.place = cell.cases, place

    @property
    def design(self) -> Design:
        if self.by_stratum:
            return Design(strata=self.stratum, clusters=self.judged.cluster)
        return Design(weights=self.stands_for, clusters=self.judged.cluster)

    @property
    def left_out(self) -> int:
        """Cases in strata of which none is coded."""
        return int(self.cases[self.drawn == 0].sum())

    def share(self, met: Column | None = None) -> Estimate:
        where = self.place if self.by_stratum else None
        predictions = Predictions.of(self.rule.rows, strata=where, alike=self.rows)
        outcome = self.judged.met if met is None else met
        return calibrated_share(outcome, self.rule.coded, predictions, design=self.design)

    def alone(self) -> Estimate:
        cases = self.cases if self.by_stratum else np.array([self.cases.sum()])
        return classical_share(self.judged.met, cases, design=self.design)


def _settled(judged: Judged, stands_for: Column, value: float) -> tuple[float | None, float | None]:
    """The share if coders who differ were always settled one way, by how far that moves the cases coded twice."""
    twice = judged.twice
    if np.count_nonzero(twice) < LEAST_TWICE:
        return None, None
    weight = stands_for[twice] / stands_for[twice].sum()
    now = np.where(np.isfinite(judged.met), judged.met, value)[twice]
    strict, lenient = (
        float(weight @ (np.where(np.isfinite(one[twice]), one[twice], value) - now))
        for one in (judged.strict, judged.lenient)
    )
    return max(0.0, value + min(strict, 0.0)), min(1.0, value + max(lenient, 0.0))


def _note(said: str, judged: Judged, seen: _Sample) -> str:
    unknown = int(np.count_nonzero(~np.isfinite(judged.met)))
    twice = int(np.count_nonzero(judged.twice))
    notes = [
        said,
        f"{unknown} of {judged.met.size} coded cases cannot be decided" if unknown else "",
        f"{seen.left_out:,} cases are of strata of which none is coded, and are taken to be like the others"
        if seen.left_out
        else "",
        f"{twice} cases were coded by two, too few to say how coders move it" if twice < LEAST_TWICE else "",
    ]
    return "; ".join(filter(None, notes))
