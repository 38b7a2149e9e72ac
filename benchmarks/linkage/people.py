"""Cleaned person records of invented worlds, with whose they are: made once, kept in a temporary folder."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

SEEDS = (1, 2)
"""Two worlds of the size of a force hold about 515,000 nominals each."""
PARTS = 1000
"""Persons fall into so many parts; a smaller benchmark takes some of them, with all records of each person."""


def people(records: int) -> Path:
    """A Parquet file of about so many records: `id`, the columns of a cleaned record, `person` and `origin`."""
    folder = Path(tempfile.gettempdir()) / "groundview-linkage-people"
    folder.mkdir(exist_ok=True)
    path = folder / f"{records}.parquet"
    if not path.exists():
        _cut(_everybody(folder), records, path)
    return path


def _everybody(folder: Path) -> list[Path]:
    paths = [folder / f"world-{seed}.parquet" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        if not path.exists():
            _world(seed, path)
    return paths


def _world(seed: int, path: Path) -> None:
    """Writes the nominals of one world, cleaned, with the number of the person."""
    from groundview.evidence.linkage.cleaning.records import cleaned
    from groundview.synth.build import EXTRACT, furnish
    from groundview.synth.dials import Dials
    from groundview.synth.scratch import scratch_world

    with scratch_world(Dials(size="force", seed=seed), path.parent, "2GB") as world:
        furnish(world)
        world.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
        world.db.execute("CREATE TEMP TABLE no_phones (written VARCHAR, phone VARCHAR)")
        raw = (
            f"(SELECT std_nominals.*, NULL::DATE AS latest, {seed} * 10000000 + person_id AS person, origin "
        )
        raw += "FROM std_nominals JOIN record ON record_id = _id JOIN person USING (person_id))"
        world.db.execute(f"COPY ({cleaned(raw, 'no_phones')}) TO '{path}' (FORMAT parquet)")


def _cut(worlds: list[Path], records: int, path: Path) -> None:
    import duckdb

    read = f"read_parquet({[str(world) for world in worlds]})"
    with duckdb.connect() as connection:
        (every,) = connection.execute(f"SELECT count(*) FROM {read}").fetchone() or (0,)
        kept = min(PARTS, round(PARTS * records / every))
        connection.execute(
            f"""
            COPY (
                -- One row per record of the persons kept.
                SELECT row_number() OVER (ORDER BY person, nominal_ref) AS id,
                    * EXCLUDE (nominal_ref, system, ethnicity_self, ethnicity_officer, nationality, _id, _force)
                FROM {read} WHERE hash(person) % {PARTS} < {kept} ORDER BY id
            ) TO '{path}' (FORMAT parquet)"""
        )


if __name__ == "__main__":
    for size in sys.argv[1:]:
        print(people(int(size)))
