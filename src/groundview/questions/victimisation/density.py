"""Where within the areas offences gather."""

from __future__ import annotations

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate

GRID = """
    -- One row per city and point of its grid: offences for each square kilometre over the whole period.
    SELECT area_code, concat_ws(';', 'east=' || round(x)::BIGINT, 'north=' || round(y)::BIGINT) AS breakdown,
        per_square_km AS value, n, note
    FROM densities ORDER BY area_code, y, x"""


def _density(cells: Cells) -> Estimate:
    method = "quartic kernel, bandwidth 400 m, mass beyond the edge put back"
    return Estimate(value=cells["value"], unit="per square kilometre", method=method, n=cells["n"])


MEASURES = (
    Measure(
        name="density",
        question="victimisation",
        title="Density of offences",
        definition=(
            "Offences of all types together for each square kilometre over the whole period, at points of a grid: "
            "each offence with a point that can be trusted is smeared over 400 metres around it, and what would fall "
            "outside the areas of its city is given back inside. Points that a source moves to shared ones are used "
            "where these lie 200 m apart at most. For internal readers: a density tells where single offences are."
        ),
        citation=(
            "Silverman (1986), Density Estimation, chapter 4; the edge by Diggle (1985), Applied Statistics 34, "
            "138-147."
        ),
        cells=GRID,
        figures=by_cell(GRID, _density),
    ),
)
