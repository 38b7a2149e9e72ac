"""Classes for a map: at most five, of about equally many areas, with round limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundview.profile.report.charts import theme

_MOST = len(theme.SEQUENTIAL)


@dataclass(frozen=True, slots=True)
class Classes:
    """Upper limits between classes, low to high: a value is in the first class whose limit it is below."""

    limits: tuple[float, ...]
    places: int

    def colour(self, value: float) -> str:
        """The colour of a value."""
        level = sum(value >= limit for limit in self.limits)
        return self.colours()[level]

    def colours(self) -> tuple[str, ...]:
        """One colour a class, light to dark; fewer classes take the darker ones, which differ more."""
        return theme.SEQUENTIAL[_MOST - len(self.limits) - 1 :]

    def labels(self) -> list[str]:
        """Each class in words, low to high."""
        texts = [f"{limit:,.{self.places}f}" for limit in self.limits]
        if not texts:
            return ["all areas"]
        between = [f"{low} to under {high}" for low, high in pairwise(texts)]
        return [f"under {texts[0]}", *between, f"{texts[-1]} and over"]


def classes_of(values: Sequence[float]) -> Classes:
    """Classes for these values; fewer than five where rounding makes limits equal."""
    ordered = sorted(values)
    if not ordered:
        return Classes((), 0)
    cuts = [ordered[len(ordered) * step // _MOST] for step in range(1, _MOST)]
    digits = _digits(cuts)
    limits = sorted({round(cut, digits) for cut in cuts} - {round(ordered[0], digits)})
    return Classes(tuple(limits), max(digits, 0))


def _digits(cuts: Sequence[float]) -> int:
    """The fewest decimals that move no cut by more than a tenth of the way from the first to the last."""
    spread = cuts[-1] - cuts[0]
    if spread <= 0:
        return 0
    finest = 2 - math.floor(math.log10(spread))
    coarse = (digits for digits in range(finest - 3, finest) if _moves(cuts, digits) <= spread / 10)
    return next(coarse, finest)


def _moves(cuts: Sequence[float], digits: int) -> float:
    """How far rounding moves the cut that it moves most."""
    return max(abs(round(cut, digits) - cut) for cut in cuts)
