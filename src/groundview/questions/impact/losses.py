"""What was lost: in all, on average, and in the middle; organised cases beside others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

ROWS = """
    -- One row per context, definition and answer: a statistic of its losses.
    SELECT context, definition, breakdown, value, low, high, n, note FROM attribution_losses
    WHERE statistic = '{statistic}' ORDER BY ALL"""

TITLES = {
    "total": (
        "loss_total",
        "Losses recorded",
        "The sum of the recorded losses of the cases of a context",
        "Sum of the extracts.",
        "sum of the recorded losses",
    ),
    "mean": (
        "loss_mean",
        "Mean loss",
        "The mean of the recorded losses of the cases of a context in which anything was lost",
        "Interval: Efron (1987), Journal of the American Statistical Association 82, 171-185.",
        "mean; BCa bootstrap, 1,000 replicates, 95%",
    ),
    "median": (
        "loss_median",
        "Median loss",
        "The median of the recorded losses of the cases of a context in which anything was lost",
        "Interval: Thompson (1936), Annals of Mathematical Statistics 7, 122-128.",
        "median; order statistics, 95%",
    ),
    "trimmed_mean": (
        "loss_trimmed_mean",
        "Trimmed mean loss",
        "The mean of the recorded losses of the cases of a context in which anything was lost, without the least and "
        "the greatest twentieth of them",
        "Tukey and McLaughlin (1963), Sankhya A 25, 331-352. Interval: Efron (1987), as for the mean.",
        "mean without a twentieth at either end; BCa bootstrap, 1,000 replicates, 95%",
    ),
}
"""By statistic: the measure, its title, its definition, its source, and its method."""

TAIL = (
    ", and of those that a definition proves to be organised, rules out, or leaves open. Losses are heavy-tailed: a "
    "few are most of the total, so that mean, median and trimmed mean are read together. Cases without a recorded loss "
    "are not in it, and they are not without a loss. Cases proved are those of which most is known, which need not be "
    "like the others."
)


def _measures() -> Iterator[Measure]:
    for statistic, (name, title, definition, citation, method) in TITLES.items():
        sql = ROWS.format(statistic=statistic)

        def estimate(cells: Cells, method: str = method) -> Estimate:
            return _pounds(cells, method)

        yield Measure(name, "impact", title, definition + TAIL, citation, sql, by_cell(sql, estimate))


def _pounds(cells: Cells, method: str) -> Estimate:
    known = np.isfinite(cells["low"])
    return Estimate(
        value=cells["value"],
        unit="pounds",
        method=method,
        n=cells["n"],
        sampling=Interval.of(cells["low"], cells["high"]) if known.any() else None,
    )


MEASURES = tuple(_measures())
