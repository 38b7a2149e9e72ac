"""What each part costs by number of lists and of tables drawn again, as Markdown tables, what is compiled being loaded:
python benchmarks/capture_recapture/sizes.py"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from groundview.statistics.capture_recapture.decomposable import MOST, decomposable_average
from groundview.statistics.capture_recapture.hidden import hidden_population
from groundview.statistics.capture_recapture.hierarchical import search
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import reselected

LISTS, REPLICATES, PERSONS = (2, 3, 4, 5, 6, 7, 8), (1_000, 10_000, 100_000), 3000


def drawn(lists: int) -> Patterns:
    """Persons on lists that each have one in ten of them; the second leans on the first."""
    random = np.random.default_rng(lists)
    on = random.random((PERSONS * 3, lists)) < 0.1
    on[:, 1] |= on[:, 0] & (random.random(len(on)) < 0.3)
    return Patterns.of_membership(on)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds, the best of three: what else the machine does counts little."""
    best = np.inf
    for _ in range(3):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Prints both tables."""
    reselected(drawn(3), seed=1)
    heads = "| lists | patterns | 1,000 reselections s | search s | decomposable s | everything s |"
    print(heads, "|---" * 6 + "|", sep="\n")
    for lists in LISTS:
        table = drawn(lists)
        steps = seconds(partial(reselected, table, seed=1))
        looked = seconds(partial(search, table))
        graphs = seconds(partial(decomposable_average, table)) if lists <= MOST else np.nan
        whole = seconds(partial(hidden_population, table, seed=1))
        print(
            f"| {lists} | {2**lists - 1} | {steps:.3f} | {looked:.3f} | {graphs:.3f} | {whole:.2f} |",
            flush=True,
        )
    print("\n| tables drawn again, 5 lists | seconds | microseconds a table |", "|---" * 3 + "|", sep="\n")
    for replicates in REPLICATES:
        took = seconds(partial(reselected, drawn(5), seed=1, replicates=replicates))
        print(f"| {replicates:,} | {took:.2f} | {took / replicates * 1e6:.0f} |", flush=True)


if __name__ == "__main__":
    main()
