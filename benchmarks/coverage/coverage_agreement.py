"""How often the intervals of inter-coder agreement cover, how often there is none, and how long they take.

A coder sees what a case is with a chance of sqrt(kappa), and else answers by the shares of the categories; truths are
the figures of a million cases. Beside ours: the interval of t with the same error, as irrCAC prints it.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_agreement.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.agreement.answers import Whole
from groundview.statistics.agreement.brennan_prediger import brennan_prediger
from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.figure import Agreement
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement
from groundview.statistics.agreement.scott import scott_pi
from groundview.statistics.bootstrap import bca

Weights = NDArray[np.float64] | None
Draw = Callable[[np.random.Generator, int], tuple[Whole, Weights]]
Statistic = Callable[..., Agreement]

SEEDS = 2000
MANY = 1_000_000
CASES = (20, 50, 100, 300)
KAPPAS = (0.4, 0.7, 0.9)
OF_TWO: tuple[Statistic, ...] = (cohen_kappa, scott_pi)
OF_ANY: tuple[Statistic, ...] = (
    percent_agreement, brennan_prediger, gwet_ac1, fleiss_kappa, krippendorff_alpha,
)  # fmt: skip
EVERY = (*OF_ANY, *OF_TWO)


def coded(
    random: np.random.Generator, cases: int, shares: tuple[float, ...], kappa: float, coders: int
) -> Whole:
    """Answers of coders who see what a case is with a chance of sqrt(kappa)."""
    what = random.choice(len(shares), cases, p=shares)
    guess = random.choice(len(shares), (cases, coders), p=shares)
    return np.where(random.random((cases, coders)) < kappa**0.5, what[:, None], guess)


def plain(shares: tuple[float, ...], kappa: float, coders: int) -> Draw:
    """Every case coded by everybody."""
    return lambda random, cases: (coded(random, cases, shares, kappa, coders), None)


def lacking(random: np.random.Generator, cases: int) -> tuple[Whole, Weights]:
    """Four coders, a third of the answers missing."""
    answers = coded(random, cases, (0.3, 0.7), 0.7, 4)
    return np.where(random.random(answers.shape) < 1 / 3, -1, answers), None


def mostly_once(random: np.random.Generator, cases: int) -> tuple[Whole, Weights]:
    """Two coders; for each case that both coded five that only the first did."""
    answers = coded(random, 6 * cases, (0.3, 0.7), 0.7, 2)
    answers[cases:, 1] = -1
    return answers, None


def of_habits(random: np.random.Generator, cases: int) -> tuple[Whole, Weights]:
    """Two coders who err in different ways: sensitivity .9 and .8, specificity .95 and .85; one case in five."""
    what = random.random((cases, 1)) < 0.2
    return (random.random((cases, 2)) < np.where(what, [0.9, 0.8], [0.05, 0.15])).astype(np.int64), None


def in_strata(random: np.random.Generator, cases: int) -> tuple[Whole, Weights]:
    """Half from a stratum that is even and hard, half, of nine times the weight, from one that is rare and easy."""
    half = cases // 2
    answers = [coded(random, half, (0.5, 0.5), 0.6, 2), coded(random, half, (0.05, 0.95), 0.8, 2)]
    return np.concatenate(answers), np.repeat([1.0, 9.0], half)


def by_size(random: np.random.Generator, cases: int) -> tuple[Whole, Weights]:
    """Three coders, cases drawn with very unequal chances that have nothing to do with the answers."""
    size = np.minimum(random.lognormal(0.0, 1.0, 6 * cases) / 6 / np.exp(0.5), 1.0)
    taken = random.random(size.size) < size
    return coded(random, int(np.sum(taken)), (0.2, 0.8), 0.7, 3), 1.0 / size[taken]


DESIGNS: dict[str, Draw] = {
    "4 coders, a third missing": lacking,
    "2 coders, 5 of 6 cases coded once": mostly_once,
    "2 coders with different habits": of_habits,
    "2 coders, two strata, weights 1 and 9": in_strata,
    "3 coders, drawn by size": by_size,
}


def marks(
    draw: Draw, cases: int, statistics: tuple[Statistic, ...], truths: list[float]
) -> NDArray[np.float64]:
    """Shape (seeds, statistics, 3): is the truth in our interval (NaN where there is none), is it in that of t, how
    wide is ours; all NaN where there is no value."""
    found = np.full((SEEDS, len(statistics), 3), np.nan)
    for seed in range(SEEDS):
        answers, weights = draw(np.random.default_rng(seed), cases)
        for at, (statistic, truth) in enumerate(zip(statistics, truths, strict=True)):
            found[seed, at] = held(statistic(answers, 2, weights=weights), truth)
    return found


def held(found: Agreement, truth: float) -> tuple[float, float, float]:
    """One row of `marks`."""
    from scipy.special import stdtrit

    assert found.sampling is not None
    assert found.n is not None
    if np.isnan(found.value):
        return np.nan, np.nan, np.nan
    low, high = float(found.sampling.low), float(found.sampling.high)
    reach = float(stdtrit(float(found.n) - 1.0, 0.975)) * float(found.standard_error)
    inside = float(low <= truth <= high) if np.isfinite(low) else np.nan
    return inside, float(abs(float(found.value) - truth) <= reach), high - low


def truths(draw: Draw, statistics: tuple[Statistic, ...]) -> list[float]:
    """The figures of a million cases."""
    answers, weights = draw(np.random.default_rng(10**6), MANY)
    return [float(statistic(answers, 2, weights=weights).value) for statistic in statistics]


def grid(prevalence: float, cases: int) -> list[NDArray[np.float64]]:
    """The marks of each statistic, (shape (seeds, 3), one for each agreement and number of coders) stacked."""
    found: list[list[NDArray[np.float64]]] = [[] for _ in EVERY]
    for coders in (2, 3, 4):
        statistics = EVERY if coders == 2 else OF_ANY
        for kappa in KAPPAS:
            draw = plain((prevalence, 1.0 - prevalence), kappa, coders)
            tables = np.moveaxis(marks(draw, cases, statistics, known(prevalence, kappa, coders)), 1, 0)
            for each, table in zip(found, tables, strict=False):
                each.append(table)
    return [np.stack(each) for each in found]


@cache
def known(prevalence: float, kappa: float, coders: int) -> list[float]:
    """The truths of a plain draw."""
    return truths(plain((prevalence, 1.0 - prevalence), kappa, coders), EVERY if coders == 2 else OF_ANY)


def grid_rows() -> tuple[list[str], list[str]]:
    """One row a prevalence and number of cases, for ours and for t: mean and least coverage of every statistic, and
    how often the kappas and alpha have no interval."""
    rows: tuple[list[str], list[str]] = ([], [])
    for prevalence in (0.05, 0.2, 0.5):
        for cases in CASES:
            found = grid(prevalence, cases)
            absent = float(np.mean([np.mean(np.isnan(each[..., 0])) for each in found[len(OF_ANY) - 2 :]]))
            for at, last in enumerate((f" {absent:.3f} |", "")):
                covers = [np.nanmean(each[..., at], axis=1) for each in found]
                shown = " | ".join(f"{np.mean(each):.3f}, {np.min(each):.3f}" for each in covers)
                rows[at].append(f"| {prevalence} | {cases} | {shown} |{last}")
    return rows


def design_rows() -> list[str]:
    """One row a design and number of cases: the coverage of each statistic."""
    rows = []
    for name, draw in DESIGNS.items():
        known = truths(draw, OF_ANY)
        for cases in CASES:
            covers = np.nanmean(marks(draw, cases, OF_ANY, known)[..., 0], axis=0)
            rows.append(f"| {name} | {cases} | {' | '.join(f'{each:.3f}' for each in covers)} |")
    return rows


def bootstrap_rows() -> list[str]:
    """One row a number of cases: Fleiss' kappa of two coders by BCa over cases, 500 seeds, 1,000 replicates."""
    rows = []
    for kappa in KAPPAS:
        for cases in (20, 50, 100):
            held = [kappa_by_bca(seed, cases, kappa) for seed in range(500)]
            rows.append(f"| {kappa} | {cases} | {np.nanmean(held):.3f} | {np.mean(np.isnan(held)):.3f} |")
    return rows


