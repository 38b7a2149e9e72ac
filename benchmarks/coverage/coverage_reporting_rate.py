"""How often the interval of a total covers it, when a share of it is counted and the share comes of a survey.

Every trial draws a count (Poisson, or binomial from a fixed total) and a survey: either so many respondents, or ten
years of shares along a line, of which neither the number asked nor the line is told.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_reporting_rate.py [TRIALS]
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson
from groundview.statistics.reporting import captured_total, spread_over_years

TRIALS = 20_000
YEARS = np.arange(10.0)


def counted(
    random: np.random.Generator, total: int, rate: float, fixed: bool, trials: int
) -> NDArray[np.int64]:
    """How many of a total are counted, trial by trial."""
    return random.binomial(total, rate, trials) if fixed else random.poisson(total * rate, trials)


def with_base(seed: int, total: int, rate: float, asked: int, *, fixed: bool, trials: int) -> float:
    """The share of trials whose interval holds the total, the rate being one of so many asked."""
    random = np.random.default_rng(seed)
    seen = counted(random, total, rate, fixed, trials)
    surveyed = wilson(random.binomial(asked, rate, trials), asked)
    assert surveyed.sampling is not None
    return held(
        captured_total(seen, surveyed.value, low=surveyed.sampling.low, high=surveyed.sampling.high), total
    )


def with_years(seed: int, total: int, rate: float, asked: int, *, slope: float, trials: int) -> float:
    """The same, the rate's interval being of ten years' spread; the logit of the rate moves by `slope` a year."""
    random = np.random.default_rng(seed)
    seen = counted(random, total, rate, False, trials)
    true_rates = 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + slope * (YEARS - YEARS[-1]))))
    shares = random.binomial(asked, true_rates, (trials, len(YEARS))) / asked
    ends = np.array([spread_over_years(YEARS, each) or (np.nan, np.nan) for each in shares])
    return held(captured_total(seen, shares[:, -1], low=ends[:, 0], high=ends[:, 1]), total)


def held(found: Estimate, total: int) -> float:
    """The share of the intervals that hold the total; one that is refused holds nothing."""
    assert found.sampling is not None
    return float(np.mean((found.sampling.low <= total) & (total <= found.sampling.high)))


def main(trials: int) -> None:
    """Prints the table."""
    print("| total | rate | asked | count Poisson | total fixed | ten years, flat | ten years, falling |")
    print("|---|---|---|---|---|---|---|")
    for total in (50, 500, 20_000):
        for rate in (0.1, 0.4, 0.9):
            for asked in (100, 1000):
                base = [
                    with_base(1, total, rate, asked, fixed=fixed, trials=trials) for fixed in (False, True)
                ]
                years = [
                    with_years(2, total, rate, asked, slope=slope, trials=max(trials // 10, 200))
                    for slope in (0.0, -0.05)
                ]
                cells = " | ".join(f"{share:.3f}" for share in (*base, *years))
                print(f"| {total:,} | {rate} | {asked:,} | {cells} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS)
