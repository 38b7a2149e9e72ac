"""Which figures are unsafe by themselves."""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Columns, Mask, Numbers
from groundview.profile.disclosure.kinds import Kinds
from groundview.profile.disclosure.rules import Rules

_OF_NEIGHBOURS = ("standard deviations", "local Moran", "per square kilometre")
"""Units of figures that are worked out from a place and those around it: who knows all counts but one reads that one
from them. In the stead of scores p is shown, in classes; in that of a density nothing."""


def unsafe(columns: Columns, found: Kinds, rules: Rules) -> Mask:
    """Shape (k,): where the count, the rest of its whole, the whole, or n is too small to be shown.

    The rest of the whole counts as much as the count itself: 98 of 100 is 2 of 100. Of n only the small are
    unsafe, never 0: where n is 0 there is nobody to protect.
    """
    small = too_small(found.count, rules) | too_small(found.whole - found.count, rules)
    n = np.nan_to_num(columns.numbers["n"])
    few = ~found.harmless & (n > 0) & (n < rules.threshold)
    if rules.threshold:
        few |= np.isin(columns.words["unit"].astype(str), _OF_NEIGHBOURS)
    return small | too_small(found.whole, rules) | few | _few_in_sample(columns, found, rules)


def _few_in_sample(columns: Columns, found: Kinds, rules: Rules) -> Mask:
    """Where a share of a whole comes of a part of it, such as the cases that were coded: too few of those n cases, by
    the share, or too few others. What was drawn is about somebody, however large what it stands for."""
    n = columns.numbers["n"]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = found.count / found.whole
    part = np.where(found.sampled & (n > 0), np.rint(share * n), np.nan)
    return np.asarray(too_small(part, rules) | too_small(n - part, rules))


def too_small(counts: Numbers, rules: Rules) -> Mask:
    """Whether each count lies under the threshold; 0 does unless zeros are shown, and NaN does not."""
    if rules.threshold == 0:
        return np.zeros(counts.shape, dtype=np.bool_)
    above_zero = counts > 0 if rules.zeros_shown else counts > -np.inf
    return np.asarray(above_zero & (counts < rules.threshold))
