"""Whom events befell by kind; businesses and households; and where victims live."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victimisation.repeat_victims import WILSON, share_of_whole
from groundview.questions.victims import or_why_none
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Estimate
from groundview.statistics.rates import rate

GARWOOD = "Interval: Garwood (1936), Biometrika 28, 437-442."

KINDS = or_why_none("""
    -- One row per context, place, period and kind of victim, with all kinds together: victimisations.
    SELECT context, definition, area_code, period, breakdown, numerator FROM victim_counts WHERE measure = 'kinds'""")

RESIDENCE = or_why_none("""
    -- One row per context, place, period and where victims live: victimisations of named persons, of all of them.
    SELECT context, definition, area_code, period, breakdown, numerator, denominator FROM victim_counts
    WHERE measure = 'residence'""")


def _at_risk(measure: str, of: str) -> str:
    return or_why_none(f"""
    -- One row per context, place and period: places, events at them, and how many {of} there are.
    SELECT counted.context, counted.definition, counted.area_code, counted.period, counted.breakdown, counted.numerator,
        counted.denominator, at_risk.numerator AS at_risk,
        CASE WHEN at_risk.numerator IS NULL THEN 'no number of {of} was supplied for this place' ELSE '' END AS note
    FROM victim_counts AS counted LEFT JOIN victim_counts AS at_risk
        ON at_risk.measure = 'at_risk' AND at_risk.breakdown = 'of={of}' AND at_risk.area_code = counted.area_code
    WHERE counted.measure = '{measure}' AND counted.numerator > 0""")


BUSINESSES = _at_risk("businesses", "businesses")
HOUSEHOLDS = _at_risk("burglaries", "households")


def _per(column: str, unit: str) -> Callable[[Cells], Estimate]:
    return lambda cells: rate(cells[column], np.nan_to_num(cells["at_risk"]), unit=unit)


def _at_each(cells: Cells) -> Estimate:
    places, events = cells["numerator"], cells["denominator"]
    value = np.divide(events, places, out=np.full(len(cells), np.nan), where=places > 0)
    return Estimate(value=value, unit="offences per business", method="mean", n=places, denominator=places)


def _counted(cells: Cells) -> Estimate:
    return exact_poisson(cells["numerator"], unit="victimisations")


BUSINESS = (
    "Offences whose code says that they befell a business, or a place of the community, and that name no person. A "
    "business is a point on the map, or the partner that recorded it and its area: two at one point are one, and "
    "offences without either are left out."
)
RATES = "Sunder and Birks (2004), NCJRS 205633; Rogerson (2008), NCJRS 226508."

MEASURES = (
    Measure(
        "victims_by_kind",
        "victimisation",
        "Victimisations by kind of victim",
        "Victimisations of named persons and of named young people, of businesses, and of premises of the sex market "
        "as far as they are counted; offences against society, which protect nobody in particular; and events whose "
        "victim nobody named. An event with two named victims is two victimisations.",
        f"Count of the extracts. {GARWOOD}",
        KINDS,
        by_cell(KINDS, _counted),
    ),
    Measure(
        "business_victimisations",
        "victimisation",
        "Offences against businesses",
        f"Offences at businesses for each thousand businesses, over the whole period or a year. {BUSINESS}",
        f"{RATES} {GARWOOD}",
        BUSINESSES,
        by_cell(BUSINESSES, _per("denominator", "per 1,000 businesses or community premises")),
    ),
    Measure(
        "business_prevalence",
        "victimisation",
        "Businesses victimised",
        f"Businesses with an offence or more, for each thousand businesses. {BUSINESS}",
        f"{RATES} {GARWOOD}",
        BUSINESSES,
        by_cell(BUSINESSES, _per("numerator", "per 1,000 businesses or community premises")),
    ),
    Measure(
        "business_concentration",
        "victimisation",
        "Offences at one business",
        f"Offences for each business with any, on average. {BUSINESS}",
        RATES,
        BUSINESSES,
        by_cell(BUSINESSES, _at_each),
    ),
    Measure(
        "household_burglary",
        "victimisation",
        "Burglaries of dwellings",
        "Burglaries of dwellings, by their code, for each thousand households, over the whole period or a year.",
        f"{RATES} {GARWOOD}",
        HOUSEHOLDS,
        by_cell(HOUSEHOLDS, _per("numerator", "per 1,000 households")),
    ),
    Measure(
        "victim_residence",
        "victimisation",
        "Where victims live",
        "Of the victimisations of named persons in offences, the share in which the victim lives in the area of the "
        "offence, elsewhere in the study, outside it, or nobody knows where. A home is known where a row gives its "
        "area, where a dwelling was burgled, and where the records' postcode is one of which an area is known; an "
        "address may be an old one. Whose home is not known may live nowhere near: shares of those known would be too "
        "high for the area of the offence, since homes are learnt from what happens there.",
        f"Count of the extracts. {WILSON}",
        RESIDENCE,
        by_cell(RESIDENCE, share_of_whole),
    ),
)
