"""The weight of each pair in bits, under a trained model: what Splink's `predict` gives, in one query that carries
half of the columns and keeps nothing but the weight. A test holds the two beside each other."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from groundview.evidence.linkage.model.blocking import PAIRS
from groundview.evidence.linkage.model.columns import PEOPLE


def weights(model: Mapping[str, Any], columns: list[str], start: float, least: float) -> str:
    """SQL of one row per pair of `pairs_to_compare` that weighs at least so many bits: left_id, right_id, weight.
    `columns` are those of `people`; `start` is what every pair weighs before anything is compared."""
    total = " + ".join([repr(start), *(_bits(one["comparison_levels"]) for one in model["comparisons"])])
    asked = ", ".join(
        f"{side}.{name} AS {name}_{side}" for name in columns for side in "lr" if _has(total, name, side)
    )
    frequent = sorted(_frequent(model))
    asked += "".join(f", often_{name}_l" for name in frequent)
    shares = ", ".join(f"log2(often_{name}.tf_{name}) AS often_{name}_l" for name in frequent)
    joined = " ".join(f"LEFT JOIN often_{name} USING ({name})" for name in frequent)
    return f"""
        WITH l AS (SELECT {PEOPLE}.*, {shares} FROM {PEOPLE} {joined}),
        beside AS (
            SELECT join_key_l AS left_id, join_key_r AS right_id, {asked} FROM {PAIRS}
            JOIN l ON l.id = join_key_l JOIN {PEOPLE} r ON r.id = join_key_r)
        SELECT left_id, right_id, {total} AS weight FROM beside WHERE weight >= {least!r}"""


def _bits(levels: list[dict[str, Any]]) -> str:
    """SQL of what one comparison weighs: nothing where it is not known."""
    cases = [
        (level["sql_condition"], "0.0" if level.get("is_null_level") else _level_bits(level))
        for level in levels
    ]
    when = " ".join(f"WHEN {condition} THEN {bits}" for condition, bits in cases if condition != "ELSE")
    other = [bits for condition, bits in cases if condition == "ELSE"]
    return f"CASE {when} ELSE {other[0] if other else '0.0'} END::DOUBLE"


def _level_bits(level: Mapping[str, Any]) -> str:
    """Where frequent values weigh less, both records have the same value, so the left one's share is asked."""
    m, u = math.log2(level["m_probability"]), math.log2(level["u_probability"])
    often = level.get("tf_adjustment_column")
    return f"({m!r} - coalesce(often_{often}_l, {u!r}))" if often else repr(m - u)


def _frequent(model: Mapping[str, Any]) -> set[str]:
    levels = (level for one in model["comparisons"] for level in one["comparison_levels"])
    return {level["tf_adjustment_column"] for level in levels if level.get("tf_adjustment_column")}


def _has(sql: str, name: str, side: str) -> bool:
    return re.search(rf"\b{name}_{side}\b", sql) is not None
