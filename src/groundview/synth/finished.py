"""A folder that is whole or not there: it is written under another name beside, and given its own when it is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundview.errors import EnvironmentProblem, UsageProblem

DATABASE_FAULTS = frozenset({"IOException", "OutOfMemoryException"})
"""What the database raises where the disk or the memory gives out."""


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """The folder to write into; raises UsageProblem where `folder` is there and holds anything, EnvironmentProblem
    where it may not be written, or the disk or the memory gives out. What an interrupted run left is cleared away, at
    the latest by the next one."""
    folder = folder.resolve()
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UsageProblem(
            f"{folder.name} is not empty.",
            where=str(folder),
            why="nothing is ever written over",
            next_step="Give a folder that is empty or not there yet.",
        )
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        if folder.is_dir():
            folder.rmdir()
        unfinished.replace(folder)
    except BaseException as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if isinstance(error, OSError) or type(error).__name__ in DATABASE_FAULTS:
            raise _not_written(folder, error) from error
        raise


def _not_written(folder: Path, error: BaseException) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{folder.name} could not be written.",
        where=str(folder),
        why=getattr(error, "strerror", None) or "the disk is full, or memory ran out",
        next_step="Choose a folder that you may write to, on a disk with room: a city needs 0.2 GB, a force 2 GB, a "
        "nation 5 GB. What was begun is cleared away.",
    )
