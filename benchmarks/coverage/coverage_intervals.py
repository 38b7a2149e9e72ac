"""How often the intervals for shares and counts cover, summed over every outcome: no simulation, no error.

Run: PYTHONPATH=src python benchmarks/coverage/coverage_intervals.py
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.comparison import e_test
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Interval
from groundview.statistics.proportions import wilson

Law = NDArray[np.float64]


def held(interval: Interval | None, truth: float) -> Law:
    """1 for every outcome whose interval holds the truth."""
    assert interval is not None
    return ((interval.low <= truth) & (truth <= interval.high)).astype(np.float64)


def wilson_rows() -> list[str]:
    """One row a number of trials: average and least coverage over 999 shares."""
    from scipy.stats import binom

    rows = []
    for n in (10, 30, 65, 100, 300, 1000):
        interval = wilson(np.arange(n + 1), n).sampling
        shares = np.linspace(0.001, 0.999, 999)
        each = [float(np.sum(binom.pmf(np.arange(n + 1), n, p) * held(interval, float(p)))) for p in shares]
        rows.append(f"| Wilson, {n} trials | {np.mean(each):.3f} | {min(each):.3f} |")
    return rows


def poisson_rows() -> list[str]:
    """One row a range of means: average and least coverage over 400 means."""
    from scipy.stats import poisson

    rows = []
    for least, most in ((0.1, 1.0), (1.0, 10.0), (10.0, 100.0)):
        k = np.arange(int(most + 10 * most**0.5 + 20))
        interval = exact_poisson(k).sampling
        means = np.linspace(least, most, 400)
        each = [float(np.sum(poisson.pmf(k, mean) * held(interval, float(mean)))) for mean in means]
        rows.append(f"| Exact Poisson, mean {least:g} to {most:g} | {np.mean(each):.3f} | {min(each):.3f} |")
    return rows


def e_test_rows() -> list[str]:
    """One row a mean: how often the E-test rejects at 5% when both means are the same."""
    from scipy.stats import poisson

    rows = []
    for mean in (1, 2, 5, 10, 30):
        k = np.arange(int(mean + 9 * mean**0.5 + 12))
        first, second = (side.ravel() for side in np.indices((k.size, k.size)))
        law = poisson.pmf(first, mean) * poisson.pmf(second, mean)
        size = float(np.sum(law[e_test(first, second).value <= 0.05]))
        rows.append(f"| {mean} | {size:.3f} |")
    return rows


def main() -> None:
    """Prints both tables."""
    print("| interval, nominal 95% | covers on average | covers at least |\n|---|---|---|")
    print("\n".join(wilson_rows() + poisson_rows()))
    print("\n| both means | E-test rejects at 5% |\n|---|---|")
    print("\n".join(e_test_rows()))


if __name__ == "__main__":
    main()
