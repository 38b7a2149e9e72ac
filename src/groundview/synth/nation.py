"""A nation: regions that know nothing of each other, made beside each other and written as Parquet."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.pole.tables import extract_tables
from groundview.synth.dials import Dials
from groundview.synth.layouts.declared import STANDARD, standard_layout
from groundview.synth.layouts.output import write_file
from groundview.synth.layouts.table import Rows
from groundview.synth.readme import readme
from groundview.synth.scratch import scratch_world
from groundview.synth.world import World

MEMORY = "1800MB"
"""For each region's database; its arrays take as much again."""
AT_ONCE = 2
"""Regions: more would need more than 8 GB."""


def write_nation(dials: Dials, place: Path, progress: Callable[[str], None]) -> dict[str, int]:
    """Writes every region of a nation below `place`; gives the rows by table."""
    total: Counter[str] = Counter()
    with _workers() as workers:
        parts = [
            workers.submit(write_region, replace(dials, region=at), place) for at in range(dials.regions)
        ]
        for done, part in enumerate(as_completed(parts), start=1):
            total.update(part.result())
            progress(f"region {done} of {dials.regions}: {total['offences']:,} offences so far")
    (place / "README.txt").write_text(readme(dials, [STANDARD]), encoding="utf-8", newline="\n")
    return dict(sorted(total.items()))


@contextmanager
def _workers() -> Iterator[ProcessPoolExecutor]:
    """Processes that each end with their region, so that its memory is given back; at the first error or
    interruption those that wait are not begun."""
    from multiprocessing import get_context

    count = min(AT_ONCE, os.cpu_count() or 1)
    workers = ProcessPoolExecutor(count, mp_context=get_context("spawn"), max_tasks_per_child=1)
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def write_region(dials: Dials, place: Path) -> dict[str, int]:
    """Makes one region and writes its parts; gives its rows by table."""
    from groundview.synth.write import TRUTH, make_world, write_truth_of

    threads = max(1, (os.cpu_count() or 1) // AT_ONCE)
    with scratch_world(dials, place, MEMORY, threads) as world:
        made = make_world(world, lambda said: None)
        mark_references(world, made)
        counts = _write_parts(world, made, place / STANDARD)
        write_truth_of(world, place / TRUTH / _part(dials), lambda said: None)
    return counts


def mark_references(world: World, made: Sequence[str]) -> None:
    """Puts the number of the region before every reference, wherever it stands, so that no two regions have one in
    common. Codes of areas are their own already."""
    mark = literal(f"{world.dials.region:02}-")
    world.db.execute("CREATE OR REPLACE TEMP TABLE own_codes AS SELECT code FROM std_areas")
    for table in made:
        columns = extract_tables()[table].columns
        marked = [quoted(name) for name, column in columns.items() if column.type == "reference"]
        if marked:
            changed = ", ".join(
                f"CASE WHEN starts_with({name}, {mark}) OR {name} IN (FROM own_codes) THEN {name} "
                f"ELSE {mark} || {name} END AS {name}"
                for name in marked
            )
            world.make(f"std_{table}", f"SELECT * REPLACE ({changed}) FROM std_{table} ORDER BY rowid")


def _write_parts(world: World, made: Sequence[str], standard: Path) -> dict[str, int]:
    """Writes every table; what has a name of its own goes by a folder that no other region writes into."""
    from groundview.synth.opinion.qdpx import write_interviews

    part = _part(world.dials)
    own = standard / f".{part}"
    own.mkdir(parents=True)
    areas = Rows(world, standard_layout("areas", ("code",)))
    write_file(own, areas, areas.count, [])
    write_interviews(world, own)
    for table in made:
        if table != "areas" and world.count(f"std_{table}"):
            target = literal(str(own / f"{table}.parquet"))
            chosen = f"SELECT * EXCLUDE (_id, _force) FROM std_{table} ORDER BY rowid"
            world.db.execute(f"COPY ({chosen}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
    for path in sorted(own.iterdir()):
        (standard / path.stem).mkdir(exist_ok=True)
        path.replace(standard / path.stem / f"{part}{path.suffix}")
    own.rmdir()
    return {table: world.count(f"std_{table}") for table in made}


def _part(dials: Dials) -> str:
    return f"region-{dials.region:03}"
