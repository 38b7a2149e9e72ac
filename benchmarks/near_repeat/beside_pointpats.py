"""Near repeats and Ripley's K beside pointpats, warm (all imported and compiled) and cold.

pointpats 2.5.5 corrects no edges, so ours with a correction stands beside theirs without.
"""

from __future__ import annotations

from functools import partial

import cold
import warmed
from harness import Case


def cases() -> list[Case]:
    """Beside pointpats; the large table beside numpy, which is given 20 of the 999 permutations."""
    theirs = warmed.ripley_theirs
    return [
        Case(
            "Knox, 20,000 events, 99 permutations", warmed.knox_ours, warmed.knox_theirs, 3, at_most=1 / 300
        ),
        Case("the same, imports included", cold.knox_ours, cold.knox_theirs, 3, at_most=1 / 10),
        Case(
            "Knox, 10 by 26 bands, 2,000,000 pairs, 999 permutations (numpy: 20)",
            warmed.table_ours,
            warmed.table_in_numpy,
            3,
            at_most_seconds=5.0,
        ),
        Case(
            "Mantel, 2,000 events, 99 permutations",
            warmed.mantel_ours,
            warmed.mantel_theirs,
            3,
            at_most=1 / 10,
        ),
        Case(
            "Ripley's K, 20,000 points, isotropic",
            partial(warmed.ripley_ours, "isotropic"),
            theirs,
            3,
            at_most=1 / 30,
        ),
        Case(
            "Ripley's K, 20,000 points, border",
            partial(warmed.ripley_ours, "border"),
            theirs,
            3,
            at_most=1 / 30,
        ),
    ]
