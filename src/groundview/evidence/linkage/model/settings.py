"""The model as Splink wants it, made of the comparisons that are declared beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from groundview.declare import Declaration, load_yaml


class Level(Declaration, frozen=True):
    """One way in which two records agree."""

    says: str
    when: str = "ELSE"
    often: str | None = None
    m: float | None = None
    u: float | None = None


class Comparison(Declaration, frozen=True):
    """What is compared; `unless` it cannot be."""

    name: str
    unless: str
    levels: tuple[Level, ...]


@cache
def comparisons() -> tuple[Comparison, ...]:
    """What is compared, in order."""
    return load_yaml(Path(__file__).parent / "comparisons.yml", tuple[Comparison, ...])


def settings() -> dict[str, Any]:
    """The settings of an untrained model."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "comparisons": [_comparison(one) for one in comparisons()],
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "em_convergence": 0.001,
        "max_iterations": 25,
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    nothing = {"sql_condition": one.unless, "label_for_charts": "not known", "is_null_level": True}
    return {
        "output_column_name": one.name,
        "comparison_levels": [nothing, *(_level(level) for level in one.levels)],
    }


def _level(level: Level) -> dict[str, Any]:
    made: dict[str, Any] = {"sql_condition": level.when, "label_for_charts": level.says}
    if level.often:
        made |= {"tf_adjustment_column": level.often, "tf_adjustment_weight": 1.0}
    if level.m is not None and level.u is not None:
        made |= {"m_probability": level.m, "u_probability": level.u}
        made |= {"fix_m_probability": True, "fix_u_probability": True}
    return made
