"""Incidence, prevalence and concentration of victimisation: the first is the product of the other two."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victims import LINKAGE, NAMED, or_why_none, ranged, with_linkage
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.rates import rate

UNIT = "per 1,000 of the population at risk"
SOURCES = (
    "Sunder and Birks (2004), NCJRS 205633; Rogerson (2008), NCJRS 226508: incidence is prevalence times "
    "concentration. Interval: Garwood (1936), Biometrika 28, 437-442."
)
CHILDREN = "('age=10_to_14', 'age=15_to_19')"

AT_RISK = f"""
    at_risk AS (
        -- One row per place and those at risk there: residents, those of some neighbourhoods for the context that is
        -- about these, and young people alone.
        SELECT area_code AS of_area, context AS of_context, numerator AS at_risk,
            CASE WHEN context = '' THEN 'residents' ELSE 'residents of the neighbourhoods' END AS who
        FROM victim_counts WHERE measure = 'at_risk' AND breakdown = 'of=residents'
        UNION ALL SELECT area_code, 'young', CASE WHEN count(*) = 2 THEN sum(numerator) END, 'residents aged 10 to 19'
        FROM victim_counts WHERE measure = 'residents' AND breakdown IN {CHILDREN} GROUP BY area_code),
    gaps AS (
        -- One row per place and period, with what was not supplied.
        SELECT area_code AS of_area, period AS of_period,
            CASE WHEN numerator < denominator THEN '; over the ' || numerator::INTEGER || ' months supplied of '
                || denominator::INTEGER ELSE '' END AS gap
        FROM victim_counts WHERE measure = 'months'),
    special AS (
        -- One row per context that counts young people, or those who live in some neighbourhoods.
        SELECT DISTINCT context, 'young' AS of_context FROM victim_counts
        WHERE measure = 'kinds' AND breakdown = 'kind=young_person'
        UNION SELECT context, context FROM victim_counts WHERE measure = 'at_risk' AND context <> '')"""

HIGH = """
    high AS (
        -- One row per cell of an answer: with the cases left open.
        SELECT context, definition, area_code, replace(breakdown, ' or open', '') AS breakdown, numerator AS high_n,
            denominator AS high_of
        FROM victim_counts WHERE measure = 'answers' AND draw = 0 AND ends_with(breakdown, ' or open'))"""

VICTIMS = or_why_none(f"""
    WITH {AT_RISK}, {HIGH}
    -- One row per context, place and period, and per definition and answer: victims, victimisations, and the
    -- population at risk.
    SELECT victims.*, at_risk, high_n, high_of,
        CASE WHEN at_risk > 0 THEN 'at risk: ' || who || coalesce(gap, '')
            ELSE 'no number was supplied for those at risk: ' || coalesce(who, 'residents of some ages') END AS note
    FROM ({ranged("victims", "answers")}) AS victims
    LEFT JOIN special USING (context)
    LEFT JOIN at_risk ON at_risk.of_area = area_code AND at_risk.of_context = coalesce(special.of_context, '')
    LEFT JOIN gaps ON gaps.of_area = area_code AND of_period = period
    LEFT JOIN high USING (context, definition, area_code, breakdown)
    WHERE NOT ends_with(breakdown, ' or open') AND numerator > 0
""")


def per_head(count: str, least: str, most: str, high: str) -> Callable[[Cells], Estimate]:
    """Counts of a column for each thousand at risk, with what linkages make of them, and cases left open."""

    def estimate(cells: Cells) -> Estimate:
        made = rate(cells[count], np.nan_to_num(cells["at_risk"]), unit=UNIT)
        with np.errstate(divide="ignore", invalid="ignore"):
            each = np.where(np.isnan(made.value), np.nan, 1000.0 / cells["at_risk"])
        low = np.where(np.isnan(cells[high]), np.nan, made.value)
        evidence = Interval.of(low, np.fmax(cells[high], cells[count]) * each + 0 * low)
        made = made.with_doubt("evidence", evidence)
        return with_linkage(made, cells[least] * each, cells[most] * each)

    return estimate


def _concentrated(cells: Cells) -> Estimate:
    victims, suffered = cells["numerator"], cells["denominator"]
    value = np.divide(suffered, victims, out=np.full(len(cells), np.nan), where=victims > 0)
    made = Estimate(
        value=value,
        unit="victimisations per victim",
        method="mean of the linkage that was kept",
        n=victims,
        denominator=victims,
    )
    return with_linkage(made, 1.0 / cells["most_share"], 1.0 / cells["least_share"])


PLACE = (
    "Counted where it happened, in the study, its cities and areas, in all and by year, over that whole time; of fraud "
    "and of young people, where the victim lives. The note says who is at risk: residents, or residents aged 10 to 19 "
    "for young people."
)
ANSWERS = (
    "Under a definition, victims of at least one case that is proved to be organised, ruled out, or open; the evidence "
    "range goes on to those of cases left open."
)

MEASURES = (
    Measure(
        "victimisations",
        "victimisation",
        "Victimisations of named persons",
        f"Victimisations of persons for each thousand at risk: each event counts once for every person who is its "
        f"victim. {NAMED} {PLACE} {ANSWERS} It is prevalence times concentration, exactly. {LINKAGE}",
        SOURCES,
        VICTIMS,
        by_cell(VICTIMS, per_head("denominator", "least_of", "most_of", "high_of")),
    ),
    Measure(
        "prevalence",
        "victimisation",
        "Victims",
        f"Persons who are a victim at least once, for each thousand at risk. {NAMED} {PLACE} Not all victims live "
        f"where they are counted, and visitors are in no population. {ANSWERS} {LINKAGE}",
        SOURCES,
        VICTIMS,
        by_cell(VICTIMS, per_head("numerator", "least_n", "most_n", "high_n")),
    ),
    Measure(
        "concentration",
        "victimisation",
        "Victimisations of one victim",
        f"Victimisations for each victim, on average. {NAMED} It is 1 where nobody is a victim twice. {ANSWERS} "
        f"{LINKAGE}",
        "Farrell and Pease (1993), Once Bitten, Twice Bitten, Home Office CPU Paper 46; Rogerson (2008), NCJRS 226508.",
        VICTIMS,
        by_cell(VICTIMS, _concentrated),
    ),
)
