"""A thousand tables drawn again, the stepwise model chosen anew on each, beside a plain loop of GLM fits.

Ours does 1,000 tables, the peer 20 by the same rule (it is not asked to test existence): the ratio at equal numbers is
a fiftieth of the one printed. Ours counts the loading of what was compiled before. Needs the lists beside the project.
"""

from __future__ import annotations

import math
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from harness import Case
from numpy.typing import NDArray

LISTS = Path(__file__).parents[3] / "shared" / "data" / "mse_lists"
TABLES, OF_PEER = 1000, 20
SECONDS = {"UKdat_5": 3.0, "UKdat": 10.0}

Counts = NDArray[np.float64]


def table(path: Path) -> tuple[NDArray[np.int64], Counts]:
    """Patterns of 0 and 1, shape (k, L), and how many have each."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.int64)
    return rows[:, :-1], rows[:, -1].astype(np.float64)


def ours(path: Path) -> float:
    """The median total of 1,000 tables."""
    from groundview.statistics.capture_recapture.patterns import Patterns
    from groundview.statistics.capture_recapture.stepwise import reselected

    return float(np.median(reselected(Patterns.of_counts(*table(path)), seed=1, replicates=TABLES)))


def glm(path: Path) -> float:
    """The median total of 20 tables, by statsmodels."""
    patterns, counts = table(path)
    lists = patterns.shape[1]
    every = (np.arange(1, 1 << lists)[:, None] >> np.arange(lists)) & 1
    whole = np.zeros(len(every))
    whole[patterns @ (1 << np.arange(lists)) - 1] = counts
    drawn = np.random.default_rng(1).multinomial(int(whole.sum()), whole / whole.sum(), size=OF_PEER)
    return float(np.median([stepped(every, each.astype(np.float64)) for each in drawn]))


def stepped(every: NDArray[np.int64], counts: Counts) -> float:
    """The published rule: of the pairs left, the one whose overlap is least likely under the model so far."""
    from scipy.stats import poisson

    chosen: list[tuple[int, int]] = []
    fit, means = fitted(every, counts, chosen)
    while True:
        tails = {}
        for one, other in combinations(range(every.shape[1]), 2):
            both = (every[:, one] & every[:, other]) == 1
            seen, mean = counts[both].sum(), means[both].sum()
            tails[one, other] = poisson.logsf(seen - 1, mean) if seen > mean else poisson.logcdf(seen, mean)
        left = {pair: tail for pair, tail in tails.items() if pair not in chosen}
        pair = min(left, key=lambda each: left[each], default=None)
        if pair is None or left[pair] >= math.log(0.02):
            return float(counts.sum() + np.exp(fit.params[0]))
        chosen.append(pair)
        fit, means = fitted(every, counts, chosen)


def fitted(every: NDArray[np.int64], counts: Counts, chosen: list[tuple[int, int]]) -> tuple[Any, Counts]:
    """A Poisson GLM of the patterns without those of an empty overlap in the model, and the means of all patterns."""
    import statsmodels.api as sm

    columns, live = [np.ones(len(every)), *every.T.astype(np.float64)], np.ones(len(every), dtype=bool)
    for one, other in chosen:
        both = every[:, one] & every[:, other]
        if counts[both == 1].sum():
            columns.append(both.astype(np.float64))
        else:
            live &= both == 0
    fit = sm.GLM(counts[live], np.column_stack(columns)[live], family=sm.families.Poisson()).fit()
    means = np.zeros(len(every))
    means[live] = fit.fittedvalues
    return fit, means


def cases() -> list[Case]:
    """Both tables of the United Kingdom."""
    if not LISTS.is_dir():
        return []
    return [
        Case(
            f"{name}: {TABLES:,} tables, and {OF_PEER} by statsmodels",
            partial(ours, LISTS / f"{name}.csv"),
            partial(glm, LISTS / f"{name}.csv"),
            repeats=3,
            at_most_seconds=seconds,
        )
        for name, seconds in SECONDS.items()
    ]
