"""Figures rounded so that no exact count can be read back from them.

Counts go to the nearest multiple of the base, halves away from zero. Shares and rates are worked out again
from rounded counts, never rounded themselves: 7 of 22 becomes 5 of 20. What has no count behind it (a Gini
coefficient) keeps only the digits that one event more or less cannot move.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from groundview.profile.disclosure.bases import bases
from groundview.profile.disclosure.columns import Columns, Mask, Numbers
from groundview.profile.disclosure.kinds import COUNT, RATE, SHARE, Kinds
from groundview.profile.disclosure.rules import Rules

ESTIMATED = ", estimated"
"""How the unit of such a number ends."""
_PROBABILITY = "p"
_CLASSES = np.array([0.0, 0.01, 0.05, 1.0])
"""A probability is shown as the next of these above it, which claims less than was found: an exact one would tell the
exact count that it is the probability of."""


@dataclass(frozen=True)
class Rounded:
    """The numbers of the findings as they may be shown, shape (k,) each; NaN is "none"."""

    value: Numbers
    n: Numbers
    numerator: Numbers
    denominator: Numbers


def nearest(counts: Numbers, base: float | Numbers) -> Numbers:
    """The nearest multiple of `base`; a half goes away from zero (2.5 to 5, -2.5 to -5, to base 5)."""
    # Adding 0 turns a negative zero into a plain one, which would otherwise print as "-0".
    return np.asarray(np.sign(counts) * np.floor(np.abs(counts) / base + 0.5) * base + 0.0)


def rounded(columns: Columns, found: Kinds, rules: Rules) -> Rounded:
    """The value, n, numerator and denominator of every finding, rounded for an audience."""
    numbers, base = columns.numbers, bases(columns, rules)
    as_they_are = Rounded(*(numbers[name] for name in ("value", "n", "numerator", "denominator")))
    if rules.rounding == 1:
        return as_they_are
    coarse = {name: nearest(numbers[name], base) for name in ("n", "numerator", "denominator")}
    coarse["denominator"] = np.where(np.isfinite(found.whole), coarse["denominator"], numbers["denominator"])
    coarse = {name: np.where(found.harmless, numbers[name], column) for name, column in coarse.items()}
    return replace(as_they_are, **coarse, value=_value(columns, found, replace(as_they_are, **coarse), rules))


def _value(columns: Columns, found: Kinds, safe: Rounded, rules: Rules) -> Numbers:
    exact, ratio = columns.numbers["value"], np.isin(found.kind, (SHARE, RATE))
    with np.errstate(divide="ignore", invalid="ignore"):
        again = np.where(safe.numerator == 0, 0.0, found.factor * safe.numerator / safe.denominator)
    value = np.where(ratio & np.isfinite(exact), again, nearest(exact, step(columns, found, rules)))
    above = _CLASSES[np.minimum(np.searchsorted(_CLASSES, np.nan_to_num(exact)), len(_CLASSES) - 1)]
    probability = (columns.words["unit"] == _PROBABILITY) & np.isfinite(exact)
    return np.select(
        [found.harmless, probability, found.kind == COUNT],
        [exact, above, nearest(exact, bases(columns, rules))],
        value,
    )


def step(columns: Columns, found: Kinds, rules: Rules) -> Numbers:
    """The step to which a value that is not worked out again is rounded: what so many events could move it.

    With an exposure, that many events over it; otherwise one decimal place, or two where it is out of enough
    events, and two significant figures above 1. A share of cases that is worked out from others (how far it would move)
    is in steps of as many cases as its counts would be, and so, in a round step, is a ratio with a count but no whole;
    a number of persons that was estimated is in steps of so many.
    """
    value, out_of = columns.numbers["value"], columns.numbers["denominator"]
    base = bases(columns, rules)
    # A step must not tell an exact whole that is a count itself: the value would be one of its multiples.
    out_of = np.where(np.isfinite(found.whole), np.maximum(nearest(out_of, base), base), out_of)
    events = np.where(np.isfinite(out_of), out_of, columns.numbers["n"])
    with np.errstate(divide="ignore", invalid="ignore"):
        # The factor of a smoothed rate depends on its counts, and a step must not: the nearest power of ten.
        by_exposure = base * 10.0 ** np.rint(np.log10(found.factor)) / out_of
        by_cases = _round_step(np.where(_of_cases(columns), base / events, 0.0))
        by_count = np.where(np.isfinite(out_of), np.nan, base * value / columns.numbers["numerator"])
    by_count[np.isinf(by_count)] = np.nan
    fine = np.maximum(np.where(events >= 100 * base, 0.01, 0.1), by_cases)
    size = np.maximum(np.abs(np.nan_to_num(value)), 0.1)
    by_digits = np.where(size > 1, 10.0 ** (np.floor(np.log10(size)) - 1), fine)
    by_digits = np.fmax(by_digits, _round_above(by_count))
    by_digits = np.maximum(by_digits, np.where(_of_somebody(columns), base, 0.0))
    return np.where(np.isfinite(by_exposure) & (by_exposure > 0), by_exposure, by_digits)


def _of_somebody(columns: Columns) -> Mask:
    """Whether each value is a number of persons or events that was estimated: its least end is who was counted."""
    units = columns.words["unit"]
    known = {unit: unit.endswith(ESTIMATED) for unit in set(units)}
    return np.fromiter((known[unit] for unit in units), np.bool_, len(units))


def _of_cases(columns: Columns) -> Mask:
    """Whether each value is a share of so many cases, n, without being a share of a count."""
    units = columns.words["unit"]
    known = {unit: unit.startswith("share of ") for unit in set(units)}
    return np.fromiter((known[unit] for unit in units), np.bool_, len(units))


def _round_step(least: Numbers) -> Numbers:
    """The least round step that is not below `least`; 1 where none is."""
    steps = np.array([0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0])
    return steps[np.minimum(np.searchsorted(steps, np.nan_to_num(least, posinf=1.0)), len(steps) - 1)]


def _round_above(least: Numbers) -> Numbers:
    """The least of ..., 0.1, 0.2, 0.5, 1, 2, 5, ... that is not below `least`; NaN where it is 0 or missing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ten = 10.0 ** np.floor(np.log10(np.where(least > 0, least, np.nan)))
    return np.asarray(
        ten * np.select([least <= ten, least <= 2 * ten, least <= 5 * ten], [1.0, 2.0, 5.0], 10.0)
    )
