"""What stands in the truth: files and where their rows come from, as declared in tables.yml."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Literal

from groundview.declare import Declaration, load_yaml
from groundview.synth.world import World


class File(Declaration, frozen=True, rename={"kind": "as"}):
    """One file by a `query`, or one for every table whose name fits `tables`."""

    about: str
    kind: Literal["csv", "parquet"]
    file: str = ""
    query: str = ""
    tables: str = ""


class Files(Declaration, frozen=True):
    """Everything in tables.yml."""

    files: tuple[File, ...]


@cache
def files() -> tuple[File, ...]:
    """Every declared file, in the order of the README."""
    return load_yaml(Path(__file__).with_name("tables.yml"), Files).files


def found(world: World) -> list[File]:
    """The declared files with patterns made into tables. Raises ValueError for a pattern that fits none, for then a
    room has lost a planted fact."""
    names = sorted(
        str(row[0]) for row in world.db.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    )
    return [made for one in files() for made in _made(one, names)]


def _made(one: File, names: list[str]) -> list[File]:
    if one.query:
        return [one]
    fitting = [name for name in names if fnmatchcase(name, one.tables)]
    if not fitting:
        raise ValueError(f"no table fits {one.tables}")
    return [
        File(about=one.about, kind=one.kind, file=name, query=f"FROM {name} ORDER BY ALL") for name in fitting
    ]
