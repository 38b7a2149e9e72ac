"""What a reader must be told beside an estimated total, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from groundview.statistics.capture_recapture.averaged import LEAST
from groundview.statistics.capture_recapture.existence import vanishing_pairs
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.rows import Row

ALWAYS = (
    "Which model is chosen drives the answer, and the lists cannot say which model is right: a model may describe "
    "everybody who was seen and be wrong about those who were not (Whitehead and others 2019).",
    "Every total supposes that nobody came or left between the lists, that persons on two lists are recognised as one, "
    "that everybody on a list belongs there, and that nobody is out of the reach of every list. Links that were missed "
    "and entries that do not belong make it too large; persons whom no list could reach are not in it at all.",
    "An interval is of chance, under the models looked at. It does not hold what all of them have wrong.",
)
FEW = 50
"""Fewer persons on two lists or more than this are few."""
FAR = 1.5
"""Totals that differ by this factor disagree."""


def cautions(table: Patterns, rows: Sequence[Row]) -> tuple[str, ...]:
    """What holds for every total, and what of this table and these models makes it worse.

    Source: Whitehead, Jackson, Balch and Francis (2019), On the unreliability of multiple systems estimation for
    estimating the number of potential victims of modern slavery in the UK, Journal of Human Trafficking 7, 1-13.
    """
    found = [*_of_lists(table), *_of_overlaps(table), *_of_models(rows)]
    return (*ALWAYS, *found)


def _of_lists(table: Patterns) -> list[str]:
    lists = len(table.lists)
    if lists == 2:
        return ["With two lists their independence has to be believed: nothing in the table can show it."]
    if lists == 3:
        return ["With three lists two may depend on each other, or all pairs, but not all three at once."]
    return []


def _of_overlaps(table: Patterns) -> list[str]:
    said = []
    if LEAST <= table.repeated < FEW:
        said.append(
            f"Only {table.repeated} of {table.persons:,} persons are on two lists or more: everything rests on them."
        )
    empty = vanishing_pairs(table)
    if len(empty):
        named = ", ".join(f"{table.lists[one]} and {table.lists[other]}" for one, other in empty[:5])
        more = f" and {len(empty) - 5} more pairs" if len(empty) > 5 else ""
        said.append(
            f"Nobody is on both lists of some pairs: {named}{more}. Chance and avoidance look the same there."
        )
    small = [name for name, size in zip(table.lists, table.sizes, strict=True) if size < LEAST]
    if small:
        said.append(
            f"Fewer than {LEAST} persons are on some lists: {', '.join(small)}. Merge or leave them out."
        )
    return said


def _of_models(rows: Sequence[Row]) -> list[str]:
    values = {row.name: float(row.total.value) for row in rows if np.isfinite(row.total.value)}
    said = []
    if values and max(values.values()) > FAR * min(values.values()):
        least, most = min(values, key=lambda name: values[name]), max(values, key=lambda name: values[name])
        said.append(
            f"The models disagree: {values[least]:,.0f} ({least}) to {values[most]:,.0f} ({most}). "
            "No single one of them should be quoted alone."
        )
    lacking = [row.name for row in rows if np.isnan(row.total.value)]
    if lacking and values:
        said.append(f"No number could be had from: {', '.join(lacking)}.")
    return said
