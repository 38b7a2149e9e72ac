"""The shares of incidents that a survey of victims says are reported, year by year, each with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.records.store import Reader
from groundview.statistics.proportions import wilson
from groundview.statistics.reporting import spread_over_years

YEARS = 10
"""So many years, ending with the share's own, show how far shares of a kind move from year to year."""

RATES = """
    -- One row per kind of incident and year: its share, of the file with a base or the widest one where two have it.
    SELECT lower(coalesce(parent, '')) AS parent, lower(category) AS category, year_ending,
        strftime(year_ending, '%Y-%m') AS period, year(year_ending) + month(year_ending) / 12 - 0.5 AS middle,
        proportion, n_incidents, low, high
    FROM reporting_rates
    QUALIFY row_number() OVER (PARTITION BY lower(coalesce(parent, '')), lower(category), strftime(year_ending, '%Y-%m')
        ORDER BY n_incidents DESC NULLS LAST, low NULLS LAST, survey, proportion) = 1
    ORDER BY parent, category, year_ending"""

NO_SHARE = "the survey gives no share for this year"
NOT_A_SHARE = "what was given is no share: it lies below 0 or above 1"
OF_YEARS = "the survey gives no base of the share: its interval is of how its years differ"
NO_INTERVAL = "the share has no interval: the survey gives neither its base nor enough years"


@dataclass(frozen=True, slots=True)
class Rates:
    """The shares of one kind of incident, shape (k,) each, oldest first: the month in which each survey year ends, its
    middle as a year and part of one, the share (NaN where there is none that is one), the ends of its interval (NaN
    where there is none), its base (NaN where it is not known), and what is to be said of it."""

    periods: NDArray[Any]
    middles: NDArray[np.float64]
    shares: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    asked: NDArray[np.float64]
    notes: NDArray[Any]

    def nearest(self, middle: float) -> int | None:
        """The place of the share whose year is nearest to a point in time, the later of two; None where there is no
        share at all."""
        far = np.where(np.isfinite(self.shares), np.abs(self.middles - middle), np.inf)
        return int(len(far) - 1 - np.argmin(far[::-1])) if np.isfinite(far).any() else None


def read_rates(reader: Reader) -> Mapping[tuple[str, str], Rates]:
    """The shares by (parent, kind of incident), in small letters."""
    columns = {name: np.ma.asarray(column) for name, column in reader.columns(RATES).items()}
    if not len(columns["period"]):
        return {}
    keys = list(zip(columns["parent"].tolist(), columns["category"].tolist(), strict=True))
    numbers = {
        name: np.ma.filled(columns[name].astype(np.float64), np.nan)
        for name in ("middle", "proportion", "n_incidents", "low", "high")
    }
    found = {}
    for key in dict.fromkeys(keys):
        rows = np.array([each == key for each in keys])
        periods = np.array(columns["period"][rows].tolist(), dtype=object)
        found[key] = _rates(periods, {name: column[rows] for name, column in numbers.items()})
    return found


def _rates(periods: NDArray[Any], of: Mapping[str, NDArray[np.float64]]) -> Rates:
    given = of["proportion"]
    shares = np.where((given >= 0) & (given <= 1), given, np.nan)
    low, high, notes = (
        np.full_like(shares, np.nan),
        np.full_like(shares, np.nan),
        np.full(len(shares), "", object),
    )
    for row, share in enumerate(shares):
        if np.isnan(share):
            notes[row] = NO_SHARE if np.isnan(given[row]) else NOT_A_SHARE
            continue
        ends, notes[row] = _interval(row, shares, of)
        low[row], high[row] = ends or (np.nan, np.nan)
    return Rates(periods, of["middle"], shares, low, high, of["n_incidents"], notes)


def _interval(
    row: int, shares: NDArray[np.float64], of: Mapping[str, NDArray[np.float64]]
) -> tuple[tuple[float, float] | None, str]:
    """As it is published; else of its base; else of the spread of years, which is said."""
    share, asked = shares[row], of["n_incidents"][row]
    low, high = of["low"][row], of["high"][row]
    if 0 <= low <= share <= high <= 1:
        return (float(low), float(high)), ""
    if asked >= 1:
        sampling = wilson(np.rint(share * asked), asked).sampling
        if sampling is not None:
            return (min(float(sampling.low), float(share)), max(float(sampling.high), float(share))), ""
    recent = (
        (of["middle"] > of["middle"][row] - YEARS) & (np.arange(len(shares)) <= row) & np.isfinite(shares)
    )
    ends = spread_over_years(of["middle"][recent], shares[recent])
    return ends, OF_YEARS if ends else NO_INTERVAL
