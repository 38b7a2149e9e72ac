"""Parts of one computation side by side, for kernels that do without the interpreter's lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


def side_by_side(
    work: Callable[[Part], Made], parts: Iterable[Part], *, threads: int | None = None
) -> list[Made]:
    """What `work` makes of each part, in the order of the parts, on so many threads: as many as there are processors
    where None."""
    every = list(parts)
    if len(every) < 2:
        return [work(part) for part in every]
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        return list(pool.map(work, every))
