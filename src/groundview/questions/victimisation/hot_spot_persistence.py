"""How hot spots last: always, lately, on and off, no longer."""

from __future__ import annotations

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victimisation.hot_spot import BY_TYPE
from groundview.statistics.estimate import Estimate

AREAS = f"""
    -- One row per area that was ever a hot spot, or of which nothing is known, and type or context.
    SELECT context, area_code, {BY_TYPE} AS breakdown, CASE WHEN kind <> '' THEN n_hot END AS value, n_known AS n,
        concat_ws('; ', nullif(kind, ''), nullif(note, ''), 'by ' || length) AS note
    FROM hot_spot_persistence WHERE kind <> 'never' ORDER BY context, type, area_code"""

CLASSES = f"""
    -- One row per class, and type of offence (or all together) or context: how many areas are of it.
    SELECT context, '' AS area_code, concat_ws(';', nullif({BY_TYPE}, ''), 'class=' || kind) AS breakdown,
        count(*) AS value, sum(count(*)) OVER (PARTITION BY context, type) AS n, 'by ' || any_value(length) AS note
    FROM hot_spot_persistence WHERE kind <> '' GROUP BY context, type, kind ORDER BY context, type, kind"""

SOURCE = (
    "Our own definitions, after the classes of emerging hot spot analysis; they describe what was seen and test no "
    "trend. Getis and Ord (1992), Geographical Analysis 24, 189-206."
)


def _periods(cells: Cells) -> Estimate:
    return Estimate(value=cells["value"], unit="periods", method="periods in which it was a hot spot")


def _areas(cells: Cells) -> Estimate:
    return Estimate(value=cells["value"], unit="areas", method="count", n=cells["n"])


MEASURES = (
    Measure(
        name="hot_spot_persistence",
        question="victimisation",
        title="How hot spots last",
        definition=(
            "In how many quarters (in a study of less than a year: months) an area was a hot spot, and its class: new "
            "(the last alone), persistent (nine in ten of them, the last among them), consecutive (the last two or "
            "more and none before), historical (not in the last three), sporadic. Areas that never were one are not "
            "listed; a period in which a month was not supplied is left out, for it is neither hot nor not."
        ),
        citation=SOURCE,
        cells=AREAS,
        figures=by_cell(AREAS, _periods),
    ),
    Measure(
        name="hot_spot_classes",
        question="victimisation",
        title="Areas by how hot spots last",
        definition=(
            "How many areas are of each class: never a hot spot, new, persistent, consecutive, historical, sporadic."
        ),
        citation=SOURCE,
        cells=CLASSES,
        figures=by_cell(CLASSES, _areas),
    ),
)
