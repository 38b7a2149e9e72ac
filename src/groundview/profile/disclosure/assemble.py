"""Everything that one audience may see of a study: the findings through the gate, and the words and places beside
them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from groundview.errors import DisclosureBlock
from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.judged import Judged
from groundview.profile.disclosure.logs import log_tables
from groundview.profile.disclosure.pictures import no_pictures
from groundview.profile.disclosure.released import Cover, MeasureText, Release, ReleasedArea, SetPicture
from groundview.profile.disclosure.rules import Rules
from groundview.profile.disclosure.trail import CaseTrail

FINDINGS = """
    SELECT * FROM findings ORDER BY question, context, measure, definition, area_code, period, breakdown"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand beside the figures: of the cover, measures, gaps, sources, and what is judged."""

    cover: Cover
    measures: Mapping[str, MeasureText]
    gaps: list[str]
    source_titles: Mapping[str, str]
    judged: Judged = field(default_factory=Judged)


def assemble(
    reader: Reader,
    rules: Rules,
    words: Words,
    pictures: Sequence[SetPicture] = (),
    trails: Sequence[CaseTrail] = (),
) -> Release:
    """Makes a release of a store opened at the aggregate level; raises DisclosureBlock where a finding may not pass.

    `pictures` come from `set_pictures`; with rules that allow none, any are refused here once more. So are `trails` of
    single cases.
    """
    if trails and not rules.trails:
        raise _no_trails(rules)
    if pictures and not rules.pictures:
        raise no_pictures(rules)
    parents = reader.rows(
        "SELECT area_code, parent FROM study_areas WHERE parent IS NOT NULL ORDER BY area_code"
    )
    several = len({parent for _, parent in parents}) > 1
    figures = release_figures(reader.columns(FINDINGS), dict(parents) if several else {}, rules)
    return Release(
        audience=rules.audience,
        cover=words.cover,
        figures=figures,
        areas=_areas(reader),
        measures=words.measures,
        tables=log_tables(reader, rules),
        gaps=words.gaps,
        source_titles=words.source_titles,
        pictures=pictures,
        trails=trails,
        judged=words.judged,
    )


def _no_trails(rules: Rules) -> DisclosureBlock:
    return DisclosureBlock(
        f"Trails of single cases are not for the audience {rules.name}.",
        why="a trail is what is recorded of one case",
        next_step="Make the profile from aggregate tables alone.",
    )


def _areas(reader: Reader) -> list[ReleasedArea]:
    """The areas with their boundaries, which anybody can look up."""
    rows = reader.rows(
        "SELECT area_code, name, coalesce(parent, ''), hex(geometry) FROM study_areas ORDER BY area_code"
    )
    shapes = _geojson([shape for *_, shape in rows])
    return [
        ReleasedArea(code, name, parent, shape)
        for (code, name, parent, _), shape in zip(rows, shapes, strict=True)
    ]


def _geojson(shapes: list[str | None]) -> list[Mapping[str, Any] | None]:
    import json

    from shapely import from_wkb, set_precision, to_geojson

    # A hundred-thousandth of a degree is about a metre: finer than any boundary here is drawn.
    polygons = [None if shape is None else set_precision(from_wkb(shape), 1e-5) for shape in shapes]
    return [None if polygon is None else json.loads(to_geojson(polygon)) for polygon in polygons]
