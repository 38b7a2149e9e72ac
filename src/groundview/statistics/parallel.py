"""Parts of one computation side by side, for kernels that do without the interpreter's lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


def side_by_side(work: Callable[[Part], Made], parts: Iterable[Part]) -> list[Made]:
    """What `work` makes of each part, in the order of the parts, on as many threads as there are processors."""
    every = list(parts)
    if len(every) < 2:
        return [work(part) for part in every]
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        return list(threads.map(work, every))
