"""Does the spread of the plausible linkages tell the truth? Synthetic cities whose true number of persons is known.

Every seed is another world: its extracts as the standard extract has them, compared, linked and drawn. The first world
trains the model and the others use it, as a study does over its runs. The truth is the number of true persons among
the nominals that describe somebody; whether that among all of them, blank ones too, is held as well stands beside it.
Run: PYTHONPATH=src python benchmarks/coverage/linkage_doubt.py [SEEDS [SIZE]]
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store
from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials, Size

DRAWS = 20
PERSONS_OF_DRAWS = """
    -- One row per draw: the persons among the nominals in it.
    SELECT every.draw, count(DISTINCT coalesce(linkage_draws.person, persons.person)) AS persons
    FROM range(1, $draws + 1) AS every(draw) CROSS JOIN persons JOIN truth USING (nominal_ref, system)
    LEFT JOIN linkage_draws ON linkage_draws.draw = every.draw AND linkage_draws.record_id = persons.record_id
    WHERE NOT nameless OR $blank GROUP BY every.draw"""
PERSONS = """
    -- One row: the nominals, and their persons in the linkage that was kept and in truth.
    SELECT count(*), count(DISTINCT person), count(DISTINCT truth.person_id)
    FROM persons JOIN truth USING (nominal_ref, system) WHERE NOT nameless OR $blank"""


@dataclass(frozen=True, slots=True)
class Seen:
    """The numbers of one world."""

    records: int
    truth: int
    kept: int
    low: int
    high: int

    @property
    def inside(self) -> bool:
        """Whether the truth lies within the draws."""
        return self.low <= self.truth <= self.high

    @property
    def width(self) -> float:
        """From low to high, as a share of the truth."""
        return (self.high - self.low) / self.truth


def fill(store: Store, dials: Dials) -> None:
    """Puts a world's standard extract, and its truth, into a store."""
    with tempfile.TemporaryDirectory() as folder:
        made = build(dials, duckdb.connect(str(Path(folder) / "world.duckdb")))
        present = record_extract(made)
        made.db.close()
        store.connection.execute(f"ATTACH '{folder}/world.duckdb' AS world (READ_ONLY)")
        for table in tables().values():
            store.connection.execute(create_table(table))
            if table.table in present:
                copy(store, table.table)
        store.connection.execute("CREATE OR REPLACE TABLE truth AS SELECT * FROM world.record")
        store.connection.execute("DETACH world")


def copy(store: Store, table: str) -> None:
    """Copies one table, with a source and row numbers as if it had been read."""
    there = {name for name, *_ in store.connection.execute(f"DESCRIBE world.std_{table}").fetchall()}
    own = [name for name in tables()[table].columns if name in there]
    listed = ", ".join(f'"{name}"' for name in own)
    store.connection.execute(
        f"INSERT INTO {table} ({listed}, source, source_file, source_row) "
        f"SELECT {listed}, 'standard_{table}', 'standard/{table}.csv', rowid + 2 FROM world.std_{table}"
    )


def counted(store: Store, blank: bool) -> Seen:
    """The numbers of a store that is linked, of all nominals or of those that describe somebody."""
    draws = store.connection.execute(PERSONS_OF_DRAWS, {"draws": DRAWS, "blank": blank}).fetchall()
    row = store.connection.execute(PERSONS, {"blank": blank}).fetchone()
    records, kept, truth = row or (0, 0, 0)
    return Seen(records, truth, kept, min(n for _, n in draws), max(n for _, n in draws))


def world(dials: Dials, model: Path) -> tuple[Seen, Seen]:
    """Builds, compares and links one world; gives its numbers without and with blank records."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store" / "study.duckdb") as store,
    ):
        fill(store, dials)
        make_person_records(store)
        make_person_pairs(store, model)
        make_persons(store, Path(folder) / "linkage", DRAWS, dials.seed)
        return counted(store, blank=False), counted(store, blank=True)


def main(seeds: int, size: Size) -> None:
    """Prints one row a world, and how often the truth was held."""
    print("| seed | records | true persons | kept | low | high | held | width | held with blank ones |")
    print("|---|---|---|---|---|---|---|---|---|")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, seeds + 1):
            one, every = world(Dials(seed=seed, size=size), Path(folder) / "model.json")
            found.append((one, every))
            numbers = f"{one.records:,} | {one.truth:,} | {one.kept:,} | {one.low:,} | {one.high:,}"
            print(f"| {seed} | {numbers} | {one.inside} | {one.width:.1%} | {every.inside} |", flush=True)
    for words, seen in zip(("described", "all"), zip(*found, strict=True), strict=True):
        held, width = sum(one.inside for one in seen), sum(one.width for one in seen) / len(seen)
        print(
            f"{words}: held in {held} of {len(seen)} worlds, the draws span {width:.1%} of the truth on average"
        )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 50, given[1] if len(given) > 1 else "small")  # type: ignore[arg-type]
