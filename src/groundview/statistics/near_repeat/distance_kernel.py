"""How far apart two points lie, along the axes or straight."""

from __future__ import annotations

import math

from groundview.statistics.kernel import kernel


@kernel
def distance(across: float, up: float, manhattan: bool) -> float:
    """The distance of points that lie so far apart in x and in y."""
    if manhattan:
        return abs(across) + abs(up)
    return math.sqrt(across * across + up * up)
