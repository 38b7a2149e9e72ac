"""The comparisons, and their values in a world."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from groundview.declare import Declaration, load_yaml

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent


class Published(Declaration, frozen=True):
    """Published values by label: of what, and where they stand."""

    of: str
    values: dict[str, float]
    source: str


class Comparison(Declaration, frozen=True):
    """One distribution: how it is measured in the world, and what is published of the same."""

    key: str
    title: str
    about: str
    unit: Literal["share", "ratio", "pounds"]
    query: str
    published: tuple[Published, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order in which the published values stand."""
        return tuple(dict.fromkeys(label for published in self.published for label in published.values))

    def said(self, value: float | None) -> str:
        """A value in the comparison's unit, in words."""
        if value is None:
            return "not published"
        if self.unit == "pounds":
            return f"£{value:,.0f}"
        return f"{value:.1%}" if self.unit == "share" else f"{value:.2f}"


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Every comparison, in the order of the page."""
    return load_yaml(HERE / "comparisons.yml", tuple[Comparison, ...])


def measure(comparison: Comparison, database: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """The values of one comparison by label; raises ValueError where the query lacks a published label."""
    found = {str(label): float(value) for label, value in database.execute(comparison.query).fetchall()}
    if set(comparison.labels) - found.keys():
        raise ValueError(f"{comparison.key}: nothing measured for {set(comparison.labels) - found.keys()}")
    return found
