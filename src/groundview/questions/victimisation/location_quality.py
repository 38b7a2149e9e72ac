"""How exactly the places of offences are known, the missing first."""

from __future__ import annotations

from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson

PLACES = f"""
    WITH spread AS (
        -- One row per group and way: all together, each type, each source and force.
        SELECT coalesce('type=' || {word("type")}, CASE WHEN source IS NOT NULL
                THEN 'source=' || {word("source")} || ';force=' || {word("coalesce(force, source)")} END, '') AS whom,
            source, force, how, sum(n) AS n
        FROM location_counts GROUP BY GROUPING SETS ((how), (type, how), (source, force, how))),
    ways AS (SELECT unnest(['missing', 'code_only', 'far', 'stand_in', 'snapped', 'exact']) AS how,
        unnest(range(6)) AS place),
    sums AS (
        SELECT whom, source, force, sum(n) AS of_all,
            coalesce(sum(n) FILTER (how NOT IN ('missing', 'outside')), 0) AS inside
        FROM spread GROUP BY ALL)
    -- One row per group and way in which a place is known, the missing first.
    SELECT '' AS area_code, concat_ws(';', nullif(sums.whom, ''), 'place=' || ways.how) AS breakdown,
        coalesce(spread.n, 0) AS numerator,
        CASE ways.how WHEN 'missing' THEN of_all ELSE inside END AS denominator,
        CASE WHEN ways.how IN ('snapped', 'exact') AND spread.n > 0 AND metres IS NOT NULL
            THEN 'points of this source lie about ' || round(metres)::BIGINT || ' m apart' ELSE '' END AS note
    FROM sums CROSS JOIN ways LEFT JOIN spread ON spread.whom = sums.whom AND spread.how = ways.how
    LEFT JOIN location_sources ON location_sources.source = sums.source AND location_sources.force = sums.force
    ORDER BY sums.whom, place"""


def _shared(cells: Cells) -> Estimate:
    return wilson(cells["numerator"], cells["denominator"])


MEASURES = (
    Measure(
        name="location_quality",
        question="victimisation",
        title="How exactly places are known",
        definition=(
            "Missing: of all offences loaded, those without area code and point; they may lie inside the study or not. "
            "Of those inside: code only (an area and no point); far (a point more than 250 m from the area that the "
            "offence's own code names, so one of them is wrong); stand-in (a round point that stands for somewhere in "
            "the city); snapped (a source whose points are shared and lie apart: police.uk, the middle of the street, "
            "a grid); exact. What is measured in metres uses exact points, and snapped ones only for distances that "
            "are longer than they lie apart."
        ),
        citation=(
            "Tompson and others (2015), Cartography and Geographic Information Science 42, 97-111: points of police.uk "
            "are right to small areas and not below. Count: the extracts. Interval: Wilson (1927), JASA 22, 209-212."
        ),
        cells=PLACES,
        figures=by_cell(PLACES, _shared),
    ),
)
