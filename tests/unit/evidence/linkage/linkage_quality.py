"""Scored pairs clustered and held against the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.clusters.agglomerate import agglomerate
from groundview.evidence.linkage.clusters.graph import GRAIN, joined
from groundview.evidence.linkage.clusters.rules import link_rules

Labels = NDArray[np.int64]


def clusters(scored: Any, records: int) -> Labels:
    """The cluster of each record, by its id; ids run from 1."""
    rules = link_rules()
    left, right = (np.asarray(scored[side]).astype(np.int64) for side in ("left_id", "right_id"))
    weight = np.rint(np.clip(scored["weight"], -rules.most, rules.most) * GRAIN).astype(np.int64)
    columns = (left, right, weight, np.ones_like(left), np.zeros(len(left), dtype=np.bool_))
    size = np.ones(records + 1, dtype=np.int64)
    return agglomerate(joined(size, round(rules.absent * GRAIN), columns, left != right), rules.kept)


def pair_f1(found: Labels, truth: Labels, of: NDArray[np.bool_] | None = None) -> float:
    """F1 over pairs of records, or over those with at least one record marked in `of`."""
    marked = np.ones(len(found), dtype=np.bool_) if of is None else of
    both = found.astype(np.int64) * (int(truth.max()) + 1) + truth
    return 2 * _pairs(both, marked) / (_pairs(found, marked) + _pairs(truth, marked))


def _pairs(labels: Labels, marked: NDArray[np.bool_]) -> float:
    _, place, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    others = sizes - np.bincount(place, weights=marked)
    return float((sizes * (sizes - 1) - others * (others - 1)).sum() / 2)
