"""The order of day and month in a column, found from all its values; what stays open is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.pole.types.moment import NUMERIC
from groundview.evidence.sources.reading.stage import STAGE
from groundview.evidence.sources.recognise import Match

if TYPE_CHECKING:
    import duckdb

IN_BOTH_ORDERS = ("date", "moment", "birth_date")
"""The value types that day and month can stand in either order of."""
TOO_BIG_FOR_A_MONTH = "(1[3-9]|[23][0-9])"


def date_orders(connection: duckdb.DuckDBPyConnection, found: Match) -> tuple[dict[str, str], list[str]]:
    """The order by column, and remarks for the intake report: an ambiguous column is read day first."""
    dated = _dated(found)
    if not dated:
        return {}, []
    counts = ", ".join(_counts(found.place(name)) for name in dated)
    row = connection.execute(f"SELECT {counts} FROM {STAGE}").fetchone() or ()
    orders: dict[str, str] = {}
    remarks: list[str] = []
    for index, name in enumerate(dated):
        numeric, first, second = row[3 * index : 3 * index + 3]
        orders[name] = "mdy" if second and not first else "dmy"
        remarks += _remark(found.headers[name], numeric, first, second)
    return orders, remarks


def _dated(found: Match) -> list[str]:
    kinds = {
        name: given.type or found.source.fills.columns[name].type for name, given in found.source.mapped()
    }
    return [name for name, kind in kinds.items() if name in found.headers and kind in IN_BOTH_ORDERS]


def _counts(text: str) -> str:
    """Three counts: values in numbers, those whose first number cannot be a month, those whose second cannot."""
    first = rf"\s*{TOO_BIG_FOR_A_MONTH}[/.-][0-9]{{1,2}}[/.-].*"
    second = rf"\s*[0-9]{{1,2}}[/.-]{TOO_BIG_FOR_A_MONTH}[/.-].*"
    patterns = (rf"\s*{NUMERIC}\s*", first, second)
    return ", ".join(f"count(*) FILTER ({text} SIMILAR TO '{pattern}')" for pattern in patterns)


def _remark(header: str, numeric: int, first: int, second: int) -> list[str]:
    if first and second:
        order = "day and month stand in both orders; read day first, the others are refused"
    elif second:
        order = "dates are month first"
    elif numeric and not first:
        order = "dates are ambiguous (every value fits both orders); read day first"
    else:
        return []
    return [f"column {header}: {order}"]
