"""Findings as the gate reads them: plain columns of words and numbers, aggregates only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.errors import DisclosureBlock
from groundview.statistics.estimate import DOUBTS

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]

WORDS = (
    *("id", "question", "context", "measure", "definition", "area_code", "period", "breakdown"),
    *("unit", "method", "note", "level"),
)
BOUNDS = tuple(f"{kind}_{end}" for kind in DOUBTS for end in ("low", "high"))
NUMBERS = ("value", "n", "numerator", "denominator", *BOUNDS)


@dataclass(frozen=True)
class Columns:
    """The findings, an array of shape (k,) a column; a missing word is "", a missing number NaN."""

    words: Mapping[str, NDArray[Any]]
    numbers: Mapping[str, Numbers]

    def __len__(self) -> int:
        return len(self.words["id"])

    def codes(self, *names: str) -> Codes:
        """One whole number a row, equal where all the named columns are; numbered by the sorted words."""
        folded = np.zeros(len(self), dtype=np.int64)
        for name in names:
            codes, vocabulary = numbered(self.words[name])
            folded = compact(folded * max(len(vocabulary), 1) + codes)
        return folded


def read(findings: Mapping[str, Any]) -> Columns:
    """Takes the columns of `findings`; raises DisclosureBlock for a missing column or a row not aggregate."""
    missing = [name for name in (*WORDS, *NUMBERS) if name not in findings]
    if missing:
        raise DisclosureBlock(
            f"The findings lack the columns {', '.join(missing)}.",
            why="the gate cannot judge a figure that it sees only in part",
            next_step="Run the study again with this version of Groundview.",
        )
    columns = Columns(
        {name: _words(findings[name]) for name in WORDS}, {name: _numbers(findings[name]) for name in NUMBERS}
    )
    _refuse_records(columns.words["level"])
    return columns


def numbered(words: NDArray[Any]) -> tuple[Codes, list[str]]:
    """Each word's place in the sorted list of the different words, and that list."""
    met: dict[str, int] = {}
    first_seen = np.fromiter((met.setdefault(word, len(met)) for word in words), np.int64, len(words))
    vocabulary = sorted(met)
    place = np.empty(len(met), dtype=np.int64)
    for position, word in enumerate(vocabulary):
        place[met[word]] = position
    return place[first_seen], vocabulary


def compact(codes: Codes) -> Codes:
    """The same distinctions and order with the numbers 0, 1, 2, ... so that products stay small."""
    return np.unique(codes, return_inverse=True)[1].astype(np.int64)


def _words(column: Any) -> NDArray[Any]:
    plain: NDArray[Any] = np.ma.filled(np.ma.asarray(column, dtype=object), "")
    # Missing words come as a mask, as None or as NaN, depending on what made the columns.
    missing = (None, "") if plain.dtype == object else ("",)
    words = ["" if word in missing or isinstance(word, float) else str(word) for word in plain.tolist()]
    return np.array(words, dtype=object)


def _numbers(column: Any) -> Numbers:
    return np.asarray(np.ma.filled(np.ma.asarray(column, dtype=np.float64), np.nan))


def _refuse_records(levels: NDArray[Any]) -> None:
    refused = int(np.count_nonzero(levels != "aggregate"))
    if refused:
        raise DisclosureBlock(
            f"{refused} of {len(levels)} findings are not aggregates.",
            why="the gate releases findings of the level 'aggregate' and nothing else",
            next_step="Leave them out: records stay in the study.",
        )
