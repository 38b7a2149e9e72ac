"""What each comparison says of one pair of shapes: the level on which they agree, and its weight in bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundview.evidence.linkage.model.columns import PEOPLE, make_columns
from groundview.evidence.linkage.model.engine import MEMORY
from groundview.evidence.linkage.model.often import count_often, tell_often
from groundview.evidence.linkage.model.quiet import quiet

if TYPE_CHECKING:
    import pyarrow

ONE_PAIR = "one_pair"


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison: the level on which the two agree, in words; its weight; and what the frequency of the shared
    value adds or takes away. Weights are in bits: logarithms to base 2 of how many times likelier it is of one person
    than of two."""

    comparison: str
    level: str
    weight: float
    frequency: float


def parts(shapes: pyarrow.Table, model: Mapping[str, Any], left: int, right: int) -> list[Part]:
    """The parts of the weight of two shapes under a trained model, in the model's order, the starting odds first; the
    weights add up to the model's. `shapes` are all of them (`id` and the columns of a cleaned record), since how
    frequent a value is hangs on all."""
    row = _scored(shapes, model, left, right)
    found = [_part(one, row) for one in model["comparisons"]]
    start = float(row["match_weight"]) - sum(part.weight + part.frequency for part in found)
    return [Part("start", "two records drawn at random", _rounded(start), 0.0), *found]


def _scored(shapes: pyarrow.Table, model: Mapping[str, Any], left: int, right: int) -> dict[str, Any]:
    """Splink's row for the pair, with all that it worked out on the way."""
    import duckdb
    from splink import DuckDBAPI, Linker

    with duckdb.connect() as connection, quiet():
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET enable_progress_bar = false")
        connection.register("records", shapes)
        make_columns(connection, "records")
        count_often(connection)
        connection.execute(
            f"CREATE TEMP TABLE {ONE_PAIR} AS "
            "SELECT ?::BIGINT AS join_key_l, ?::BIGINT AS join_key_r, '0' AS match_key",
            [left, right],
        )
        api = DuckDBAPI(connection)
        telling = {"retain_matching_columns": True, "retain_intermediate_calculation_columns": True}
        linker = Linker(api.register(PEOPLE), {**model, **telling}, log_level=None)
        tell_often(linker, api)
        linker.table_management.register_blocked_pairs_for_predict(api.register(ONE_PAIR))
        scored = linker.inference.predict(warning_mode="never")
        cursor = connection.execute(f"SELECT * FROM {scored.physical_name}")
        names = [column[0] for column in cursor.description or ()]
        return dict(zip(names, cursor.fetchall()[0], strict=True))


def _part(comparison: Mapping[str, Any], row: Mapping[str, Any]) -> Part:
    name = comparison["output_column_name"]
    weight, frequency = (float(row.get(f"{kind}_{name}") or 0.0) for kind in ("mw", "mw_tf_adj"))
    label = _level(comparison["comparison_levels"], int(row[f"gamma_{name}"]))
    return Part(name, label, _rounded(weight), _rounded(frequency))


def _level(levels: list[Mapping[str, Any]], number: int) -> str:
    """The words of a level by Splink's number: -1 where nothing can be compared, 0 for the last, up to the first."""
    if number < 0:
        return next(str(one["label_for_charts"]) for one in levels if one.get("is_null_level"))
    says = [str(one["label_for_charts"]) for one in levels if not one.get("is_null_level")]
    return says[len(says) - 1 - number]


def _rounded(bits: float) -> float:
    return round(bits, 6)
