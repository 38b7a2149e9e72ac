"""How many planted groups linked sets recover, and how many sets stand for nothing: with true persons, and (the
main rule) with those that linkage found. Then whether the true number of sets lies within the plausible linkages.

The main rule was set on seeds 1 to 4 of the size `city`; others are asked here. What counts as planted, recovered and
spurious is said in tests/recovery/planted_sets.py.
Run: PYTHONPATH=src:tests/recovery python benchmarks/coverage/groups_recovered.py [size] [seed ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from planted_sets import Recovery, link_truly, n_sets, recovery  # type: ignore[import-not-found]

from groundview import Study
from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.rules.rule import Rule, rules
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.demo import start_demo
from groundview.synth.dials import Dials, Size

SEEDS = (5, 6, 7, 8)
DRAWS = 20
COLUMNS = (
    "seed",
    "persons",
    "rule",
    "planted",
    "recovered",
    "sets",
    "no significant tie",
    "by chance",
    "unfounded",
)


def worlds(size: Size, seeds: list[int]) -> Iterator[tuple[int, Store, Path]]:
    """Seed, open store with persons linked, and the folder of the truth of each world."""
    for seed in seeds:
        with TemporaryDirectory() as folder:
            study = Path(folder) / "study"
            start_demo(study, Dials(seed=seed, size=size), lambda said: None)
            opened = Study.open(study)
            opened.run(until="link")
            with open_store(opened.declared.store) as store:
                yield seed, store, study / "world" / "truth"


def rows(seed: int, persons: str, store: Store, truth: Path, asked: Sequence[Rule]) -> Iterator[str]:
    """One row a rule."""
    for rule in asked:
        found = recovery(store, truth, rule.name)
        yield f"| {seed} | {persons} | {rule.name} | {told(found)} |"


def told(found: Recovery) -> str:
    """What is in a row after the rule."""
    shares = " | ".join(f"{share:.3f}" for share in found.spurious)
    return f"{found.n_planted} | {found.recall:.3f} | {found.n_found} | {shares}"


def main(size: Size, seeds: list[int]) -> None:
    """Prints the tables."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    ranges = []
    for seed, store, truth in worlds(size, seeds):
        make_takings_part(store)
        make_groups(store, draws=DRAWS)
        linked = {rule.name: n_sets(store, rule.name) for rule in rules()}
        print("\n".join(rows(seed, "linked", store, truth, rules()[:1])), flush=True)
        link_truly(store, truth)
        make_takings_part(store)
        make_groups(store, draws=0)
        ranges += [(seed, rule, *linked[rule], n_sets(store, rule)[0]) for rule in linked]
        print("\n".join(rows(seed, "true", store, truth, rules())), flush=True)
    print(
        "\n| seed | rule | sets kept | low | high | sets with true persons | inside |\n|---|---|---|---|---|---|---|"
    )
    for seed, rule, kept, low, high, true in ranges:
        inside = "yes" if low <= true <= high else "no"
        print(f"| {seed} | {rule} | {kept:.0f} | {low:.0f} | {high:.0f} | {true:.0f} | {inside} |")


if __name__ == "__main__":
    asked = [size for size in get_args(Size) if size in sys.argv[1:2]] or ["city"]
    main(asked[0], [int(seed) for seed in sys.argv[2:]] or list(SEEDS))
