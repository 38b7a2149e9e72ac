"""The weights to begin with: learnt from a synthetic city, for a study with too few records to learn its own from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("starting.json")
"""Written by benchmarks/linkage/starting.py, and to be written again when the comparisons change."""


def starting() -> dict[str, Any]:
    """What is kept at PATH: `made_for`, the hash of the settings it was learnt under, `records`, the number of records
    it was learnt from, and `model`."""
    kept: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return kept


def starting_model(start: str, records: int) -> dict[str, Any]:
    """The model for so many records. Pairs of one person grow with the records and all pairs with their square, so
    the starting odds, under the name `start`, fall as the records grow."""
    kept = starting()
    model: dict[str, Any] = kept["model"]
    return model | {start: min(0.05, model[start] * kept["records"] / max(records, 2))}


def fill_in(model: Mapping[str, Any]) -> None:
    """Gives every level that training said nothing of the chances that the model to begin with has for it."""
    for level, first in zip(_levels(model), _levels(starting()["model"]), strict=True):
        for chance in ("m_probability", "u_probability"):
            if not level.get("is_null_level") and level.get(chance) is None:
                level[chance] = first[chance]


def _levels(model: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (level for comparison in model["comparisons"] for level in comparison["comparison_levels"])
