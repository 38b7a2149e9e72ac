"""What was lost in cases that are organised, in those that are not, and in those left open.

Losses are heavy-tailed: a few are most of the total. So the median and a trimmed mean stand beside the mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store
from groundview.statistics.bootstrap import bca
from groundview.statistics.estimate import Estimate
from groundview.statistics.medians import median
from groundview.statistics.trimmed_means import trimmed_mean

if TYPE_CHECKING:
    import duckdb

SEED = 20261129
REPLICATES = 1000
LEAST = 10
"""Cases with a loss, below which a mean or a median says nothing of others like them."""
TRIMMED = 0.05
"""The share that is left out at either end of a trimmed mean."""
UNIT = "pounds"
ANSWERS = {"answer=organised": "yes", "answer=not organised": "no", "answer=open": None}
TYPES = {
    "statistic": "VARCHAR", "context": "VARCHAR", "definition": "VARCHAR", "breakdown": "VARCHAR", "value": "DOUBLE",
    "low": "DOUBLE", "high": "DOUBLE", "n": "BIGINT", "n_cases": "BIGINT", "method": "VARCHAR", "note": "VARCHAR",
}  # fmt: skip
Amounts = NDArray[np.float64]
Row = tuple[Any, ...]

CASES = """
    -- One row per case of a context in which any loss is recorded, with its loss and its pattern of answers.
    SELECT context, loss_gbp, pattern_id FROM cases JOIN case_answers USING (case_id)
    WHERE context IN (SELECT DISTINCT context FROM cases WHERE loss_gbp > 0) ORDER BY case_id"""
DECIDED = """
    -- One row per definition and pattern of a context.
    SELECT definition, pattern_id, answer FROM pattern_decisions WHERE context = ? ORDER BY definition, pattern_id"""


def make_losses(store: Store) -> int:
    """Makes `attribution_losses`, and gives its number of rows."""
    rows = list(_rows(store.connection))
    columns = dict(zip(TYPES, zip(*rows, strict=True) if rows else [()] * len(TYPES), strict=True))
    put_table(store.connection, "losses_found", columns, TYPES)
    # One row per context, definition, answer and statistic.
    return store.make(
        Query("attribution_losses", f"SELECT {', '.join(TYPES)} FROM losses_found ORDER BY ALL")
    )


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    cases = connection.execute(CASES).fetchnumpy()
    contexts = np.ma.getdata(cases["context"]).astype(str)
    losses = np.ma.filled(np.ma.asarray(cases["loss_gbp"]).astype(np.float64), np.nan)
    for context in np.unique(contexts).tolist():
        here = contexts == context
        yield from _figures((context, "", ""), losses[here])
        patterns = np.ma.getdata(cases["pattern_id"])[here]
        for definition, answers in _decided(connection, context).items():
            yield from _by_answer(
                context, definition, losses[here], np.array([answers[p] for p in patterns.tolist()])
            )


def _by_answer(context: str, definition: str, losses: Amounts, answers: NDArray[Any]) -> Iterator[Row]:
    """The figures of each answer, where enough organised cases have a loss for them to be set against the others."""
    if np.count_nonzero(losses[answers == "yes"] > 0) < LEAST:
        return
    for breakdown, answer in ANSWERS.items():
        yield from _figures((context, definition, breakdown), losses[answers == (answer or "")])


def _decided(connection: duckdb.DuckDBPyConnection, context: str) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for definition, pattern, answer in connection.execute(DECIDED, [context]).fetchall():
        found.setdefault(definition, {})[pattern] = answer or ""
    return found


def _figures(of: tuple[str, str, str], losses: Amounts) -> Iterator[Row]:
    lost = losses[losses > 0]
    sizes = (len(lost), len(losses))
    yield "total", *of, float(lost.sum()), None, None, *sizes, "sum of the recorded losses", ""
    for statistic, found in _estimates(lost).items():
        sampling = found.sampling
        ends = (float(sampling.low), float(sampling.high)) if sampling else (None, None)
        yield statistic, *of, float(found.value), *ends, *sizes, found.method, found.note


def _estimates(lost: Amounts) -> dict[str, Estimate]:
    if len(lost) < LEAST:
        note = f"no figure: fewer than {LEAST} cases with a loss"
        none = Estimate(value=np.asarray(np.nan), unit=UNIT, method="", note=note)
        return dict.fromkeys(("mean", "median", "trimmed_mean"), none)
    return {
        "mean": bca(lost, np.mean, unit=UNIT, seed=SEED, replicates=REPLICATES),
        "median": median(lost, unit=UNIT),
        "trimmed_mean": trimmed_mean(lost, share=TRIMMED, unit=UNIT),
    }
