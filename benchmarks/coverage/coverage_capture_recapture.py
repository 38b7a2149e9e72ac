"""How often the intervals of hidden totals hold the truth: each model, and the averaged answer.

Designs of the synthetic world (`synth/lists`: two strata that lists reach unequally and one pair of lists that depend,
with or without entries that do not belong and links that were missed) and plain ones.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_capture_recapture.py [SEEDS]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.capture_recapture.averaged import average_of, too_few
from groundview.statistics.capture_recapture.decomposable import decomposable_average
from groundview.statistics.capture_recapture.hierarchical import search
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.rows import average_rows, log_linear_rows
from groundview.statistics.capture_recapture.strata import by_strata
from groundview.statistics.estimate import Estimate
from groundview.synth.lists.listings import captured
from groundview.synth.lists.settings import Population, settings

Membership = NDArray[np.bool_]
Draw = Callable[[np.random.Generator], Membership]

SEEDS = 200
FOUR, FIVE, SPARSE = (0.25, 0.2, 0.15, 0.1), (0.25, 0.2, 0.15, 0.1, 0.1), (0.03, 0.06, 0.1, 0.08, 0.04)
METHODS = (
    "independence", "stepwise", "least BIC", "least AIC", "BIC average", "decomposable average", "averaged",
)  # fmt: skip


def plain(
    total: int, reach: Sequence[float], odds_ratio: float, spread: float, random: np.random.Generator
) -> Membership:
    """Persons whose log-odds of every list differ by a normal law of this spread; the first two lists depend."""
    chances = np.array(reach)
    odds = chances / (1.0 - chances) * np.exp(spread * random.normal(size=(total, 1)))
    on = random.random(odds.shape) < odds / (1.0 + odds)
    second = odds[:, 1] * np.where(on[:, 0], odds_ratio, 1.0)
    on[:, 1] = random.random(total) < second / (1.0 + second)
    return np.asarray(on)


def synthetic(
    total: int, population: Population, wrong: float, missed: float, random: np.random.Generator
) -> Membership:
    """A population of the synthetic world. `wrong` entries that do not belong for each true one; a share `missed` of
    the entries of persons on two lists or more is not recognised, and counts as somebody else."""
    first = random.random(total) < next(iter(population.strata.values()))
    lists = captured(random, population, first)
    on = np.column_stack([lists[each.list] for each in population.lists])
    cut = (random.random(on.shape) < missed) & on & (on.sum(axis=1) > 1)[:, None]
    astray = np.repeat(np.arange(on.shape[1]), random.poisson(wrong * on.sum(axis=0)))
    alone = np.eye(on.shape[1], dtype=bool)
    return np.vstack([on & ~cut, alone[np.nonzero(cut)[1]], alone[astray]])


def designs() -> dict[str, tuple[int, Draw]]:
    """By name the truth and how a table is drawn."""
    found: dict[str, tuple[int, Draw]] = {}
    for population in settings().populations:
        for total in (180, 455, 2000):
            for said, wrong, missed in (
                ("clean", 0.0, 0.0),
                ("1% wrong, 1% missed", 0.01, 0.01),
                ("4%, 2%", 0.04, 0.02),
            ):
                name = f"{population.population.replace('_', ' ')}, {said}, {total:,}"
                found[name] = (total, partial(synthetic, total, population, wrong, missed))
    own = {
        "independent, 3 lists, 500": (500, FOUR[:3], 1.0, 0.0),
        "independent, 4 lists, 500": (500, FOUR, 1.0, 0.0),
        "one pair, odds ratio 4, 3 lists, 500": (500, FOUR[:3], 4.0, 0.0),
        "one pair, odds ratio 4, 4 lists, 500": (500, FOUR, 4.0, 0.0),
        "one pair, odds ratio 1/4, 4 lists, 500": (500, FOUR, 0.25, 0.0),
        "one pair, odds ratio 4, 5 lists, 2,000": (2000, FIVE, 4.0, 0.0),
        "persons differ (spread .7), 4 lists, 500": (500, FOUR, 1.0, 0.7),
        "persons differ (spread 1), 4 lists, 1,000": (1000, FOUR, 1.0, 1.0),
        "persons differ (spread 1), 5 lists, 5,000": (5000, FIVE, 1.0, 1.0),
        "sparse, 5 lists, 2,000": (2000, SPARSE, 1.0, 0.0),
        "sparse, one pair, 5 lists, 10,000": (10_000, SPARSE, 3.0, 0.0),
    }
    return found | {name: (given[0], partial(plain, *given)) for name, given in own.items()}


def totals(table: Patterns, seed: int) -> dict[str, Estimate]:
    """What each method answers."""
    if too_few(table):
        return {}
    found, other = search(table), decomposable_average(table)
    rows = (
        *log_linear_rows(table, found, seed=seed, replicates=500),
        *average_rows(table, found, other, confidence=0.95),
    )
    answers = {row.name: row.total for row in rows}
    return answers | {"averaged": average_of(table, found, other, confidence=0.95)}


def row(name: str, truth: int, draw: Draw, seeds: int) -> str:
    """One design: the share of intervals that hold the truth, and of the averaged answer the median and the width."""
    tables = [Patterns.of_membership(draw(np.random.default_rng(seed))) for seed in range(seeds)]
    answers = [each for seed, table in enumerate(tables) if (each := totals(table, seed))]
    repeated = np.median([table.repeated for table in tables])
    held = [
        np.mean([holds(answer[method], truth) for answer in answers if method in answer])
        for method in METHODS
    ]
    middle = np.median([float(answer["averaged"].value) for answer in answers]) / truth
    width = np.median([wide(answer["averaged"]) for answer in answers]) / truth
    shown = " | ".join(f"{each:.2f}" for each in held)
    return (
        f"| {name} | {repeated:.0f} | {1 - len(answers) / seeds:.2f} | {shown} | {middle:.2f} | {width:.2f} |"
    )


def holds(found: Estimate, truth: float) -> bool:
    """Whether the interval holds the truth; one that has no number holds nothing."""
    assert found.sampling is not None
    return bool(np.isfinite(found.value) and found.sampling.low <= truth <= found.sampling.high)


def wide(found: Estimate) -> float:
    """How wide the interval is."""
    assert found.sampling is not None
    return float(found.sampling.high - found.sampling.low)


def strata_rows(seeds: int) -> list[str]:
    """One row a population: how often the sum over known strata and the pooled total hold a truth of 2,000, with clean
    lists, their medians and how wide they are."""
    rows = []
    for population in settings().populations:
        found = [in_strata(population, seed) for seed in range(seeds)]
        shown = [
            f"{np.mean([holds(each, 2000) for each in answers]):.2f} | "
            f"{np.nanmedian([float(each.value) for each in answers]) / 2000:.2f} | "
            f"{np.nanmedian([wide(each) for each in answers]) / 2000:.2f}"
            for answers in zip(*found, strict=True)
        ]
        rows.append(f"| {population.population.replace('_', ' ')} | {' | '.join(shown)} |")
    return rows


def in_strata(population: Population, seed: int) -> tuple[Estimate, Estimate]:
    """The sum over the two strata, and the pooled total."""
    random = np.random.default_rng(seed)
    names = list(population.strata)
    first = random.random(2000) < population.strata[names[0]]
    lists = captured(random, population, first)
    on = np.column_stack([lists[each.list] for each in population.lists])
    tables = {names[0]: Patterns.of_membership(on[first]), names[1]: Patterns.of_membership(on[~first])}
    found = by_strata(tables, seed=seed)
    return found.total, found.pooled


def main() -> None:
    """Prints the tables."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    heads = ["design", "on two lists or more", "refused", *METHODS, "median / truth", "width / truth"]
    print(f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", sep="\n")
    for name, (truth, draw) in designs().items():
        print(row(name, truth, draw, seeds), flush=True)
    print(
        "\n| population | sum holds | median | width | pooled holds | median | width |",
        "|---" * 7 + "|",
        sep="\n",
    )
    print(*strata_rows(seeds), sep="\n")


if __name__ == "__main__":
    main()
