"""Calibrated shares of every context, definition and cell: the coded sample, helped by what the criteria say of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.bounds.profile import lay_out_cells
from groundview.evidence.attribution.calibrate.cells import Cell, cells
from groundview.evidence.attribution.calibrate.features import SIGNS, Features, features_of
from groundview.evidence.attribution.calibrate.judged import Judged, judged
from groundview.evidence.attribution.calibrate.outcomes import make_outcomes
from groundview.evidence.attribution.calibrate.rule import rule_of
from groundview.evidence.attribution.calibrate.share import Help, Shares, shares_of
from groundview.evidence.attribution.definition import Definition
from groundview.evidence.attribution.offered import Offer, offers
from groundview.evidence.attribution.readings import everything_asked
from groundview.evidence.cases.context import Context
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

TYPES = {
    "context": "VARCHAR", "definition": "VARCHAR", "area_code": "VARCHAR", "period": "VARCHAR", "breakdown": "VARCHAR",
    "value": "DOUBLE", "low": "DOUBLE", "high": "DOUBLE", "coded_value": "DOUBLE", "coded_low": "DOUBLE",
    "coded_high": "DOUBLE", "least": "DOUBLE", "most": "DOUBLE", "strict": "DOUBLE", "lenient": "DOUBLE",
    "n": "BIGINT", "n_unknown": "BIGINT", "n_twice": "BIGINT", "n_cases": "BIGINT", "note": "VARCHAR",
}  # fmt: skip
DECIDED = """
    -- One row per pattern: what a definition makes of it in a context where it occurs.
    SELECT pattern_id, answer FROM answer_patterns
    LEFT JOIN (FROM pattern_decisions WHERE context = $context AND definition = $definition) USING (pattern_id)
    ORDER BY pattern_id"""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of answers by number, and what a rule may know of each."""

    numbers: NDArray[np.int64]
    features: Features

    def places(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.searchsorted(self.numbers, numbers).astype(np.int64)


def make_calibrations(store: Store, contexts: Sequence[Context], definitions: Sequence[Definition]) -> int:
    """Makes `calibrations`, and gives its number of rows. Needs what coders answered, settled, and what was attributed.
    Raises UsageProblem for a definition that cannot be followed."""
    asked, offered = everything_asked(definitions), offers(contexts, definitions)
    make_outcomes(store.connection, asked, offered)
    lay_out_cells(store.connection)
    patterns = _Patterns(*features_of(store.connection, asked))
    by_context: dict[str, list[Cell]] = {}
    for cell in cells(store.connection):
        by_context.setdefault(cell.name[0], []).append(cell)
    rows = [
        row
        for offer in offered
        if offer.definition.coded
        for row in _rows(store, offer, by_context.get(offer.context.context, []), patterns)
    ]
    columns = dict(zip(TYPES, zip(*rows, strict=True) if rows else [()] * len(TYPES), strict=True))
    put_table(store.connection, "calibrated", columns, TYPES)
    return store.make(Query("calibrations", f"SELECT {', '.join(TYPES)} FROM calibrated ORDER BY ALL"))


def _rows(store: Store, offer: Offer, there: Sequence[Cell], patterns: _Patterns) -> Iterator[Row]:
    """The rows of one definition in one context, a cell each."""
    context, definition = offer.context.context, offer.definition.name
    if not there:
        return
    coded = judged(store.connection, context, definition)
    answers = store.connection.execute(DECIDED, {"context": context, "definition": definition}).fetchall()
    decided = np.array([SIGNS[(answer or "-")[0]] for _, answer in answers])
    placed = _placed(coded, patterns)
    rule = rule_of(placed, patterns.features, decided)
    for cell in there:
        here = np.isin(coded.case_id, cell.coded)
        told = Help(rule.coded[here], rule.patterns[patterns.places(cell.pattern)])
        yield _row(cell, definition, placed.where(here), shares_of(cell, placed.where(here), told))


def _placed(coded: Judged, patterns: _Patterns) -> Judged:
    """With the places of patterns in the table of features instead of their numbers."""
    return replace(coded, pattern=patterns.places(coded.pattern))


def _row(cell: Cell, definition: str, coded: Judged, made: Shares) -> Row:
    context, *where = cell.name
    figures = [
        number
        for one in (made.calibrated, made.classical)
        for number in (
            float(one.value),
            *((float(one.sampling.low), float(one.sampling.high)) if one.sampling else ()),
        )
    ]
    unknown = int(np.count_nonzero(~np.isfinite(coded.met)))
    counts = (coded.met.size - unknown, unknown, int(np.count_nonzero(coded.twice)), int(cell.cases.sum()))
    return (
        context,
        definition,
        *where,
        *figures,
        made.least,
        made.most,
        made.strict,
        made.lenient,
        *counts,
        made.note,
    )
