"""How often tests of a change of rate say yes, to chance and to a change, and how often the ratio is covered.

Months before and in the newest window, events a month, and what the rate is multiplied by. All at 5%: mid-p is
`newest_change`, beside it the E-test and the exact test without mid-p. The second table is the scan for one change.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_rare_change.py [SERIES]
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from groundview.statistics.comparison import e_test
from groundview.statistics.rare_change import likeliest_change, newest_change


def exact(before: NDArray[np.int64], after: NDArray[np.int64], share: float) -> NDArray[np.float64]:
    """Twice the smaller binomial tail."""
    total = before + after
    tails = np.minimum(binom.cdf(after, total, share), binom.sf(after - 1, total, share))
    return np.asarray(np.minimum(2 * tails, 1.0))


def windows(series: int) -> None:
    """Prints the table of the newest window."""
    print("| months before, newest | events a month | times | mid-p | E-test | exact | ratio covers |")
    print("|---|---|---|---|---|---|---|")
    random = np.random.default_rng(1)
    for n, m in ((12, 12), (12, 3), (21, 3), (24, 1)):
        for rate in (0.2, 0.8, 3.0):
            for times in (1.0, 0.25, 3.0):
                drawn = random.poisson([[rate * n, rate * times * m]] * series)
                found = newest_change(drawn, newest=1, exposure=[n, m])
                e = e_test(drawn[:, 0], drawn[:, 1], exposure_first=n, exposure_second=m)
                bounds = found.ratio.sampling
                assert bounds is not None
                held = np.mean((bounds.low <= times) & (times <= bounds.high))
                said = [
                    each < 0.05
                    for each in (found.p.value, e.value, exact(drawn[:, 0], drawn[:, 1], m / (n + m)))
                ]
                shown = " | ".join(f"{np.mean(each):.3f}" for each in said)
                print(f"| {n}, {m} | {rate:g} | {times:g} | {shown} | {held:.3f} |", flush=True)


def scans(series: int) -> None:
    """Prints the table of the scan over 24 months."""
    print("\n| events a month | times, from month | scan finds | within a month of it |\n|---|---|---|---|")
    for rate in (0.5, 2.0):
        for times, month in ((1.0, 12), (3.0, 12), (3.0, 20), (0.2, 12)):
            random = np.random.default_rng(2)
            mean = rate * np.where(np.arange(24) < month, 1.0, times)
            found = [
                likeliest_change(random.poisson(mean), seed=seed, simulations=499) for seed in range(series)
            ]
            told = [each for each in found if float(each.p.value) <= 0.05]
            near = "" if times == 1 else f"{np.mean([abs(each.first - month) <= 1 for each in told]):.3f}"
            print(f"| {rate:g} | {times:g}, {month} | {len(told) / series:.3f} | {near} |", flush=True)


def main() -> None:
    """Prints both tables."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    windows(series)
    scans(max(series // 10, 1))


if __name__ == "__main__":
    main()
