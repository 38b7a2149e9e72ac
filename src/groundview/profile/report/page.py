"""What every section is given: the release, the place's name, and the book-keeping of figures in print.

Each figure has one home in the page, the table row that prints it; every other mention links there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import area_names, place_name
from groundview.profile.narrative.numbers import month_name, period_name
from groundview.profile.report.charts.shapes import Shapes, shapes_of

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass
class Page:
    """One profile while it is being written. `today` is the day it is written, for the staleness banner."""

    release: Release
    today: date
    _cited: dict[str, Released] = field(default_factory=dict)
    _at_home: set[str] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _area_names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._area_names = area_names(self.release)

    @cached_property
    def shapes(self) -> Shapes | None:
        """The areas as shapes to draw, or None where no area has a boundary."""
        return shapes_of(self.release.areas)

    @property
    def place(self) -> str:
        """What to call the whole area."""
        return place_name(self.release)

    @property
    def period(self) -> str:
        """The period in words: "January to June 2025"."""
        return period_name(self.release.cover.period_from, self.release.cover.period_to)

    @property
    def is_stale(self) -> bool:
        """Whether the date for review is past on the day of writing."""
        review = self.release.cover.review_by
        return bool(review) and review < self.today.isoformat()

    def anchor(self, figure: Released) -> str:
        """The name of a figure's home in the page; made from its id, safe in an address, never two alike."""
        if figure.id not in self._names:
            name = stem = "figure-" + _UNSAFE.sub("-", figure.id)
            number = 2
            while name in self._taken:
                name, number = f"{stem}-{number}", number + 1
            self._taken.add(name)
            self._names[figure.id] = name
        return self._names[figure.id]

    def home(self, figure: Released) -> str:
        """The anchor the first time a table prints the figure, and an empty string after that."""
        if figure.id in self._at_home:
            return ""
        self._at_home.add(figure.id)
        return self.anchor(figure)

    def cite(self, figure: Released) -> str:
        """The link to a figure's home; the figure is then sure to get one, in the annex if nowhere else."""
        self._cited[figure.id] = figure
        return "#" + self.anchor(figure)

    def homeless(self) -> list[Released]:
        """The figures cited so far that no table has printed."""
        return [figure for key, figure in self._cited.items() if key not in self._at_home]

    def area(self, code: str) -> str:
        """The name of an area, or what the whole is called."""
        return self._area_names.get(code, code) if code else self.place

    def about(self, figure: Released) -> str:
        """What a figure is, in words: its measure, breakdown, area and period."""
        known = self.release.measures.get(figure.measure)
        title = known.title if known else figure.measure.replace("_", " ")
        parts = [
            title,
            *figure.parts.values(),
            self.area(figure.area_code),
            month_name(figure.period) or self.period,
        ]
        return ", ".join(part for part in parts if part)
