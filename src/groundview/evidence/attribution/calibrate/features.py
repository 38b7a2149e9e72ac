"""What a rule may know of a case: the answers of the criteria to it, without what coders answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.patterns import asks_of
from groundview.evidence.attribution.readings import Asking

if TYPE_CHECKING:
    import duckdb

SIGNS = {"y": 1.0, "-": 0.5, "n": 0.0}
CODED = "coded"
"""The kind of evidence that is coders' own answers: asked again as a rule, it would vouch for itself."""

Features = NDArray[np.float64]


def features_of(connection: duckdb.DuckDBPyConnection, asked: Asking) -> tuple[NDArray[np.int64], Features]:
    """The numbers of the patterns, shape (k,), and a row each, shape (k, p), of 1, 0 and .5 for unknown: a column a
    criterion that asks records."""
    rows = connection.execute(
        "SELECT pattern_id, pattern FROM answer_patterns ORDER BY pattern_id"
    ).fetchall()
    places = [place for place, one in enumerate(asked.instances) if CODED not in asks_of(one)]
    features = [[SIGNS[pattern[place]] for place in places] for _, pattern in rows]
    return np.array([number for number, _ in rows], dtype=np.int64), np.array(features).reshape(
        -1, len(places)
    )


def telling(features: Features, decided: NDArray[np.float64]) -> Features:
    """The columns that differ at all, with what the definition itself decides as one more."""
    every = np.column_stack([features, decided])
    return every[:, np.any(every != every[:1], axis=0)]
