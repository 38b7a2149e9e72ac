"""Incidents that partners recorded and that the police may never have heard of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

NONE = "no partner supplied incidents with a date, in the areas and the period of the study"
GAP = "this partner supplied nothing for this year: a gap, not a nought"
ANYTHING = (
    "none of its references leads to an offence, so any offence there and then may be one of its incidents"
)

INCIDENTS = f"""
    WITH periods AS (
        -- One row per month of the study, or of the incidents where no month of it is known.
        SELECT DISTINCT month FROM coverage
        UNION SELECT month FROM partner_counts WHERE NOT EXISTS (FROM coverage)),
    asked AS (
        -- One row per year and the whole period: its months.
        SELECT coalesce(strftime(month, '%Y'), '') AS period, count(*) AS n_months FROM periods
        GROUP BY ROLLUP (strftime(month, '%Y'))),
    towards AS (
        SELECT DISTINCT area_code, '' AS towards FROM partner_counts
        UNION ALL SELECT area_code, parent FROM study_areas
        WHERE parent IS NOT NULL AND (SELECT count(DISTINCT parent) FROM study_areas) > 1),
    summed AS (
        -- One row per partner in all, by year, by category and by city.
        SELECT partner, category, towards AS area_code, strftime(month, '%Y') AS year, sum(n) AS n,
            sum(n_found) AS n_found, sum(n_lost + n_possible) AS n_possible, sum(n_unplaced) AS n_unplaced,
            any_value(n_offences_unplaced) AS n_offences, count(DISTINCT month) AS n_supplied
        FROM partner_counts JOIN towards USING (area_code)
        GROUP BY GROUPING SETS ((partner, towards), (partner, towards, strftime(month, '%Y')),
            (partner, towards, category))
        HAVING towards = '' OR (category IS NULL AND strftime(month, '%Y') IS NULL)),
    partners_of AS (
        SELECT partner, sum(n_found) AS n_ever FROM partner_counts GROUP BY partner),
    cells AS (
        SELECT partner, coalesce(category, '') AS category, category IS NULL AS every, area_code,
            coalesce(year, '') AS period, summed.* EXCLUDE (partner, category, area_code, year) FROM summed
        UNION ALL
        SELECT partner, '', true, '', period, NULL, NULL, NULL, NULL, NULL, 0 FROM partners_of CROSS JOIN asked
        WHERE period <> '' AND (partner, period) NOT IN (
            SELECT (partner, year) FROM summed WHERE year IS NOT NULL))
    -- One row per partner, in all, by year, by category, and by city: incidents, those on record by their reference,
    -- and those that may be. A year without any is a gap. One row with the reason where no incident is known.
    SELECT area_code, period, 'partner=' || {word("partner")} || CASE WHEN every THEN '' WHEN category = ''
            THEN ';category=not recorded' ELSE ';category=' || {word("category")} END AS breakdown,
        n, n_found, least(n, n_found + n_possible + least(n_unplaced, n_offences)) AS n_most,
        CASE WHEN n IS NULL THEN '{GAP}' ELSE concat_ws('; ',
            CASE WHEN every AND area_code = '' AND n_supplied < n_months
                THEN 'supplied for ' || n_supplied || ' of ' || n_months || ' months' END,
            CASE WHEN n_ever = 0 THEN '{ANYTHING}' END) END AS note
    FROM cells JOIN partners_of USING (partner) JOIN asked USING (period)
    UNION ALL SELECT '', '', '', NULL, NULL, NULL, '{NONE}' WHERE NOT EXISTS (FROM partner_counts)
    ORDER BY area_code, period, breakdown"""


def _shared(cells: Cells) -> Estimate:
    """The share on record by reference, beside the most that may be on record."""
    n, found = np.nan_to_num(cells["n"]), np.nan_to_num(cells["n_found"])
    made = wilson(found, n)
    seen = np.where(n > 0, 1.0, np.nan)
    sampling = made.sampling and Interval.of(made.sampling.low * seen, made.sampling.high * seen)
    with np.errstate(divide="ignore", invalid="ignore"):
        bounds = Interval.of(found / n, cells["n_most"] / n)
    return replace(
        made,
        method="share of the incidents whose reference is an offence's, beside the share that an offence may "
        f"stand for; {made.method}",
        n=cells["n"],
        numerator=cells["n_found"],
        denominator=cells["n"],
        sampling=sampling,
        evidence=bounds,
    )


def _unreported(cells: Cells) -> Estimate:
    n = cells["n"]
    left = n - cells["n_found"]
    return Estimate(
        value=left,
        unit="incidents",
        method="count of the incidents whose reference is no offence's, beside those that no offence may stand for",
        n=n,
        numerator=left,
        evidence=Interval.of(n - cells["n_most"], left),
    )


HOW = (
    "A reference that leads to a recorded offence proves that the police recorded the incident. One without such a "
    "reference may be on record where an offence of a kind that the partner is known to report, and that no reference "
    "has taken, happened in the same area on the same day, give or take one; a reference that leads nowhere may be a "
    "slip of the pen, and counts as one that may be. Months for which a partner supplied nothing are gaps: the figure "
    "is of the others. Recording is not reporting: what was reported and not recorded counts as not on record."
)

MEASURES = (
    Measure(
        name="partner_reporting_rate",
        question="victimisation",
        title="Share of partners' incidents on police record",
        definition=(
            "Of the incidents that a partner recorded, the share that is proved to be on police record, which is the "
            f"figure; the evidence range ends with the share that may be. {HOW}"
        ),
        citation=(
            "Manski (2003), Partial Identification of Probability Distributions. Interval: Wilson (1927), Journal of "
            "the American Statistical Association 22, 209-212. That few are reported: British Retail Consortium, "
            "Retail Crime Survey 2013."
        ),
        cells=INCIDENTS,
        figures=by_cell(INCIDENTS, _shared),
    ),
    Measure(
        name="partner_unreported",
        question="victimisation",
        title="Partners' incidents not known to be on police record",
        definition=(
            "The number of incidents that a partner recorded and of which no offence bears the reference; the evidence "
            f"range begins with those for which no recorded offence can stand. {HOW}"
        ),
        citation="Manski (2003), Partial Identification of Probability Distributions.",
        cells=INCIDENTS,
        figures=by_cell(INCIDENTS, _unreported),
    ),
)
