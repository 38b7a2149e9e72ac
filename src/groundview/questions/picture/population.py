"""Who lives in the areas: the persons behind every rate."""

from __future__ import annotations

from groundview.questions.cells import ROLLED
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate

RESIDENTS = f"""
    WITH {ROLLED}
    -- One row per area, city or study: its residents; none where one of its areas has no figure.
    SELECT towards AS area_code, CASE WHEN count(*) = count(residents) THEN sum(residents) END AS persons,
        CASE WHEN count(*) = count(residents) THEN 'source: ' || string_agg(DISTINCT residents_source, ', ')
            ELSE 'no population was supplied for ' || (count(*) - count(residents)) || ' of its areas' END AS note
    FROM study_areas JOIN rolled USING (area_code) GROUP BY towards ORDER BY towards"""


def _persons(cells: Cells) -> Estimate:
    return Estimate(value=cells["persons"], unit="residents", method="as published by the source")


MEASURES = (
    Measure(
        name="population",
        question="picture",
        title="Residents",
        definition=(
            "Usual residents of the areas, as their source publishes them: those of the population source that the "
            "study names, or the newest one of the areas' own year of codes. Every rate of residents divides by them."
        ),
        citation="The population source named in the note of each figure.",
        cells=RESIDENTS,
        figures=by_cell(RESIDENTS, _persons),
    ),
)
