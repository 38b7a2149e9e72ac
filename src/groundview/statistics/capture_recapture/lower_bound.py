"""A lower bound of the total that needs no model."""

from __future__ import annotations

import numpy as np

from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.totals import log_normal
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.inputs import percent

METHOD = "Chao's lower bound for lists of unequal size, log-normal interval"
NOTE = "a lower bound, not a total: it holds unless being on one list makes another less likely"


def lower_bound(table: Patterns, *, confidence: float = 0.95) -> Estimate:
    """At least how many persons there are: those seen, and from those on one list and on two how many on none.

    With z_i the persons on list i alone and f_2 those on exactly two lists, at least sum_{i<j} z_i z_j / (f_2 + 1) are
    unseen. That is what independent lists leave unseen on average, and less than that where some persons are easier to
    reach. Lists of which one makes another *less* likely can push it above the truth. The interval is of the bound,
    from a normal law of the logarithm of the unseen, and never below those seen. With nobody on exactly two lists the
    bound rests on no overlap at all, and the note says so.

    Source: Chao (1987), Biometrics 43, 783-791; Chao (1989), Biometrics 45, 427-438, for lists of unequal size.
    """
    many = table.on.sum(axis=1)
    alone, two = table.counts[many == 1], float(table.counts[many == 2].sum())
    products = (alone.sum() ** 2 - (alone**2).sum()) / 2.0
    unseen = products / (two + 1.0)
    low = high = float(table.persons)
    if unseen > 0.0:
        doubt = (alone * ((alone.sum() - alone) / products) ** 2).sum() + 1.0 / (two + 1.0) + 1.0 / unseen
        low, high = log_normal(table.persons, unseen, doubt, confidence=confidence)
    return Estimate(
        value=np.asarray(table.persons + unseen),
        unit="persons",
        method=f"{METHOD}, {percent(confidence)}",
        n=np.asarray(float(table.persons)),
        sampling=Interval.of(low, high),
        note=NOTE if two else f"{NOTE}; nobody is on exactly two lists",
    )
