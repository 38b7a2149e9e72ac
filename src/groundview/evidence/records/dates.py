"""The order of day and month in a column, found from all its values; what stays open is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.pole.types.missing import present
from groundview.evidence.pole.types.moment import NUMERIC
from groundview.evidence.pole.types.value_type import value_types
from groundview.evidence.sources.reading.stage import quoted
from groundview.evidence.sources.recognise import Match

if TYPE_CHECKING:
    import duckdb


def date_orders(connection: duckdb.DuckDBPyConnection, found: Match) -> tuple[dict[str, str], list[str]]:
    """The order by column, and remarks for the intake report: an ambiguous column is read day first."""
    dated = [name for name, given in found.source.mapped() if name in found.headers and _is_date(found, name, given.type)]
    if not dated:
        return {}, []
    counts = ", ".join(_counts(quoted(found.headers[name])) for name in dated)
    row = connection.execute(f"SELECT {counts} FROM stage").fetchone() or ()
    orders: dict[str, str] = {}
    remarks: list[str] = []
    for index, name in enumerate(dated):
        numeric, first, second = row[3 * index : 3 * index + 3]
        orders[name] = "mdy" if second and not first else "dmy"
        remarks += _remark(found.headers[name], numeric, first, second)
    return orders, remarks


def _is_date(found: Match, name: str, given: str) -> bool:
    kind = given or found.source.fills.columns[name].type
    return value_types()[kind].name in ("date", "moment")


def _counts(header: str) -> str:
    """Three counts: values in numbers, those whose first number cannot be a month, those whose second cannot."""
    text = present(header)
    numeric = f"{text} SIMILAR TO '{NUMERIC}'"
    first = f"TRY_CAST(regexp_extract({text}, '^([0-9]+)', 1) AS INTEGER) > 12"
    second = f"TRY_CAST(regexp_extract({text}, '^[0-9]+[/.-]([0-9]+)', 1) AS INTEGER) > 12"
    return (
        f"count(*) FILTER ({numeric}), count(*) FILTER ({numeric} AND {first}), "
        f"count(*) FILTER ({numeric} AND {second})"
    )


def _remark(header: str, numeric: int, first: int, second: int) -> list[str]:
    if first and second:
        return [f"column {header}: day and month stand in both orders; read day first, the others are refused"]
    if second:
        return [f"column {header}: dates are month first"]
    if numeric and not first:
        return [f"column {header}: dates are ambiguous (every value fits both orders); read day first"]
    return []
