"""When a victim is a victim again: the next victimisation by the time since the last."""

from __future__ import annotations

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victims import LINKAGE, NAMED, or_why_none, ranged, with_linkage
from groundview.statistics.estimate import Estimate
from groundview.statistics.rates import rate

UNIT = "next victimisations per 1,000 victims and week at risk"
A_WEEK = 7.0

TIMING = or_why_none(f"""
    -- One row per context and band of days since the last victimisation: next ones in it, and days at risk in it.
    SELECT * FROM ({ranged("timing")})""")


def _hazard(cells: Cells) -> Estimate:
    made = rate(cells["numerator"], np.nan_to_num(cells["denominator"]) / A_WEEK, unit=UNIT)
    return with_linkage(made, *(1000.0 * A_WEEK * cells[end] for end in ("least_share", "most_share")))


MEASURES = (
    Measure(
        "repeat_timing",
        "victimisation",
        "How soon victims are victims again",
        "Next victimisations of the same person for each thousand victims and week at risk, by days since the last: "
        "the same day, within a week, four weeks, a quarter, half a year, a year, and later. Every victimisation "
        "begins anew, and everybody is at risk from it until the next or the end of the study, so that the end of the "
        "records does not make late repeats look rare. Two on one day are often one event recorded twice. Days are the "
        f"first on which an event may have happened; where only months are known it is not counted. {NAMED} {LINKAGE}",
        "Johnson, Bowers and Hirschfield (1997), British Journal of Criminology 37, 224-241: the time course. Cutler "
        "and Ederer (1958), Journal of Chronic Diseases 8, 699-712: life tables. Interval: Garwood (1936), Biometrika "
        "28, 437-442.",
        TIMING,
        by_cell(TIMING, _hazard),
    ),
)
