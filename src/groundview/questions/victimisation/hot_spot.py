"""Hot spots: areas that have more than chance would put together, with their neighbours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.evidence.places.counted import EACH
from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

UNTESTED = f"no hot spots are looked for: there are fewer than {EACH:.0f} offences an area, on average"
BY_TYPE = f"CASE WHEN type = '' THEN '' ELSE 'type=' || {word('type')} END"

AREAS = f"""
    WITH sizes AS (SELECT context, type, n_areas, compared FROM hot_spot_tests WHERE period = '')
    -- One row per area and type of offence (or all together) or context, over the whole period.
    SELECT context, area_code, {BY_TYPE} AS breakdown, z, p, hot_share, z_low, z_high, n_areas,
        concat_ws('; ', CASE side WHEN 'hot' THEN 'hot spot' WHEN 'cold' THEN 'cold spot' END, nullif(note, ''),
            CASE compared WHEN 'counts' THEN 'of counts: residents are not known' END) AS note
    FROM hot_spots JOIN sizes USING (context, type) WHERE period = ''
    UNION ALL
    -- One row per type of offence or context of which nothing could be tested: why.
    SELECT context, '', {BY_TYPE}, NULL, NULL, NULL, NULL, NULL, NULL, note
    FROM hot_spot_tests WHERE period = '' AND note <> ''
    UNION ALL SELECT '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, '{UNTESTED}' WHERE NOT EXISTS (FROM hot_spot_tests)
    ORDER BY context, breakdown, area_code"""

DOUBTED = f"""
    -- One row per area and type that is a hot spot in any completion, or is one without them.
    SELECT * FROM ({AREAS}) WHERE hot_share > 0 OR hot_share = 0 AND note LIKE 'hot spot%'
    ORDER BY context, breakdown, area_code"""

TESTS = f"""
    -- One row per type of offence (or all together) or context, and side: how many areas are hot, or cold.
    SELECT context, '' AS area_code, concat_ws(';', nullif({BY_TYPE}, ''), 'side=' || side) AS breakdown,
        CASE WHEN note = '' THEN CASE side WHEN 'hot' THEN n_hot ELSE n_cold END END AS numerator, n_areas AS n, note
    FROM hot_spot_tests CROSS JOIN (SELECT unnest(['hot', 'cold']) AS side) WHERE period = ''
    UNION ALL SELECT '', '', '', NULL, NULL, '{UNTESTED}' WHERE NOT EXISTS (FROM hot_spot_tests)
    ORDER BY context, breakdown"""

METHOD = "Getis-Ord Gi* of logarithms of empirical-Bayes rates; areas that touch; conditional permutations"
GETIS = (
    "Getis and Ord (1992), Geographical Analysis 24, 189-206; Ord and Getis (1995), Geographical Analysis 27, 286-306. "
    "False discoveries: Benjamini and Hochberg (1995), JRSS B 57, 289-300."
)


def _z(cells: Cells) -> Estimate:
    made = Estimate(value=cells["z"], unit="standard deviations", method=METHOD, n=cells["n_areas"])
    low, high = np.fmin(cells["z_low"], cells["z"]), np.fmax(cells["z_high"], cells["z"])
    measured = ~np.isnan(cells["z_low"])
    return replace(made, evidence=Interval(*(np.where(measured, end, np.nan) for end in (low, high))))


def _p(cells: Cells) -> Estimate:
    return Estimate(
        value=cells["p"], unit="p", method=f"{METHOD}; Benjamini-Hochberg over all areas", n=cells["n_areas"]
    )


def _certain(cells: Cells) -> Estimate:
    method = "20 completions of offences without a place, each tested again"
    return Estimate(value=cells["hot_share"], unit="share of completions", method=method)


def _many(cells: Cells) -> Estimate:
    return Estimate(value=cells["numerator"], unit="areas", method=METHOD, n=cells["n"])


MEASURES = (
    Measure(
        name="hot_spot",
        question="victimisation",
        title="Hot spots",
        definition=(
            "Gi*: how many standard deviations an area and those that touch it lie above (or below) all areas of the "
            "study, by the logarithm of the recorded crime rate, drawn towards the rate of all as far as chance could "
            "make it. Where residents are not known it is of counts. An area is a hot spot where its "
            "neighbours are higher than chance would make them, with false discoveries among all areas held to 5%, "
            "and it lies above the mean together with them; a cold spot the other way. Residents are too few for "
            "those at risk where people come to work, shop or go out. The evidence range is over 20 completions of "
            "offences whose place is missing."
        ),
        citation=GETIS,
        cells=AREAS,
        figures=by_cell(AREAS, _z),
    ),
    Measure(
        name="hot_spot_p",
        question="victimisation",
        title="Hot spots: probability by chance",
        definition=(
            "How often chance would put such neighbours around an area, held against the number of areas looked at: "
            "of the areas at or below .05, one in twenty is expected to be there by chance."
        ),
        citation=GETIS,
        cells=AREAS,
        figures=by_cell(AREAS, _p),
    ),
    Measure(
        name="hot_spots",
        question="victimisation",
        title="Number of hot spots",
        definition="Areas that are hot spots, and cold spots, of those of the study with a figure and a neighbour.",
        citation=GETIS,
        cells=TESTS,
        figures=by_cell(TESTS, _many),
    ),
    Measure(
        name="hot_spot_certainty",
        question="victimisation",
        title="Hot spots: what missing places leave open",
        definition=(
            "Offences without any place are put where offences of their type happen whose place is known, inside the "
            "study or outside, 20 times over; the share of times in which an area is then a hot spot. It supposes that "
            "places are forgotten as easily in one area as in another. Areas that never are one are not listed."
        ),
        citation="Rubin (1987), Multiple Imputation for Nonresponse in Surveys, chapter 4.",
        cells=DOUBTED,
        figures=by_cell(DOUBTED, _certain),
    ),
)
