"""Do person ids last? A city is linked without an eleventh of its nominals, then with all of them and the same model.

Counted are the persons of the first run who are still the same: none of them merged away, split or gone.
Run: PYTHONPATH=src python benchmarks/coverage/linkage_ids.py [SEEDS [SIZE]]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from linkage_doubt import DRAWS, fill

from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import LINKS, make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.records.store import Store, open_store
from groundview.synth.dials import Dials, Size

LATER = "SELECT * FROM nominals WHERE md5(system || nominal_ref)[:2] < '17'"
"""About one nominal in eleven."""


def link(store: Store, study: Path) -> int:
    """Links what is in the store, and gives the number of persons."""
    make_person_records(store)
    make_person_pairs(store, study / "model.json")
    make_persons(store, study, DRAWS, seed=1)
    row = store.connection.execute("SELECT count(DISTINCT person_id) FROM persons").fetchone()
    return int(row[0]) if row else 0


def lasting(dials: Dials) -> tuple[int, dict[str, int]]:
    """The persons of the first run, and how many of them changed in the second, by how."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store" / "study.duckdb") as store,
    ):
        fill(store, dials)
        for table in LINKS:
            # What names a person comes with the person: no reference stands alone before its nominal arrives.
            store.connection.execute(f"DELETE FROM {table}")
        store.connection.execute(f"CREATE TEMP TABLE later AS {LATER}")
        store.connection.execute(
            "DELETE FROM nominals WHERE (source, source_row) IN (SELECT (source, source_row) FROM later)"
        )
        persons = link(store, Path(folder) / "linkage")
        store.connection.execute("INSERT INTO nominals FROM later")
        link(store, Path(folder) / "linkage")
        rows = store.connection.execute(
            "SELECT change, count(*) FROM person_changes GROUP BY change"
        ).fetchall()
        return persons, dict(rows)


def main(seeds: int, size: Size) -> None:
    """Prints one row a world."""
    print("| seed | persons | merged | split | gone | the same |\n|---|---|---|---|---|---|")
    for seed in range(1, seeds + 1):
        persons, changed = lasting(Dials(seed=seed, size=size))
        counts = " | ".join(str(changed.get(kind, 0)) for kind in ("merged", "split", "gone"))
        print(f"| {seed} | {persons:,} | {counts} | {1 - sum(changed.values()) / persons:.3%} |", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 3, given[1] if len(given) > 1 else "city")  # type: ignore[arg-type]
