"""What the gate lets through: the only things that words, charts and documents are made from.

Nothing here can reach a record. A suppressed figure has no value at all, not a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from groundview.profile.disclosure.judged import Judged
from groundview.profile.disclosure.trail import CaseTrail

State = Literal["released", "suppressed", "not_available"]
SHORTHAND = {"suppressed": "[c]", "not_available": "[x]"}
"""[c] confidential, [x] not available: the Analysis Function's shorthand for statistical tables."""


@dataclass(frozen=True, slots=True)
class Released:
    """One figure as one audience may see it.

    `shown` is the text to print. `value`, `n`, `numerator` and `denominator` are None where `state` is not
    "released". `doubts` maps a kind of doubt (evidence, sampling, coding, linkage, areas) to its low and
    high; a kind that was not measured is absent.
    """

    id: str
    question: str
    context: str
    measure: str
    definition: str
    area_code: str
    period: str
    breakdown: str
    shown: str
    value: float | None
    unit: str
    n: float | None
    numerator: float | None
    denominator: float | None
    doubts: Mapping[str, tuple[float, float]]
    method: str
    note: str
    state: State

    @property
    def parts(self) -> dict[str, str]:
        """The breakdown as a mapping: "type=Drugs;source=x" is {"type": "Drugs", "source": "x"}."""
        return dict(part.split("=", 1) for part in self.breakdown.split(";") if part)


@dataclass(frozen=True, slots=True)
class ReleasedArea:
    """An area of the study. `geometry` is GeoJSON in EPSG:4326, or None where no boundary was given."""

    code: str
    name: str
    parent: str
    geometry: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A small table of words and counts that is not a figure, such as the log of sources."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeasureText:
    """The published words about a measure: its title, its definition and where the definition comes from."""

    title: str
    definition: str
    citation: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a profile is for, and the rules that the gate applies for them."""

    name: str
    title: str
    threshold: int
    rounding: int
    statement: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The facts on the cover of a profile. Dates are ISO; an empty string means that nobody filled it in."""

    title: str
    marking: str
    reference: str
    version: str
    period_from: str
    period_to: str
    data_cut_off: str
    review_by: str
    owner: str
    analyst: str
    assurer: str
    approver: str
    produced_with: str


@dataclass(frozen=True, slots=True)
class PictureTie:
    """Two members of a linked set who are joined: by which layer, and by how many of its events."""

    one: str
    other: str
    layer: str
    n_events: int


@dataclass(frozen=True, slots=True)
class SetPicture:
    """One linked set for readers who may read records. Its members are letters, which say neither who somebody is nor
    how central; the letters of two sets have nothing to do with each other."""

    number: int
    rule: str
    members: tuple[str, ...]
    ties: tuple[PictureTie, ...]


@dataclass(frozen=True)
class Release:
    """Everything one audience may see of one run of a study."""

    audience: Audience
    cover: Cover
    figures: Sequence[Released]
    areas: Sequence[ReleasedArea]
    measures: Mapping[str, MeasureText]
    tables: Mapping[str, ReleasedTable]
    gaps: Sequence[str]
    """Knowledge gaps, one sentence each."""
    source_titles: Mapping[str, str] = field(default_factory=dict)
    """What each source calls itself, by its name."""
    pictures: Sequence[SetPicture] = ()
    """Of single linked sets: empty unless the audience's rules allow them."""
    trails: Sequence[CaseTrail] = ()
    """Of single cases: empty unless the audience's rules allow them."""
    judged: Judged = field(default_factory=Judged)
    """The words of contexts, definitions and criteria."""
    _index: dict[tuple[str, str], list[Released]] = field(init=False, default_factory=dict, repr=False)

    _of_all_areas: dict[tuple[str, str], list[Released]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for figure in self.figures:
            self._index.setdefault((figure.question, figure.measure), []).append(figure)
            if not figure.area_code:
                self._of_all_areas.setdefault((figure.question, figure.measure), []).append(figure)

    def where(self, question: str, measure: str, **equal: str) -> Iterator[Released]:
        """The figures of one measure whose other columns equal what is asked, in the order of the release."""
        # Most figures are of single areas, and most questions are not about any.
        index = self._of_all_areas if equal.get("area_code") == "" else self._index
        for figure in index.get((question, measure), ()):
            if all(getattr(figure, column) == wanted for column, wanted in equal.items()):
                yield figure

    def source_title(self, name: str) -> str:
        """What a source calls itself; its name in words where it says nothing."""
        return self.source_titles.get(name, name.replace("_", " "))

    def one(self, question: str, measure: str, **equal: str) -> Released | None:
        """The first such figure, or None."""
        return next(self.where(question, measure, **equal), None)
