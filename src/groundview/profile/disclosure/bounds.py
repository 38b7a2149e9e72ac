"""The doubts of a figure, worked out again from its rounded counts so that they give nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np

from groundview.errors import DisclosureBlock
from groundview.profile.disclosure.among_areas import among_areas
from groundview.profile.disclosure.bases import bases
from groundview.profile.disclosure.columns import Columns, Mask, Numbers
from groundview.profile.disclosure.kinds import COUNT, RATE, SHARE, Kinds
from groundview.profile.disclosure.primary import too_small
from groundview.profile.disclosure.rounding import Rounded, nearest, step
from groundview.profile.disclosure.rules import Rules
from groundview.statistics.counts import exact_poisson
from groundview.statistics.estimate import DOUBTS, Estimate
from groundview.statistics.proportions import wilson
from groundview.statistics.ratios import rate_ratio

Pair = tuple[Numbers, Numbers]


def doubts(columns: Columns, found: Kinds, safe: Rounded, hidden: Mask, rules: Rules) -> Mapping[str, Pair]:
    """For each kind of doubt its lows and highs, shape (k,) each; NaN where it was not measured, or may not be told."""
    given = {kind: (columns.numbers[f"{kind}_low"], columns.numbers[f"{kind}_high"]) for kind in DOUBTS}
    if rules.rounding == 1:
        return given
    coarse = {kind: _coarse(pair, columns, found, safe, rules) for kind, pair in given.items()}
    by_area = np.isfinite(given["areas"][0])
    return coarse | {
        "sampling": _sampling(coarse["sampling"], columns, found, safe),
        "areas": among_areas(by_area, columns, safe, hidden, rules),
    }


def _coarse(pair: Pair, columns: Columns, found: Kinds, safe: Rounded, rules: Rules) -> Pair:
    """Bounds as counts, pushed outwards where the count, or the rest of its whole, is too small to show, rounded, and
    turned back."""
    each, base = _worth_of_one(columns, found), bases(columns, rules)
    whole = np.where(found.kind == SHARE, found.whole, np.nan)
    low, high = (bound / each for bound in pair)
    # Doubts of the last digit must not turn a whole count into one below it.
    low, high = np.round(low, 6), np.round(high, 6)
    low = np.where(too_small(whole - low, rules), np.maximum(whole - rules.threshold, 0.0), low)
    low = np.where(too_small(low, rules), 0.0, low)
    high = np.where(too_small(high, rules), rules.threshold, high)
    high = np.where(too_small(whole - high, rules), whole, high)
    with np.errstate(divide="ignore", invalid="ignore"):
        # What anybody can look up (residents) stays exact; another exact denominator could be read off its multiples.
        private = (found.kind == SHARE) | np.isfinite(found.whole)
        again = np.where(private, found.factor / safe.denominator, each)
        counted = [nearest(events, base) * again for events in (low, high)]
    stepped = [np.where(found.harmless, bound, nearest(bound, step(columns, found, rules))) for bound in pair]
    low, high = (np.where(np.isfinite(each), *both) for both in zip(counted, stepped, strict=True))
    # Rounding must not leave a figure outside its own bounds; where there is no bound there is none to widen.
    value = np.where(np.isfinite(low), safe.value, np.nan)
    return np.fmin(low, value), np.fmax(high, value)


def _worth_of_one(columns: Columns, found: Kinds) -> Numbers:
    """How far one event moves a count, a share or a rate; NaN for any other figure."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = found.factor / columns.numbers["denominator"]
    return np.select(
        [found.kind == COUNT, np.isin(found.kind, (SHARE, RATE))], [np.ones_like(ratio), ratio], np.nan
    )


def _sampling(otherwise: Pair, columns: Columns, found: Kinds, safe: Rounded) -> Pair:
    """Wilson's, the Poisson interval and that of a ratio, of the rounded counts; any other as `otherwise` has it."""
    low, high = (bound.copy() for bound in otherwise)
    method = columns.words["method"]
    measured = np.isfinite(low) & np.isfinite(columns.numbers["value"])
    for words in sorted(set(method[measured])):
        rows = measured & (method == words)
        for chosen, interval in _again(words, rows, found, safe):
            low[chosen], high[chosen] = interval
    return low, high


def _again(method: str, rows: Mask, found: Kinds, safe: Rounded) -> Iterator[tuple[Mask, Pair]]:
    """The rows whose interval the words of a method tell how to work out, and that interval."""
    stated = re.findall(r"([\d.]+) ?%", method)
    confidence = float(stated[-1]) / 100 if stated else 0.95
    if "wilson" in method.lower():
        shares = rows & (found.kind == SHARE)
        share = wilson(safe.numerator[shares], safe.denominator[shares], confidence=confidence)
        yield shares, _scaled(share, found.factor[shares])
    if "ratio of rates" in method.lower():
        ratios = rows & np.isin(found.kind, (SHARE, RATE)) & np.isfinite(found.whole)
        ratio = rate_ratio(safe.denominator[ratios], safe.numerator[ratios], confidence=confidence)
        yield ratios, _scaled(ratio, found.factor[ratios])
    if "poisson" in method.lower():
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = found.factor / safe.denominator
        for kind, scale in ((COUNT, np.ones_like(rate)), (RATE, rate)):
            events = rows & (found.kind == kind)
            count = safe.value if kind == COUNT else safe.numerator
            yield events, _scaled(exact_poisson(count[events], confidence=confidence), scale[events])


def _scaled(estimate: Estimate, scale: Numbers) -> Pair:
    if estimate.sampling is None:
        raise DisclosureBlock(f"The method {estimate.method!r} gave no interval of the rounded counts.")
    return estimate.sampling.low * scale, estimate.sampling.high * scale
