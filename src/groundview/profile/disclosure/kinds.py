"""What sort of number a figure is, told from its arithmetic and not from a list of measures.

A measure that is added later is protected from its first day: bare whole numbers are taken for counts of
records unless their unit is known not to be one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from groundview.profile.disclosure.columns import Codes, Columns, Mask, Numbers
from groundview.profile.disclosure.rules import Rules

COUNT, SHARE, RATE, OTHER = range(4)
"""A count; a share of a count; events over an exposure; the rest (a Gini coefficient, a smoothed rate)."""

_CLOSE = 1e-6
_OVER_CHANCE = ("times chance",)
"""Units of counts over what chance would make of them: such a denominator counts nothing."""
_ADD_UP_TO_NOTHING = (*_OVER_CHANCE, "p")
"""Units of figures whose counts are no parts of anything that is told: pairs of offences in a band, of which those
beyond the last band are in no figure; probabilities, whose counts stand in a figure of their own."""
_MONEY = ("pounds",)
"""Units of sums over cases. Behind one are its n cases, and where n is hidden another n that would tell it must be."""


@dataclass(frozen=True)
class Kinds:
    """For each finding, shape (k,): its kind, the count behind it, and what that is a count out of.

    `factor` is value x denominator / numerator: 1 for a share, 1,000 for a rate per 1,000, the median over
    its measure where it differs from cell to cell. `whole` is a denominator that is itself a count of
    records; a public denominator is not one. NaN is "none". `harmless` figures count no records (months
    absent) and pass as they are.
    """

    kind: Codes
    factor: Numbers
    count: Numbers
    whole: Numbers
    harmless: Mask
    sampled: Mask
    """Shares of a whole of which only n were looked at: estimates, which do not add up and tell no count."""
    apart: Mask
    """Figures that are in no line of parts and total; they are hidden with whatever else tells the same count."""

    @property
    def told(self) -> Numbers:
        """The counts that add up and may be told twice, shape (k,)."""
        return np.where(self.sampled, np.nan, self.count)


def kinds(columns: Columns, rules: Rules) -> Kinds:
    """Tells the kind of every finding from all the findings of its question, measure and unit together."""
    value, out_of = columns.numbers["value"], columns.numbers["denominator"]
    group = columns.codes("question", "measure", "unit")
    harmless = np.isin(columns.words["unit"].astype(str), list(rules.units_without_people))
    money = np.isin(columns.words["unit"].astype(str), _MONEY)
    count = np.where(_bare_counts(columns, group) & ~money, value, columns.numbers["numerator"])
    count = np.where(money, columns.numbers["n"], count)
    count = np.where(harmless, np.nan, count)
    factor, steady = _factors(columns.numbers, group)
    ratio = np.isfinite(out_of) & np.isfinite(count) & steady
    over_chance = np.isin(columns.words["unit"].astype(str), _OVER_CHANCE)
    share = ratio & (np.isclose(factor, 1.0) | np.isclose(factor, 100.0)) & ~_any(group, count > out_of)
    share &= ~over_chance
    alike = np.isclose(value, count, rtol=_CLOSE, atol=_CLOSE) & ~np.isfinite(out_of)
    kind = np.select([share, ratio, alike], [SHARE, RATE, COUNT], OTHER).astype(np.int64)
    private = ~harmless & ~over_chance & (share | ~_public(columns, rules))
    whole = np.where(private, out_of, np.nan)
    apart = np.isin(columns.words["unit"].astype(str), _ADD_UP_TO_NOTHING)
    return Kinds(kind, factor, count, whole, harmless, share & (columns.numbers["n"] < whole), apart)


def _factors(numbers: Mapping[str, Numbers], group: Codes) -> tuple[Numbers, Mask]:
    """The median factor of each finding's group, and whether every cell of the group has that factor."""
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = numbers["value"] * numbers["denominator"] / numbers["numerator"]
    usable = np.flatnonzero(np.isfinite(factor) & (factor > 0))
    usable = usable[np.lexsort((factor[usable], group[usable]))]
    groups, first, size = np.unique(group[usable], return_index=True, return_counts=True)
    middle = np.full(group.max(initial=0) + 1, np.nan)
    middle[groups] = factor[usable[first + size // 2]]
    spread = np.full(middle.shape, np.inf)
    spread[groups] = factor[usable[first + size - 1]] - factor[usable[first]]
    # The last digits of a quotient would carry something of the exact counts into what is worked out with it.
    clean = np.array([float(f"{factor:.9g}") for factor in middle])
    return clean[group], (spread <= _CLOSE * middle)[group]


def _bare_counts(columns: Columns, group: Codes) -> Mask:
    value, numbers = columns.numbers["value"], columns.numbers
    bare = np.isfinite(value) & ~np.isfinite(numbers["numerator"]) & ~np.isfinite(numbers["denominator"])
    fractional = _any(group, bare & (value != np.floor(value)))
    return np.asarray(bare & ~fractional & _any(group, bare & (value > 1)))


def _public(columns: Columns, rules: Rules) -> Mask:
    units = columns.words["unit"]
    public = {unit: any(word in unit.lower() for word in rules.public_denominators) for unit in set(units)}
    return np.fromiter((public[unit] for unit in units), np.bool_, len(units))


def _any(group: Codes, claim: Mask) -> Mask:
    """Whether the claim holds anywhere in each finding's group."""
    return np.asarray(np.bincount(group, weights=claim)[group] > 0)
