"""Whether neighbouring areas are alike: Moran's I of all, and local Moran of each."""

from __future__ import annotations

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victimisation.hot_spot import BY_TYPE, UNTESTED
from groundview.statistics.estimate import Estimate

ALL = f"""
    -- One row per type of offence (or all together) or context, over the whole period.
    SELECT context, '' AS area_code, {BY_TYPE} AS breakdown, moran AS value, n_areas AS n,
        CASE WHEN note <> '' THEN note ELSE 'p ' || printf('%.4f', moran_p) || '; ' || printf('%.3f', moran_expected)
            || ' where place does not matter' END AS note
    FROM hot_spot_tests WHERE period = ''
    UNION ALL SELECT '', '', '', NULL, NULL, '{UNTESTED}' WHERE NOT EXISTS (FROM hot_spot_tests)
    ORDER BY context, breakdown"""

EACH = """
    -- One row per area: of all offences together, and of each context.
    SELECT context, area_code, '' AS breakdown, moran AS value, neighbours AS n,
        concat_ws('; ', nullif(quadrant, ''), nullif(note, '')) AS note
    FROM hot_spots WHERE period = '' AND type = '' ORDER BY context, area_code"""

FIGURES = "of logarithms of empirical-Bayes rates; areas that touch"


def _whole(cells: Cells) -> Estimate:
    method = f"Moran's I {FIGURES}; permutations"
    return Estimate(value=cells["value"], unit="Moran's I", method=method, n=cells["n"])


def _local(cells: Cells) -> Estimate:
    return Estimate(value=cells["value"], unit="local Moran", method=f"local Moran {FIGURES}")


MEASURES = (
    Measure(
        name="moran",
        question="victimisation",
        title="Likeness of neighbouring areas",
        definition=(
            "Moran's I of what hot spots compare: 0 where an area's figure says nothing of its neighbours', towards 1 "
            "where neighbours are alike, below 0 where they are unlike. Without likeness there are few hot spots to "
            "be found."
        ),
        citation="Moran (1950), Biometrika 37, 17-23; Cliff and Ord (1981), Spatial Processes.",
        cells=ALL,
        figures=by_cell(ALL, _whole),
    ),
    Measure(
        name="local_moran",
        question="victimisation",
        title="Likeness of an area and its neighbours",
        definition=(
            "Local Moran: above 0 where an area and those that touch it lie on the same side of the mean (high-high, "
            "low-low), below 0 where it stands out from them (high-low, low-high). The two-sided p of it is that of "
            "the hot spot."
        ),
        citation="Anselin (1995), Geographical Analysis 27, 93-115.",
        cells=EACH,
        figures=by_cell(EACH, _local),
    ),
)
