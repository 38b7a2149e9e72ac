"""How much more, or less, the estimate varies than draws of 0 and 1 about the line would."""

from __future__ import annotations

import numpy as np

from groundview.statistics.inputs import Column
from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.line import Line


def dispersion(coded: Coded, line: Line) -> float:
    """The squared weighted residuals over what is expected of draws of 0 and 1 with the line's probabilities.

    1 for outcomes of 0 or 1 coded case by case, where the line stays in 0 to 1; less where it had to be kept in, and
    for outcomes in between; more where cases of one cluster are alike (then by the sums of clusters, the "ultimate
    clusters" of Hansen, Hurwitz and Madow 1953, and never less than by single cases). One case more is added to both,
    as different as a case can be (with clusters: a cluster all alike), so that two or three errors do not pass for
    knowledge of how large errors are.
    """
    sizes = coded.unseen * line.weight**2
    fitted = np.clip(line.fitted, 0.0, 1.0)
    expected = float(sizes @ (fitted * (1.0 - fitted)))
    seen = float(sizes @ (coded.outcome - line.fitted) ** 2)
    one, alike = float(sizes.mean()), 1.0
    if coded.cluster is not None and one > 0:
        seen = max(seen, _between(coded, line.weight * (coded.outcome - line.fitted)))
        alike = max(1.0, _between(coded, line.weight) / float(sizes.sum()))
    return (seen + one * alike) / (expected + one) if one > 0 else 1.0


def _between(coded: Coded, values: Column) -> float:
    """The sum over clusters of squared totals, of each stratum times m / (m - 1) for its m clusters."""
    assert coded.cluster is not None
    clusters = coded.clusters()[coded.stratum]
    scale = np.sqrt(coded.unseen * clusters / np.maximum(clusters - 1, 1))
    return float(np.sum(np.bincount(coded.cluster, scale * values) ** 2))
