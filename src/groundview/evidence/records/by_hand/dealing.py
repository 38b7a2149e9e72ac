"""How many are drawn from each stratum: more from larger ones, by the root of their size.

That is half-way between an even draw, good for seeing each kind, and a proportional one, good for the whole. Source:
Bankier (1988), The American Statistician 42, 174-177 (power allocation, power one half, with the importance of each
stratum as a factor).
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def dealt(
    sizes: Mapping[str, int], wanted: int, *, weighs: Mapping[str, float] | None = None, least: int = 0
) -> dict[str, int]:
    """For each stratum a share of `wanted` by its weight (1 without one) times the root of its size, `least` of them
    or all it has at the least.

    What small ones cannot give goes to the larger, served after them. The sum is `wanted`, or all that there are, or
    more where the least ones alone are more.
    """
    pulls = {name: (weighs or {}).get(name, 1.0) * math.sqrt(size) for name, size in sizes.items() if size}
    floor = {name: min(sizes[name], least) for name in pulls}
    left, given = max(wanted, sum(floor.values())), dict.fromkeys(sizes, 0)
    # Those that run out first come first, so that what they cannot give is still there to deal out.
    waiting = sorted(pulls, key=lambda name: (sizes[name] / pulls[name], sizes[name], name))
    while waiting:
        pull = sum(pulls[name] for name in waiting)
        name = waiting.pop(0)
        kept_back = sum(floor[one] for one in waiting)
        share = max(math.ceil(left * pulls[name] / pull), floor[name])
        given[name] = min(sizes[name], left - kept_back, share)
        left -= given[name]
    return given
