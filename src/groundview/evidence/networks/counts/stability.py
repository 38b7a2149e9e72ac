"""How stable the linked sets of every rule are, under the linkage that was kept."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.resampled import stabilities
from groundview.evidence.networks.found.under import Under

STABLE = 0.75
"""Mean overlap from which Hennig (2007) calls a set valid and stable."""
DIGITS = 9


def cells(under: Under, seed: int) -> Iterator[Cell]:
    """The mean stability of sets, and how many of them are stable."""
    for rule, found in under.sets.items():
        if not found.n:
            continue
        each = stabilities(under.linked, rule, found, seed).round(DIGITS)
        yield Cell(
            "group_stability", round(float(each.sum()), DIGITS), found.n, breakdown=f"rule={rule.name}"
        )
        yield Cell("stable_groups", int((each >= STABLE).sum()), found.n, breakdown=f"rule={rule.name}")