def kappa_by_bca(seed: int, cases: int, kappa: float) -> float:
    """Whether the BCa interval holds kappa, prevalence .2; NaN where there is none."""
    answers = coded(np.random.default_rng(seed), cases, (0.2, 0.8), kappa, 2)
    try:
        found = bca(answers, _kappas, unit="", seed=seed, replicates=1000).sampling
    except ValueError:
        return np.nan
    assert found is not None
    return float(found.low <= kappa <= found.high)


def _kappas(samples: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Scott's pi of binary answers, shape (samples, cases, 2)."""
    differ, share = np.mean(samples[..., 0] != samples[..., 1], axis=axis), np.mean(samples, axis=(axis, 2))
    with np.errstate(invalid="ignore"):
        return np.asarray(1.0 - differ / (2.0 * share * (1.0 - share)))


def speed_rows() -> list[str]:
    """One row a statistic: the best of 20 runs on 10,000 cases, by four coders or by two, in milliseconds."""
    rows, random = [], np.random.default_rng(1)
    for statistic in EVERY:
        answers = random.integers(-1, 5, (10_000, 2 if statistic in OF_TWO else 4))
        best = min(timed(statistic, answers) for _ in range(20))
        rows.append(f"| {statistic.__name__} | {1000 * best:.1f} |")
    return rows


def timed(statistic: Statistic, answers: Whole) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    statistic(answers, 5)
    return time.perf_counter() - start


def main() -> None:
    """Prints the tables."""
    ours, theirs = grid_rows()
    names = " | ".join(each.__name__ for each in EVERY)
    print(f"| prevalence | cases | {names} | no interval |", "|---" * 10 + "|", *ours, sep="\n")
    print(f"\n| t: prevalence | cases | {names} |", "|---" * 9 + "|", *theirs, sep="\n")
    names = " | ".join(each.__name__ for each in OF_ANY)
    print(f"\n| design | cases | {names} |", "|---" * (2 + len(OF_ANY)) + "|", *design_rows(), sep="\n")
    print("\n| kappa | cases | BCa covers | no interval |", "|---" * 4 + "|", *bootstrap_rows(), sep="\n")
    print("\n| statistic, 10,000 cases | milliseconds |", "|---|---|", *speed_rows(), sep="\n")


if __name__ == "__main__":
    main()
