"""The database in which a world is made: in memory up to a limit, then in a folder that is gone afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundview.evidence.pole.sql import literal
from groundview.synth.dials import Dials
from groundview.synth.world import World


@contextmanager
def scratch_world(dials: Dials, place: Path, memory: str, threads: int = 0) -> Iterator[World]:
    """An empty world whose database takes at most `memory` (as "2GB"), and `threads` threads, or one a processor."""
    import duckdb

    scratch = place / f".scratch-{dials.region:03}"
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = {literal(memory)}")
        connection.execute(f"SET temp_directory = {literal(str(scratch))}")
        if threads:
            connection.execute(f"SET threads = {threads}")
        yield World(dials, connection)
    shutil.rmtree(scratch, ignore_errors=True)
