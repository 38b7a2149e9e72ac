"""How good the linkage is: precision and recall from judged pairs, overall and by sex, age and origin of name.

What the answers are held against is the linkage as it was when the sample was drawn: since then the same answers have
been obeyed, and every judged pair is right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundview.evidence.linkage.assess.breakdowns import BREAKDOWNS
from groundview.evidence.linkage.assess.design import Design
from groundview.evidence.linkage.assess.draw import DrawnPair
from groundview.evidence.linkage.assess.rates import NONE, Rate, precision, recall
from groundview.evidence.linkage.assess.strata import Answered, Strata, counted
from groundview.evidence.linkage.judgements.judgement import (
    ANSWERS,
    Judgement,
    RecordName,
    last_for_each_pair,
)

SAYS_NOTHING = ("not known",)
"""Groups of a pair that are not shown: nothing can be compared with them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, in words; of which pairs; how; and whether it rests on those judged the same alone."""

    says: str
    speaks_of: Callable[[DrawnPair], bool]
    rate: Callable[[Strata, float], Rate]
    rests_on_same: bool


MEASURES: dict[str, Measure] = {
    "precision": Measure(
        "of the linked pairs of records, the share that are one person",
        lambda pair: pair.linked,
        precision,
        rests_on_same=False,
    ),
    "recall": Measure(
        "of the pairs that are one person and were compared and found at least a little alike, the share that are "
        "linked",
        lambda pair: not pair.far,
        recall,
        rests_on_same=True,
    ),
    "recall_all": Measure(
        "the same, with pairs that are hardly alike or were never compared, as long as they were born on one day; what "
        "was never compared and shares no day of birth is outside",
        lambda pair: True,
        recall,
        rests_on_same=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Assessed:
    """One figure: `measure` is one of `MEASURES` (of pairs), `breakdown` empty or such as `sex=F`; `value` with `low`
    and `high` from sampling; `unsure_low` and `unsure_high` where every pair judged unsure went one way or the other.
    `n` is the number of judged pairs that it rests on, and `note` says why there is no value."""

    measure: str
    breakdown: str
    value: float | None
    low: float | None
    high: float | None
    unsure_low: float | None
    unsure_high: float | None
    n: int
    n_unsure: int
    note: str


def answered(pairs: Sequence[DrawnPair], entries: Sequence[Judgement]) -> list[Answered]:
    """The drawn pairs with the judgement that stands for each."""
    by_pair: dict[tuple[RecordName, RecordName], Judgement] = {
        entry.pair: entry for entry in last_for_each_pair(entries)
    }
    found = ((pair, by_pair.get(_in_order(pair))) for pair in pairs)
    return [Answered(pair, entry.answer if entry else None) for pair, entry in found]


def assessed(answers: Sequence[Answered], design: Design) -> list[Assessed]:
    """The figures: each measure overall, then by every group of every breakdown that has an answered pair."""
    groups = [("", "")]
    for name in BREAKDOWNS:
        there = {one.pair.groups[name] for one in answers if one.answer} - set(SAYS_NOTHING)
        groups += [(name, group) for group in sorted(there)]
    return [_figure(name, group, answers, measure, design) for measure in MEASURES for name, group in groups]


def _in_order(pair: DrawnPair) -> tuple[RecordName, RecordName]:
    return (pair.left, pair.right) if pair.left <= pair.right else (pair.right, pair.left)


def _figure(name: str, group: str, answers: Sequence[Answered], measure: str, design: Design) -> Assessed:
    def belongs(pair: DrawnPair) -> bool:
        return not name or pair.groups[name] == group

    asked = MEASURES[measure]
    relevant = [one for one in answers if asked.speaks_of(one.pair)]
    strata = counted(relevant, belongs)
    n = int(strata.inside.sum())
    why = _too_few(int(strata.same.sum()) if asked.rests_on_same else n, asked, design)
    rate = NONE if why else asked.rate(strata, design.confidence)
    ends = NONE[:2] if why else _ends(asked, relevant, belongs, design)
    return Assessed(
        measure=measure,
        breakdown=f"{name}={group}" if name else "",
        value=_number(rate.value),
        low=_number(rate.low),
        high=_number(rate.high),
        unsure_low=_number(ends[0]),
        unsure_high=_number(ends[1]),
        n=n,
        n_unsure=sum(1 for one in relevant if one.answer == "unsure" and belongs(one.pair)),
        note=why or _left_out(relevant),
    )


def _ends(
    asked: Measure, relevant: Sequence[Answered], belongs: Callable[[DrawnPair], bool], design: Design
) -> tuple[float, float]:
    """The least and most that the figure could be, were all unsure pairs different, or all the same."""
    values = [
        asked.rate(counted(relevant, belongs, unsure=answer), design.confidence).value
        for answer in ANSWERS[:2]
    ]
    return min(values), max(values)


def _too_few(n: int, asked: Measure, design: Design) -> str:
    if n >= design.least_judged:
        return ""
    what = "pairs judged to be one person" if asked.rests_on_same else "linked pairs judged"
    return f"no figure: {n} {what}, and fewer than {design.least_judged} would say next to nothing"


def _left_out(relevant: Sequence[Answered]) -> str:
    """What the figure does not speak of, since nobody has judged any of it yet."""
    sizes = {one.pair.stratum: one.pair.size for one in relevant}
    decided = {one.pair.stratum for one in relevant if one.answer in ("same", "different")}
    left = sum(size for stratum, size in sizes.items() if stratum not in decided)
    return f"Left out: {left:,} pairs of kinds of which none has been decided yet." if left else ""


def _number(value: float) -> float | None:
    """A number to nine places, so that it is the same on every machine; None where there is none."""
    return None if math.isnan(value) else round(value, 9)
