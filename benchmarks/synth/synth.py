"""`groundview synth` and `groundview demo` beside DuckDB reading and writing again the files that it makes.

The peer makes nothing up: it shows how much of the time is the size of the files. At size `force` every file of three
years of 150,000 offences a year is made in three layouts, with its truth; the peer copies one layout.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from harness import Case

from groundview.synth.dials import Size

ASKED: dict[Size, float] = {"city": 15.0, "force": 60.0}


def make(size: Size) -> None:
    """Makes a world of this size in a folder that is taken away again."""
    from groundview.synth.dials import Dials
    from groundview.synth.write import write_study

    folder = Path(tempfile.mkdtemp())
    try:
        write_study(Dials(size=size), folder / "world", lambda _: None)
    finally:
        shutil.rmtree(folder)


def demonstrate() -> None:
    """Makes the demonstration and runs it to the profile."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "groundview", "demo", f"{folder}/demo", "--quiet"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def copy(standard: Path) -> None:
    """Reads every table of a standard extract as text, and writes it again."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        for path in sorted(standard.glob("*.csv")):
            target = Path(folder) / path.name
            read = f"read_csv('{path}', all_varchar = true, strict_mode = false, null_padding = true, quote = '\"')"
            connection.execute(f"COPY (FROM {read}) TO '{target}' (HEADER)")


def cases() -> list[Case]:
    """A city, the demonstration, and a force; what is copied is made beforehand."""
    from groundview.synth.dials import Dials
    from groundview.synth.write import write_study

    made: list[Case] = []
    for size, seconds in ASKED.items():
        folder = Path(tempfile.mkdtemp()) / "world"
        write_study(Dials(size=size), folder, lambda _: None)
        ours, peer = partial(make, size), partial(copy, folder / "standard")
        name = f"synth, size {size}"
        made.append(Case(name, ours, peer, repeats=3, at_most_seconds=seconds, at_most_mb=4_000))
        if size == "city":
            made.append(Case("demo, to the profile", demonstrate, peer, repeats=3, at_most_seconds=60))
    return made
