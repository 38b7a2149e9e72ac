"""Offences for each thousand residents and year."""

from __future__ import annotations

from groundview.questions.cells import OFFENCES
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate
from groundview.statistics.rates import rate

UNIT = "per 1,000 residents a year"

RATES = f"""
    -- One row per area, city or study: by month for all types, and by type for the whole period.
    SELECT area_code, period, breakdown, numerator, person_years AS denominator,
        CASE WHEN note <> '' THEN note WHEN person_years IS NULL THEN 'no population was supplied for this area'
            WHEN n_covered < n_months AND period = ''
                THEN 'over the ' || n_covered || ' months supplied of ' || n_months
            ELSE '' END AS note
    FROM ({OFFENCES}) WHERE period = '' OR breakdown = ''"""

SMALL = f"""
    -- One row per area and type or all types, for the whole period; cities and the study itself are left out.
    SELECT * FROM ({RATES}) WHERE period = '' AND area_code IN (SELECT area_code FROM study_areas)
    ORDER BY breakdown, area_code"""


def _rated(cells: Cells) -> Estimate:
    return rate(cells["numerator"], cells["denominator"], unit=UNIT)


MEASURES = (
    Measure(
        name="incidence",
        question="victimisation",
        title="Recorded crime rate",
        definition=(
            "Offences recorded for each thousand residents and year at risk: offences, divided by residents times "
            "the months that were supplied, times twelve thousand. Residents are those of the population source "
            "named in the study, of the same year of area codes as the areas. Where people come to an area to work, "
            "shop or go out, its residents are too few for those at risk and its rate is high for that reason."
        ),
        citation=(
            "Sunder and Birks (2004), NCJRS 205633; Rogerson (2008), NCJRS 226508: incidence is victimisations per "
            "unit at risk. Open data hold offences, not victims, and stand in for victimisations here."
        ),
        cells=RATES,
        figures=by_cell(RATES, _rated),
    ),
)
