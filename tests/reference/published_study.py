"""What the study published (published_study.yml), and its arithmetic done again with groundview.statistics."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from groundview.declare import Declaration, load_yaml
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate

FILE = Path(__file__).with_suffix(".yml")
Kind = Literal["share", "count", "number", "rate", "quotient", "difference", "bounds"]


class Source(Declaration, frozen=True):
    """Where a number was printed, and what of it was to hand."""

    title: str
    at: str
    seen: str


class Check(Declaration, frozen=True):
    """One piece of arithmetic on published numbers, and what was published as its result, if anything was.

    `of` holds the numbers: part and whole, count, amount and exposure, dividend and divisor, or one number as it is.
    `digits` are those in which the result was printed (-3: thousands). `agrees: false` says that it does not follow.
    """

    kind: Kind
    label: str
    of: tuple[float, ...]
    published: float | None = None
    digits: int = 1
    comparison: Literal["rounds_to", "at_least"] = "rounds_to"
    agrees: bool = True
    numerator_printed: bool = True


class Figure(Declaration, frozen=True):
    """One published figure: what is done with it again, or why nothing is, and what answers it for another area."""

    figure: str
    context: str
    title: str
    says: str
    sources: tuple[str, ...] = msgspec.field(name="from")
    measures: tuple[str, ...]
    how: str
    checks: tuple[Check, ...] = ()
    coding_range: tuple[float, float] | None = None
    percents: tuple[float, ...] = ()
    why_not: str = ""
    note: str = ""
    definitions: tuple[str, ...] = ()


class Study(Declaration, frozen=True):
    """The published study."""

    sources: dict[str, Source]
    figures: tuple[Figure, ...]


@cache
def study() -> Study:
    """The file, read strictly."""
    return load_yaml(FILE, Study)


def again(check: Check) -> Estimate:
    """The arithmetic done again, shape (): shares in percent, everything else in its own unit."""
    first, second = (*check.of, 1.0)[:2]
    if check.kind == "share":
        return _percent(wilson(first, second))
    if check.kind == "count":
        return exact_poisson(first)
    if check.kind == "rate":
        return rate(first, second, unit=check.label, per=1.0)
    if check.kind == "bounds":
        # Of `second` found, at most `first` are among the mapped, and perhaps none.
        bounds = Interval.of(0.0, 100.0 * first / second)
        return Estimate(np.asarray(np.nan), "%", "bounds from what was not printed", evidence=bounds)
    value = first - second if check.kind == "difference" else first / second
    return Estimate(np.asarray(value), check.label, "arithmetic on published numbers")


def holds(check: Check) -> bool:
    """Whether what was published as the result is what comes of it, to the digits in which it was printed."""
    value = float(again(check).value)
    if check.published is None:
        return True
    if check.comparison == "at_least":
        return value >= check.published
    return round(value, check.digits) == check.published


def numerators(percent: float, whole: int) -> list[int]:
    """The whole numbers that, of `whole`, round to so many per cent."""
    return [part for part in range(whole + 1) if round(100 * part / whole) == percent]


def sample_where_coding_is_wider(low: float, high: float) -> int:
    """The least sample from which a coding range, in percent, is wider than chance makes a share in its middle."""
    middle = (low + high) / 200
    sizes = np.arange(10, 5000)
    made = wilson(np.round(middle * sizes), sizes).sampling
    assert made is not None
    return int(sizes[np.argmax(100 * (made.high - made.low) < high - low)])


def _percent(share: Estimate) -> Estimate:
    assert share.sampling is not None
    doubt = Interval.of(100 * share.sampling.low, 100 * share.sampling.high)
    return Estimate(100 * share.value, "%", share.method, sampling=doubt)
