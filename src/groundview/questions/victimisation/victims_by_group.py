"""Who is a victim, by age, sex and ethnic group: first how much is missing, then rates and shares with bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victimisation.repeat_victims import WILSON, share_of_whole
from groundview.questions.victims import LINKAGE, NAMED, or_why_none, ranged, with_linkage
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate

MOST_MISSING = 0.3
"""The share of victims of whom a detail is missing above which no figure is broken down by it."""
REFUSED = f"no figure: the detail is missing for more than {MOST_MISSING:.0%} of these victims"
CASEY = "Casey (2025), National Audit on Group-based Child Sexual Exploitation and Abuse: what missing ethnicity does"

GROUPS = f"""
    WITH counted AS (FROM ({ranged("groups")})),
    total AS (
        SELECT context AS of_context, area_code AS of_area, numerator AS n_all FROM counted WHERE breakdown = ''),
    lost AS (
        -- One row per context, place and detail or pair of details: victims of whom it is not known.
        SELECT context AS of_context, area_code AS of_area, keys AS of_keys, sum(numerator) AS n_unknown
        FROM (SELECT *, regexp_replace(breakdown, '=[^;]*', '', 'g') AS keys FROM counted)
        WHERE breakdown LIKE '%not known%' GROUP BY ALL),
    known AS (
        SELECT counted.*, regexp_replace(breakdown, '=[^;]*', '', 'g') AS keys FROM counted
        WHERE breakdown NOT LIKE '%not known%'),
    living AS (
        -- One row per place and group: residents.
        SELECT area_code AS of_area, breakdown AS of_breakdown, numerator AS residents FROM victim_counts
        WHERE measure = 'residents'),
    -- One row per context, place and group: victims in it, of whom it is known or not, all of them, and residents.
    cells AS (
        SELECT known.*, n_all, CASE WHEN keys = '' THEN 0 ELSE coalesce(n_unknown, 0) END AS n_unknown, residents,
            (SELECT any_value(residents) FROM living AS everybody
                WHERE everybody.of_area = area_code AND of_breakdown = '') AS n_residents
        FROM known JOIN total ON total.of_context = context AND total.of_area = area_code
        LEFT JOIN lost ON lost.of_context = context AND lost.of_area = area_code AND of_keys = keys
        LEFT JOIN living ON living.of_area = area_code AND of_breakdown = breakdown)"""

EVERYWHERE = "context NOT IN (SELECT context FROM victim_counts WHERE measure = 'at_risk' AND context <> '')"
"""Residents by age are counted of whole places, and not of the neighbourhoods that a context may be about."""

AGE_SEX = or_why_none(f"""{GROUPS}
    SELECT * EXCLUDE (keys), CASE WHEN residents > 0 THEN '' ELSE 'no residents are counted by such a group' END AS note
    FROM cells WHERE keys IN ('age;sex', 'age', 'sex', '') AND {EVERYWHERE}""")

RATIOS = or_why_none(f"""{GROUPS}
    SELECT * EXCLUDE (keys),
        CASE WHEN residents > 0 AND n_residents > 0 THEN '' ELSE 'no residents are counted by such a group' END AS note
    FROM cells WHERE keys IN ('age', 'sex') AND {EVERYWHERE}""")

ETHNICITY = or_why_none(f"""{GROUPS}
    SELECT * EXCLUDE (keys) FROM cells WHERE keys IN ('ethnicity_self', 'ethnicity_officer')""")

MISSING = or_why_none(f"""{GROUPS},
    details AS (SELECT unnest(['age', 'sex', 'ethnicity_self', 'ethnicity_officer']) AS detail)
    -- One row per context, place and detail: victims of whom it is not known, of all; events without a named victim.
    SELECT total.of_context AS context, '' AS definition, total.of_area AS area_code, '' AS period,
        'what=' || detail AS breakdown, coalesce(n_unknown, 0) AS numerator, n_all AS denominator
    FROM total CROSS JOIN details
    LEFT JOIN lost ON lost.of_context = total.of_context AND lost.of_area = total.of_area AND of_keys = detail
    UNION ALL SELECT context, definition, area_code, period, breakdown, numerator, denominator
    FROM victim_counts WHERE measure = 'missing'""")


def _shown(cells: Cells) -> NDArray[np.float64]:
    """1 where enough is known for a figure, NaN elsewhere."""
    return np.where(cells["n_unknown"] <= MOST_MISSING * cells["n_all"], 1.0, np.nan)


def _rated(cells: Cells) -> Estimate:
    shown = _shown(cells)
    made = rate(
        cells["numerator"] * shown, np.nan_to_num(cells["residents"]), unit="per 1,000 residents of the group"
    )
    each = np.where(np.isnan(made.value), np.nan, 1000.0) / np.where(
        cells["residents"] > 0, cells["residents"], np.nan
    )
    made = made.with_doubt("evidence", Interval.of(cells["numerator"] * each, _highest(cells) * each))
    return _refused(with_linkage(made, cells["least_n"] * each, cells["most_n"] * each))


def _ratio(cells: Cells) -> Estimate:
    """The share of victims who are of the group over its share of residents. The numbers behind it stay behind, all but
    the victims of the group: what is expected of them would tell all the others."""
    shown, n = _shown(cells), cells["numerator"]
    expected = cells["residents"] / cells["n_residents"]
    shown = np.where(expected > 0, shown, np.nan)
    known = cells["n_all"] - cells["n_unknown"]
    some = np.nan_to_num(known)
    made = wilson(np.nan_to_num(n), some)
    scale = shown / np.where(expected > 0, expected, np.nan)
    low, high = (made.sampling.low, made.sampling.high) if made.sampling else (scale, scale)
    return _refused(
        Estimate(
            value=made.value * scale,
            unit="times the rate of everybody",
            method="share of victims over share of residents; Wilson score interval of the first, 95%",
            n=n * shown,
            numerator=n * shown,
            evidence=Interval.of(n / cells["n_all"] * scale, _highest(cells) / cells["n_all"] * scale),
            sampling=Interval.of(low * scale, high * scale),
            linkage=_linked(cells, known, scale),
        )
    )


def _share(cells: Cells) -> Estimate:
    """Shares of those of whom it is known, between all others in the group and none of them."""
    shown, n = _shown(cells), cells["numerator"]
    known = cells["n_all"] - cells["n_unknown"]
    made = wilson(np.nan_to_num(n), np.nan_to_num(known))
    low, high = (made.sampling.low, made.sampling.high) if made.sampling else (shown, shown)
    return _refused(
        Estimate(
            value=made.value * shown,
            unit="share",
            method=f"share of those of whom it is known; {made.method}",
            n=known * shown,
            numerator=n * shown,
            denominator=known * shown,
            evidence=Interval.of(n / cells["n_all"] * shown, _highest(cells) / cells["n_all"] * shown),
            sampling=Interval.of(low * shown, high * shown),
            linkage=_linked(cells, known, shown),
        )
    )


def _highest(cells: Cells) -> NDArray[np.float64]:
    """Victims in the group if everybody of whom it is not known were in it."""
    return cells["numerator"] + cells["n_unknown"]


def _linked(cells: Cells, known: NDArray[np.float64], scale: NDArray[np.float64]) -> Interval | None:
    """What linkages make of the group, out of as many as are known in the kept one."""
    if np.isnan(cells["least_n"]).all():
        return None
    return Interval.of(cells["least_n"] / known * scale, np.fmin(cells["most_n"] / known, 1.0) * scale)


def _refused(made: Estimate) -> Estimate:
    return replace(made, note=REFUSED)


BOUNDS = (
    "The evidence range is from nobody to everybody of whom the group is not known being in it. Where it is not known "
    f"of more than {MOST_MISSING:.0%} of these victims, there is no figure. Age and group are those of a person's "
    "first victimisation in the study; what one record lacks is taken from others of the same person."
)

MEASURES = (
    Measure(
        "victim_missing",
        "victimisation",
        "What is missing about victims",
        "Of the named victims, the share of whom the age, the sex, or the ethnic group as they gave it or as an "
        "officer saw it is in none of their records; and of the events that may have a person as victim, the share in "
        "which nobody is named (what=victim). It is read before every table by age, sex or ethnic group.",
        f"{CASEY}. {WILSON}",
        MISSING,
        by_cell(MISSING, share_of_whole),
    ),
    Measure(
        "age_sex",
        "victimisation",
        "Victims by age and sex",
        "Persons who are a victim at least once in the whole period, by age band and sex, for each thousand residents "
        f"of that age and sex. The figure is of those of whom it is known. {BOUNDS} {NAMED} {LINKAGE}",
        "Rogerson (2008), NCJRS 226508. Interval: Garwood (1936), Biometrika 28, 437-442. Bounds: Manski (2003), "
        "Partial Identification of Probability Distributions.",
        AGE_SEX,
        by_cell(AGE_SEX, _rated),
    ),
    Measure(
        "disproportionality",
        "victimisation",
        "Victims by age and sex, beside residents",
        "The share of victims who are in an age band or of a sex, over the share of residents who are: above 1, more "
        "than its share. Of those of whom it is known; the interval is of the share of victims, and residents are "
        f"taken as counted. {BOUNDS} {NAMED} {LINKAGE}",
        f"Rate ratio. {WILSON} Bounds: Manski (2003), Partial Identification of Probability Distributions.",
        RATIOS,
        by_cell(RATIOS, _ratio),
    ),
    Measure(
        "ethnicity_share",
        "victimisation",
        "Victims by ethnic group",
        "Of the victims of whom an ethnic group is known, the share in each: as they gave it, in the five groups of "
        "the census, and as an officer saw it, which are never mixed. Population files hold no ethnic groups, so that "
        f"there is no denominator: a share says nothing about risk. {BOUNDS} {NAMED} {LINKAGE}",
        f"{CASEY}. {WILSON} Bounds: Manski (2003), Partial Identification of Probability Distributions.",
        ETHNICITY,
        by_cell(ETHNICITY, _share),
    ),
)
