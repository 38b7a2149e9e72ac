"""Repeat victims: how many there are, how much of victimisation they suffer, and the most-victimised among them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.questions.victims import LINKAGE, NAMED, or_why_none, ranged, with_linkage
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

WILSON = "Interval: Wilson (1927), JASA 22, 209-212."
FARRELL = "Farrell and Pease (1993), Once Bitten, Twice Bitten, Home Office CPU Paper 46"

REPEATS = or_why_none(f"""
    -- One row per context, place and period, and per definition and answer: victimisations that are not their victim's
    -- first, of all. There is one wherever victims and victimisations are told, so that the gate sees their difference.
    SELECT * REPLACE (denominator - numerator AS numerator) FROM ({ranged("victims", "answers")})
    WHERE numerator > 0 AND NOT ends_with(breakdown, ' or open')""")

LADDER = or_why_none(f"""
    -- One row per context, place and number of times: persons. Their total is the numerator of the prevalence.
    SELECT * FROM ({ranged("times")})""")

SUFFERED = or_why_none(f"""
    WITH rungs AS (FROM ({ranged("times")})),
    rung AS (
        SELECT context, definition, area_code, period, sum(denominator) AS suffered,
            coalesce(sum(denominator) FILTER (breakdown = 'times=1'), 0) AS once,
            coalesce(min(least_n) FILTER (breakdown = 'times=1'), 0) AS least_once,
            coalesce(max(most_n) FILTER (breakdown = 'times=1'), 0) AS most_once, bool_or(least_n IS NOT NULL) AS drawn
        FROM rungs GROUP BY ALL)
    -- One row per context, place, period, and victims of once or of more: victimisations that they suffer, of all.
    SELECT context, definition, area_code, period, 'times=1' AS breakdown, once AS numerator, suffered AS denominator,
        CASE WHEN drawn THEN least_once END AS least_n, CASE WHEN drawn THEN most_once END AS most_n FROM rung
    UNION ALL SELECT context, definition, area_code, period, 'times=2_or_more', suffered - once, suffered,
        CASE WHEN drawn THEN suffered - most_once END, CASE WHEN drawn THEN suffered - least_once END FROM rung""")

TOP = or_why_none(f"""
    -- One row per context and share of victims: what the most-victimised suffer, of all.
    SELECT top.*, floor(replace(replace(top.breakdown, 'top=', ''), '%', '')::DOUBLE / 100 * victims) AS n_top
    FROM ({ranged("top")}) AS top
    JOIN (SELECT context AS of_context, numerator AS victims FROM victim_counts
        WHERE measure = 'victims' AND area_code = '' AND period = '' AND draw = 0) ON of_context = context""")


def share_of_whole(cells: Cells) -> Estimate:
    """Shares of victimisations, whole numbers of which count."""
    part, whole = np.nan_to_num(cells["numerator"]), np.nan_to_num(cells["denominator"])
    made = wilson(part, whole)
    made = replace(made, method=f"share of the linkage that was kept; {made.method}")
    return _asked(made, whole)


def _asked(made: Estimate, whole: NDArray[np.float64]) -> Estimate:
    """The shares without interval, n and counts where there is no whole."""
    asked = np.where(whole > 0, 1.0, np.nan)
    low, high = (made.sampling.low, made.sampling.high) if made.sampling else (asked, asked)
    return replace(
        made,
        n=whole * asked,
        numerator=None if made.numerator is None else made.numerator * asked,
        denominator=whole * asked,
        sampling=Interval.of(low * asked, high * asked),
    )


def _repeats(cells: Cells) -> Estimate:
    return with_linkage(share_of_whole(cells), 1.0 - cells["most_share"], 1.0 - cells["least_share"])


def _suffered(cells: Cells) -> Estimate:
    whole = cells["denominator"]
    return with_linkage(share_of_whole(cells), cells["least_n"] / whole, cells["most_n"] / whole)


def _laddered(cells: Cells) -> Estimate:
    n = cells["numerator"]
    made = Estimate(value=n, unit="persons", method="count of the linkage that was kept", n=n, numerator=n)
    return with_linkage(made, cells["least_n"], cells["most_n"])


def _top(cells: Cells) -> Estimate:
    """Without their numerators: a victim counts in part, and of few victims it would tell how often each was one."""
    whole = cells["denominator"]
    value = np.divide(cells["numerator"], whole, out=np.full(len(cells), np.nan), where=whole > 0)
    few = cells["n_top"] < 1
    made = Estimate(
        value=np.where(few, np.nan, value),
        unit="share",
        method="share of the linkage that was kept; the last victim counts in part",
        n=cells["n_top"],
        denominator=np.where(few, np.nan, whole),
        note="no figure: so small a share of the victims is less than one of them",
    )
    return with_linkage(made, cells["least_share"], cells["most_share"])


MEASURES = (
    Measure(
        "repeat_victims",
        "victimisation",
        "Victims by number of times",
        f"Persons by how often they are a victim in the whole period: once, twice, three times, four times or more. "
        f"How often depends on how long is looked at: in three years more are repeat victims than in one. {NAMED} "
        f"{LINKAGE}",
        f"{FARRELL}.",
        LADDER,
        by_cell(LADDER, _laddered),
    ),
    Measure(
        "repeat_share",
        "victimisation",
        "Repeat victimisations",
        "Of the victimisations of named persons, the share that is not their victim's first in the period: what would "
        f"not have happened if nobody had been a victim twice. {NAMED} {LINKAGE}",
        f"{FARRELL}. {WILSON}",
        REPEATS,
        by_cell(REPEATS, _repeats),
    ),
    Measure(
        "repeat_victims_share",
        "victimisation",
        "Share of victimisation suffered by repeat victims",
        "Of the victimisations of named persons, the share that befell persons who are a victim once in the period, "
        f"and the share that befell those who are so twice or more, their first ones included. {NAMED} {LINKAGE}",
        f"{FARRELL}. {WILSON}",
        SUFFERED,
        by_cell(SUFFERED, _suffered),
    ),
    Measure(
        "victim_top_share",
        "victimisation",
        "Share of victimisation suffered by the most-victimised",
        "The share of all victimisations that befell the 1, 5, 10 and 25 per cent of victims with most of them. Where "
        "hardly anybody is a victim twice it is hardly more than that per cent, and cannot be less. It is of victims, "
        f"not of residents. {NAMED} {LINKAGE}",
        "Pease (1998), Repeat Victimisation: Taking Stock, Home Office CDP Paper 90.",
        TOP,
        by_cell(TOP, _top),
    ),
)
