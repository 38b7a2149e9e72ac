"""Do the plausible linkages hold the true number of linked sets? Synthetic cities whose persons are known.

Every seed is another world, compared, raised by what records share, linked and drawn as a study does it. The first
world trains the model and the others use it. The truth of a rule is the number of sets that it finds when the records
of one human being are one person; the range goes from the least to the most of the linkage that was kept and the draws.
Run: PYTHONPATH=src:tests/recovery python benchmarks/coverage/linked_sets_doubt.py [SEEDS [SIZE]]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from linkage_doubt import DRAWS, fill
from planted_sets import link_truly, n_sets  # type: ignore[import-not-found]

from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.rules.rule import rules
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store
from groundview.synth.dials import Dials, Size

UNPLACED = ("study_areas", "placed")
"""Tables that the counts read and that stay empty here: no number is asked by area."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A rule's linked sets in one world: with the linkage that was kept, the least, the most, in truth."""

    kept: float
    low: float
    high: float
    truth: float

    @property
    def held(self) -> bool:
        """Whether the truth lies within the range."""
        return self.low <= self.truth <= self.high

    @property
    def told(self) -> str:
        """The cell of the table."""
        return f"{self.kept:.0f} ({self.low:.0f} to {self.high:.0f}), {self.truth:.0f}{'' if self.held else ' *'}"


def link(store: Store, dials: Dials, folder: Path) -> None:
    """Links one world; the model lies in `folder`, or is put there."""
    fill(store, dials)
    for name in UNPLACED:
        store.connection.execute(create_table(tables()[name]))
    make_person_records(store)
    make_sightings(store)
    make_person_pairs(store, folder / "model.json")
    raise_pairs(store)
    make_persons(store, folder / f"linkage_{dials.seed}", DRAWS, dials.seed)
    make_takings_part(store)


def counted(store: Store, truth: Path) -> dict[str, Seen]:
    """The numbers of a store that is linked, by rule; afterwards it is linked by the truth."""
    make_groups(store, draws=DRAWS)
    linked = {rule.name: n_sets(store, rule.name) for rule in rules()}
    store.connection.execute(
        f"COPY (SELECT nominal_ref, person_id FROM truth WHERE NOT nameless) TO '{truth}/records.parquet'"
    )
    link_truly(store, truth)
    make_groups(store, draws=0)
    return {rule: Seen(kept, low, high, n_sets(store, rule)[0]) for rule, (kept, low, high) in linked.items()}


def world(dials: Dials, folder: Path) -> dict[str, Seen]:
    """Builds, links and counts one world."""
    with TemporaryDirectory() as own, open_store(Path(own) / "store" / "study.duckdb") as store:
        link(store, dials, folder)
        return counted(store, Path(own))


def main(seeds: int, size: Size) -> None:
    """Prints one row a world, and how often each rule's truth was held."""
    names = [rule.name for rule in rules()]
    print("Sets kept (least to most), in truth; * marks a truth that is not held.\n")
    print(f"| seed | {' | '.join(names)} |\n|{'---|' * (1 + len(names))}")
    found = []
    with TemporaryDirectory() as folder:
        for seed in range(1, seeds + 1):
            found.append(world(Dials(seed=seed, size=size), Path(folder)))
            print(f"| {seed} | {' | '.join(found[-1][name].told for name in names)} |", flush=True)
    print(f"| held, mean width | {' | '.join(over([each[name] for each in found]) for name in names)} |")


def over(found: list[Seen]) -> str:
    """How often the truth was held, and the mean width as a share of the truth."""
    width = sum((one.high - one.low) / one.truth for one in found) / len(found)
    return f"{sum(one.held for one in found)} of {len(found)}, {width:.1%}"


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 50, given[1] if len(given) > 1 else "small")  # type: ignore[arg-type]
