"""A part of the section on victims: its heading, what is said, what is drawn, and the tables of what is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from groundview.profile.narrative.claims import Sentence
from groundview.profile.report.exhibits import Exhibit
from groundview.profile.report.tables import Table


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `about` says what is counted and what to be careful of; `reason` why there is nothing, if so."""

    key: str
    title: str
    about: str
    said: tuple[Sentence, ...]
    exhibits: tuple[Exhibit, ...]
    tables: tuple[Table, ...]
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading but what is always said there."""
        return not (self.said or self.exhibits or self.tables or self.reason)


def shown(made: Iterable[Exhibit | Table | None]) -> tuple[tuple[Exhibit, ...], tuple[Table, ...]]:
    """Charts first, and the tables of what may not be drawn or needs no chart; tables without a row are left out."""
    found = [one for one in made if one is not None]
    charts = tuple(one for one in found if isinstance(one, Exhibit))
    return charts, tuple(one for one in found if isinstance(one, Table) and one.rows)
