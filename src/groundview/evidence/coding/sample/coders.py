"""Who codes what: cases dealt out in turn, and a part of each stratum to two coders."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from groundview.errors import UsageProblem
from groundview.evidence.records.by_hand.cells import one_line

NOBODY_NAMED = ("coder_a", "coder_b")
"""Whom sheets are made for where nobody is named."""


def checked_coders(names: Sequence[str], double: float) -> tuple[str, ...]:
    """The coders' names in one way of writing; raises UsageProblem for one that is empty or stands twice, and for a
    part coded twice that is no share or that one coder alone is to code."""
    given = tuple(one_line(name) for name in names) or NOBODY_NAMED
    if not all(given) or len({name.casefold() for name in given}) < len(given):
        raise UsageProblem("Every coder needs a name of their own.", next_step="--coders Ann --coders Bob")
    if any(sign in name for name in given for sign in ";,"):
        raise UsageProblem(
            "A coder's name holds a comma or semicolon.", next_step="Give one coder with each --coders."
        )
    if not 0 <= double <= 1:
        raise UsageProblem("The part that two people code is a share from 0 to 1.", next_step="--double 0.33")
    if double and len(given) < 2:
        raise UsageProblem(
            "Two people cannot code a case where one coder is named.",
            why="how far coders agree can only be seen where two answer independently",
            next_step="Name a second one with --coders, or draw with --double 0.",
        )
    return given


def how_many_twice(drawn: int, double: float) -> int:
    """How many of so many drawn cases two people code: at least one, where any is."""
    return min(drawn, max(math.floor(double * drawn + 0.5), 1)) if double else 0


def dealt_out(twice: Sequence[bool], coders: Sequence[str]) -> list[tuple[str, ...]]:
    """The coders of each case, in the order of the cases: everybody in turn, and to each who comes first in a case that
    two code every other one in turn as the second."""
    seconds: dict[int, int] = dict.fromkeys(range(len(coders)), 0)
    found: list[tuple[str, ...]] = []
    for number, both in enumerate(twice):
        first = number % len(coders)
        if both:
            second = (first + 1 + seconds[first] % (len(coders) - 1)) % len(coders)
            seconds[first] += 1
            found.append((coders[first], coders[second]))
        else:
            found.append((coders[first],))
    return found


def sheets_of(cases: Mapping[int, tuple[str, ...]], coders: Sequence[str]) -> dict[str, list[int]]:
    """By coder the numbers of the cases on their sheet; a coder without any has none."""
    return {coder: [number for number, named in cases.items() if coder in named] for coder in coders}
