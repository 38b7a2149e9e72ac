"""How many cases meet each criterion, and how much each one moves the share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

MET = """
    -- One row per context and criterion: cases that meet it, to which it is unknown, and in all.
    SELECT context, breakdown, n_met AS numerator, n_open, n_cases AS denominator
    FROM attribution_counts WHERE measure = 'criterion' ORDER BY ALL"""

PAIRED = """
    -- One row per context, definition and {what}: what would be met and left open if it were always yes, and if always
    -- no.
    SELECT context, definition, regexp_extract(breakdown, '^(.*);if=', 1) AS breakdown,
        any_value(n_cases) AS denominator,
        any_value(n_met) FILTER (breakdown LIKE '%;if=yes') AS met_if_yes,
        any_value(n_met) FILTER (breakdown LIKE '%;if=no') AS met_if_no,
        any_value(n_met + n_open) FILTER (breakdown LIKE '%;if=yes') AS high_if_yes,
        any_value(n_met + n_open) FILTER (breakdown LIKE '%;if=no') AS high_if_no
    FROM attribution_counts WHERE measure = '{measure}' GROUP BY ALL ORDER BY ALL"""

INFLUENCE = PAIRED.format(what="criterion", measure="influence")


def _met(cells: Cells) -> Estimate:
    met, whole = cells["numerator"], cells["denominator"]
    made = wilson(met, whole)
    return replace(made, evidence=Interval.of(met / whole, (met + cells["n_open"]) / whole))


def _moved(cells: Cells) -> Estimate:
    """How far either end of the range would move; the lesser and the greater of the two as evidence."""
    whole = cells["denominator"]
    low = np.abs(cells["met_if_yes"] - cells["met_if_no"]) / whole
    high = np.abs(cells["high_if_yes"] - cells["high_if_no"]) / whole
    return Estimate(
        value=np.maximum(low, high),
        unit="share of cases",
        method="difference between the criterion always met and never met, at the end of the range that moves more",
        n=whole,
        evidence=Interval.of(np.minimum(low, high), np.maximum(low, high)),
    )


MEASURES = (
    Measure(
        "criterion_share",
        "attribution",
        "Cases that meet a criterion",
        "The share of the cases of a context that meet a criterion. The evidence range ends with those to which it is "
        "unknown. A criterion that no record can deny is never not met, so that its range ends at 100%.",
        "Criteria and their sources: docs/criteria.md. Interval: Wilson (1927), JASA 22, 209-212.",
        MET,
        by_cell(MET, _met),
    ),
    Measure(
        "criterion_influence",
        "attribution",
        "How far a criterion moves the share",
        "How far the organised share would move if every case met a criterion, against no case meeting it: at the end "
        "of the range (proved, or not ruled out) that moves more, with the other end as the range. The criterion with "
        "most influence is the one that a definition hangs on.",
        "One-at-a-time sensitivity: Saltelli and others (2008), Global Sensitivity Analysis: The Primer.",
        INFLUENCE,
        by_cell(INFLUENCE, _moved),
    ),
)
