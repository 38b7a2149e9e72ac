"""Near repeats: offences that follow another one close by and soon."""

from __future__ import annotations

from groundview.questions.cells import word
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate

CELLS = f"""
    -- One row per city, type of offence or context, band of distance and band of days: pairs, and pairs by chance.
    SELECT context, area_code, concat_ws(';', 'type=' || nullif({word("type")}, ''),
            'distance=' || nullif(distance, ''), 'days=' || nullif(interval, '')) AS breakdown,
        ratio AS value, observed AS numerator, expected AS denominator, p_any, n,
        CASE WHEN ratio IS NULL AND note = '' THEN 'no order of the days could change the count' ELSE concat_ws('; ',
            CASE WHEN p_any <= 0.05 THEN 'more than by chance' END,
            'by chance ' || printf('%.2f', chance_low) || ' to ' || printf('%.2f', chance_high), nullif(note, ''))
            END AS note
    FROM near_repeat_cells
    ORDER BY context, type, area_code, distance, interval"""

KNOX = (
    "Knox (1964), Applied Statistics 13, 25-29; Johnson and others (2007), Journal of Quantitative Criminology 23, "
    "201-219."
)
METHOD = "Knox, Manhattan distance, 999 permutations of the days, mean over all orders"


def _ratio(cells: Cells) -> Estimate:
    return Estimate(
        value=cells["value"],
        unit="times chance",
        method=METHOD,
        n=cells["n"],
        numerator=cells["numerator"],
        denominator=cells["denominator"],
    )


def _p(cells: Cells) -> Estimate:
    return Estimate(
        value=cells["p_any"],
        unit="p",
        method=f"{METHOD}; of as little a p in any band (Westfall and Young)",
        n=cells["n"],
        numerator=cells["numerator"],
    )


MEASURES = (
    Measure(
        name="near_repeat",
        question="victimisation",
        title="Near repeats",
        definition=(
            "Pairs of offences of a type that lie so far apart and happened within so many days of each other, divided "
            "by as many as there would be if the days had been dealt out anew among the same places: 1 is no more than "
            "chance. Distances go along the axes; a band holds its lower bound and not its upper one, so that "
            "[0, 7) days are seven days; the same place stands apart, for that is a repeat. Cities are tested one by "
            "one. It says that risk runs on, and for how long and how far; not which home is next."
        ),
        citation=KNOX,
        cells=CELLS,
        figures=by_cell(CELLS, _ratio),
    ),
    Measure(
        name="near_repeat_p",
        question="victimisation",
        title="Near repeats: probability by chance",
        definition=(
            "How often chance alone would show as much as this band of distance and days in any of the bands that were "
            "looked at for the same type and city. Below .05 there are more near repeats than chance makes."
        ),
        citation=f"{KNOX} Westfall and Young (1993), Resampling-based Multiple Testing: single-step minP.",
        cells=CELLS,
        figures=by_cell(CELLS, _p),
    ),
)
