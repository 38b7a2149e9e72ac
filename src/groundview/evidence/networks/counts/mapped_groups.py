"""Linked sets of the main rule beside mapped groups: what is found and mapped, of what is found, and of the mapping."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.under import Under
from groundview.evidence.networks.known import beside


def cells(under: Under) -> Iterator[Cell]:
    """The two shares; none where no group is mapped."""
    rule, found = next(iter(under.sets.items()))
    n_mapped = len(under.mapped.groups)
    if not n_mapped:
        return
    matched = [each for each in beside(found, under.mapped, under.linked.person) if each.matched]
    of = f"rule={rule.name}"
    if found.n:
        n = len({each.number for each in matched})
        yield Cell("mapped_groups", n, found.n, breakdown=f"of=found;{of}")
    yield Cell(
        "mapped_groups", len({each.ocg_ref for each in matched}), n_mapped, breakdown=f"of=mapped;{of}"
    )
