"""One density over another: events by those at risk, or one period by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.density.surface import Surface, density
from groundview.statistics.inputs import Column, unless
from groundview.statistics.rates import per_exposure

THIN = "no ratio: fewer than {floor:g} at risk per square kilometre"


@dataclass(frozen=True, slots=True)
class RatioSurface:
    """`value` (rows, columns): events `per` so many at risk, NaN outside the area and where too few are at risk;
    `events` and `at_risk` are the two surfaces, on the same cells with the same bandwidth."""

    value: Column
    events: Surface
    at_risk: Surface
    unit: str
    method: str
    note: str


def density_ratio(
    events: ArrayLike,
    at_risk: tuple[ArrayLike, ArrayLike],
    area: Any,
    *,
    floor: float,
    per: float = 1000.0,
    **settings: Any,
) -> RatioSurface:
    """The density of events over that of what is at risk, cell by cell, both smeared alike.

    `events` (n, 2); `at_risk` is (points (m, 2), weights (m,) or 1): homes with their residents, or the events of
    another period; `settings` are those of `surface.density`, whose bandwidth, when a rule is asked for, is that of
    the events. `floor` has to be named: where the lower surface is below it (per square kilometre) the ratio would
    be ruled by a few at risk and has no value; the note counts the cells. One bandwidth for both keeps bias alike.

    Raises ValueError as `surface.density`, and for a floor or `per` that is not above 0.

    Source: Bithell (1990), Statistics in Medicine 9, 691-701; Kelsall and Diggle (1995), Statistics in Medicine 14,
    2335-2342.
    """
    if not 0.0 < floor < np.inf:
        raise ValueError(f"the floor must be above 0 per square kilometre: it is {floor}")
    above = density(events, area, **settings)
    below = density(
        at_risk[0],
        area,
        **{**settings, "bandwidth": above.bandwidth, "cell": above.cell, "weights": at_risk[1]},
    )
    thin = np.asarray(below.value < floor)
    value = per_exposure(above.value, np.where(thin, 0.0, np.nan_to_num(below.value)), per)
    few = unless(THIN.format(floor=floor), thin[~np.isnan(below.value)])
    return RatioSurface(
        value=value,
        events=above,
        at_risk=below,
        unit=f"per {per:g} at risk",
        method=f"ratio of two densities, {above.method}, no value under {floor:g} at risk per square kilometre",
        note="; ".join(filter(None, (above.note, few))),
    )
