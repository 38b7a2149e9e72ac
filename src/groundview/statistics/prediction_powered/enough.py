"""Whether the coded cases are enough for a share."""

from __future__ import annotations

import numpy as np

from groundview.statistics.prediction_powered.coded import Coded

LEAST = 30
"""The fewest coded cases of which a share is given."""

LEAST_WORTH = 10
"""The fewest equal cases that unequal ones must be worth, and the fewest clusters."""


def lacking(coded: Coded) -> str:
    """Why no share can be given of these coded cases; empty where it can.

    What unequal weights leave is Kish's effective size, 1 / (the sum of the squared weights).
    """
    if coded.outcome.size < LEAST:
        return f"{coded.outcome.size} cases are coded, and at least {LEAST} are needed"
    if alone := _alone(coded):
        return f"{alone} of {coded.cases.size} strata have cases and fewer than two coded ones"
    worth = 1.0 / float(coded.weight @ coded.weight)
    if worth < LEAST_WORTH and np.any(coded.unseen):
        return f"the coded cases are worth {worth:.1f} equal ones, and at least {LEAST_WORTH} are needed"
    return _clustered(coded)


def _alone(coded: Coded) -> int:
    """The number of strata of which fewer than two are coded, and not all."""
    seen_whole = np.ones(coded.cases.size)
    seen_whole[coded.stratum] = coded.unseen
    return int(np.sum((coded.cases > 0) & (coded.drawn < 2) & (seen_whole > 0)))


def _clustered(coded: Coded) -> str:
    if coded.cluster is None:
        return ""
    many = int(np.unique(coded.cluster).size)
    if many < LEAST_WORTH:
        return f"the coded cases lie in {many} clusters, and at least {LEAST_WORTH} are needed"
    single = int(np.sum((coded.clusters() == 1) & (coded.drawn > 1)))
    return f"the coded cases of {single} strata lie in one cluster each" if single else ""
