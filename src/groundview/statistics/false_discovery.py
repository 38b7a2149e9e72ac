"""Many tests at once: how many of those called significant may be so by chance alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.inputs import Column, column


def benjamini_hochberg(p: ArrayLike, *, tests: int | None = None) -> Column:
    """Adjusted probabilities, shape (k,): calling those of at most q significant, the share of false ones among them is
    q at most on average, if the tests are independent or positively dependent.

    A NaN (nothing was tested) stays NaN and does not count. `tests` is the number of tests looked at, where it is more
    than those given: the others count as 1. Raises ValueError for a p outside 0 to 1, and for fewer tests than p.

    Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300.
    """
    return _stepped_up(p, tests, lambda many: 1.0)


def benjamini_yekutieli(p: ArrayLike, *, tests: int | None = None) -> Column:
    """As `benjamini_hochberg`, whatever the dependence of the tests; the price is a factor 1 + 1/2 + ... + 1/tests.

    Source: Benjamini and Yekutieli (2001), Annals of Statistics 29, 1165-1188.
    """
    return _stepped_up(p, tests, lambda many: float(np.sum(1.0 / np.arange(1, many + 1))))


def _stepped_up(p: ArrayLike, tests: int | None, factor: Callable[[int], float]) -> Column:
    given = np.atleast_1d(column(p, "p"))
    if np.any((given < 0) | (given > 1)):
        first = int(np.argmax((given < 0) | (given > 1)))
        raise ValueError(f"p lies between 0 and 1: at position {first} it is {given[first]}")
    known = np.flatnonzero(~np.isnan(given))
    many = known.size if tests is None else tests
    if many < known.size:
        raise ValueError(f"{known.size} probabilities come of at least as many tests: {many} were given")
    order = known[np.argsort(given[known], kind="stable")]
    raised = given[order] * many * factor(many) / np.arange(1, known.size + 1)
    given[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return given
