"""What counts as organised: each definition is data, a condition in SQL on a case and its group."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

FOLDER = Path(__file__).parent / "definitions"


class Definition(Declaration, frozen=True):
    """One definition. `met` reads c, a case (context, n_acting, members on the day, planned, serious, gain,
    has_associate), and g, its planted group with its marks and the days it `lasted`; no group, not met."""

    definition: str
    title: str
    about: str
    source: str
    met: str


@cache
def definitions() -> tuple[Definition, ...]:
    """Every definition, by name."""
    return tuple(load_yaml(path, Definition) for path in sorted(FOLDER.glob("*.yml")))
