"""Persons and linked sets that take part in the cases of several contexts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.found.under import Under

NO_CONTEXT = "recorded_crime"
"""What offences of no context are called."""


def cells(under: Under) -> Iterator[Cell]:
    """Of the persons in one context, those who are also in another; the same of the main rule's linked sets."""
    linked, taken = under.linked, under.linked.taken
    touches = np.zeros((len(linked.person), len(taken.contexts)), dtype=bool)
    touches[linked.person[taken.case_record], taken.case_context] = True
    yield from _overlaps("poly_context", touches, taken.contexts)
    rule, found = next(iter(under.sets.items()))
    of_sets = np.zeros((found.n, len(taken.contexts)), dtype=bool)
    member, context = np.nonzero(touches[found.person])
    of_sets[found.number[member], context] = True
    yield from _overlaps("poly_context_sets", of_sets, taken.contexts, f";rule={rule.name}")


def _overlaps(
    measure: str,
    touches: np.ndarray[tuple[int, int], np.dtype[np.bool_]],
    contexts: tuple[str, ...],
    of: str = "",
) -> Iterator[Cell]:
    names = [name or NO_CONTEXT for name in contexts]
    for one, name in enumerate(names):
        n = int(touches[:, one].sum())
        for other, also in enumerate(names):
            if n and other != one:
                both = int((touches[:, one] & touches[:, other]).sum())
                yield Cell(measure, both, n, breakdown=f"context={name};also={also}{of}")
