"""Offences for each thousand residents and year."""

from __future__ import annotations

import numpy as np

from groundview.questions.cells import OFFENCES, ROLLED
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.rates import rate

UNIT = "per 1,000 residents a year"
UNPEOPLED = "no rate: a population was not supplied for every area here"
NOBODY = "no rate: nobody lives here"

RATES = f"""
    -- One row per area, city or study: by month for all types, and by type for the whole period.
    SELECT area_code, period, breakdown, numerator, person_years AS denominator,
        CASE WHEN note <> '' THEN note WHEN person_years IS NULL THEN '{UNPEOPLED}'
            WHEN person_years = 0 THEN '{NOBODY}'
            WHEN n_covered < n_months AND period = ''
                THEN 'over the ' || n_covered || ' months supplied of ' || n_months
            ELSE '' END AS note
    FROM ({OFFENCES}) WHERE period = '' OR breakdown = ''"""

SMALL = f"""
    -- One row per area and type or all types, for the whole period; cities and the study itself are left out.
    SELECT * FROM ({RATES}) WHERE period = '' AND area_code IN (SELECT area_code FROM study_areas)
    ORDER BY breakdown, area_code"""

CASES = f"""
    WITH {ROLLED},
    decided AS (
        -- One row per context, definition, and cell of cases: of the study in all and by year, and of cities.
        SELECT * FROM attribution_counts WHERE measure = 'decided' AND breakdown = ''
            AND area_code NOT IN (SELECT area_code FROM study_areas) AND (area_code = '' OR period = '')),
    local AS (
        -- One row per context whose cases all lie in neighbourhoods, and area with any.
        SELECT DISTINCT context, area_code FROM attribution_counts
        WHERE measure = 'decided' AND area_code IN (SELECT area_code FROM study_areas) AND context IN (
            SELECT context FROM attribution_counts
            WHERE measure = 'decided' AND area_code = '' AND period = '' GROUP BY context, definition
            HAVING sum(n_cases) FILTER (breakdown <> '') = sum(n_cases) FILTER (breakdown = ''))),
    years AS (
        -- One row per context, place, and year or the whole period: residents times years that were supplied.
        SELECT context, towards AS area_code, coalesce(year(month)::VARCHAR, '') AS period,
            CASE WHEN count(residents) = count(*) THEN sum(residents) FILTER (covered = 'yes') / 12 END AS person_years,
            count(DISTINCT month) FILTER (covered = 'yes') AS n_covered, count(DISTINCT month) AS n_months
        FROM coverage JOIN study_areas USING (area_code) JOIN rolled USING (area_code)
        CROSS JOIN (SELECT DISTINCT context FROM decided)
        WHERE context NOT IN (SELECT context FROM local) OR (context, area_code) IN (FROM local)
        GROUP BY GROUPING SETS ((context, towards), (context, towards, year(month))))
    -- One row per context, definition, cell and answer: cases that it proves, rules out and leaves open, and all.
    SELECT context, definition, area_code, period, answers.breakdown, n AS numerator, person_years AS denominator,
        low AS evidence_low, high AS evidence_high, least, most,
        CASE WHEN person_years > 0 AND n_covered < n_months AND period = ''
                THEN 'over the ' || n_covered || ' months supplied of ' || n_months
            WHEN person_years IS NULL THEN '{UNPEOPLED}' WHEN person_years = 0 THEN '{NOBODY}' ELSE '' END AS note
    FROM decided LEFT JOIN years USING (context, area_code, period), LATERAL (VALUES
        ('answer=organised', n_met, n_met, n_met + n_open, least_met, most_met),
        ('answer=not organised', n_cases - n_met - n_open, n_cases - n_met - n_open, n_cases - n_met, NULL, NULL),
        ('answer=open', n_open, NULL, NULL, NULL, NULL),
        ('', n_cases, NULL, NULL, NULL, NULL)) AS answers(breakdown, n, low, high, least, most)
    WHERE EXISTS (FROM victim_counts WHERE measure = 'victims' AND numerator > 0)
    ORDER BY ALL"""

EVERY = f"""
    -- One row per cell of all recorded crime, and per cell of a context's cases.
    SELECT '' AS context, '' AS definition, * FROM ({RATES})
    UNION ALL BY NAME SELECT * FROM ({CASES})"""


def _rated(cells: Cells) -> Estimate:
    """Rates; of cases, with the evidence range of their answer and what plausible linkages make of it."""
    made = rate(cells["numerator"], cells["denominator"], unit=UNIT)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(np.isnan(made.value), np.nan, 1000.0 / cells["denominator"])
    for doubt, low, high in (("evidence", "evidence_low", "evidence_high"), ("linkage", "least", "most")):
        made = made.with_doubt(doubt, Interval.of(cells[low] * each, cells[high] * each))
    return made


MEASURES = (
    Measure(
        name="incidence",
        question="victimisation",
        title="Recorded crime rate",
        definition=(
            "Offences recorded for each thousand residents and year at risk: offences, divided by residents times "
            "the months that were supplied, times twelve thousand. Residents are those of the population source "
            "named in the study, of the same year of area codes as the areas; a place has no rate where those of one "
            "of its areas are not known. Where people come to an area to work, shop or go out, "
            "its residents are too few for those at risk and its rate is high for that reason. Under a "
            "context and a definition its cases are counted instead of offences: those proved to be organised, those "
            "ruled out, those left open, and all; the evidence range goes on to those left open. Where all cases lie "
            "in neighbourhoods, residents are those of their areas."
        ),
        citation=(
            "Sunder and Birks (2004), NCJRS 205633; Rogerson (2008), NCJRS 226508: incidence is victimisations per "
            "unit at risk. Open data hold offences, not victims, and stand in for victimisations here."
        ),
        cells=EVERY,
        figures=by_cell(EVERY, _rated),
    ),
)
