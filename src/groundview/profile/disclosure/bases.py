"""What counts are rounded to: more coarsely where the same cases are counted several times over.

A definition that lies within another differs from it by few cases, and so does a criterion from a stricter one. Both
numbers are large, so that nothing is hidden, and their difference is small. Rounded to the threshold at least, two
numbers never tell their difference more closely than as one of a range of numbers as wide as the threshold.
"""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Columns, Mask, Numbers, numbered
from groundview.profile.disclosure.coordinates import parse
from groundview.profile.disclosure.rules import Rules

KEYS = ("criterion", "kind")
"""Keys of breakdowns whose values are counted over the same cases, and may lie within each other or be put together of
what other findings count one by one."""


def bases(columns: Columns, rules: Rules) -> Numbers:
    """Shape (k,): the multiple that each finding's counts are rounded to."""
    coarse = -(-rules.threshold // rules.rounding) * rules.rounding
    plain = float(rules.rounding)
    return np.where(counted_again(columns), max(float(coarse), plain), plain)


def counted_again(columns: Columns) -> Mask:
    """Shape (k,): whether a finding counts cases that others count too, under another definition, criterion or kind."""
    codes, vocabulary = numbered(columns.words["breakdown"])
    by_criterion = np.array(
        [any(key in parse(words) for key in KEYS) for words in vocabulary], dtype=np.bool_
    )[codes]
    return np.asarray((columns.words["definition"] != "") | by_criterion, dtype=np.bool_)
