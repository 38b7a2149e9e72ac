"""A folder that is whole or not there: it is written under another name beside, and given its own when it is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundview.errors import UsageProblem


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """The folder to write into; raises UsageProblem where `folder` is there and holds anything. What an interrupted
    run left is cleared away, at the latest by the next one."""
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
    unfinished.mkdir(parents=True)
    try:
        yield unfinished
        if folder.is_dir():
            folder.rmdir()
        unfinished.replace(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
