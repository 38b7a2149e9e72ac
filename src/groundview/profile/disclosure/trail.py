"""The trail of reasons of a single case, for readers who may read records and for nobody else.

A case is a number. No reference, name, place or date goes with it, and reasons are in words without names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One criterion that a definition asks: what it claims, the answer (met, not met, unknown), and why."""

    claim: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseTrail:
    """One case under one definition: what it makes of the case (organised, not organised, open), how many cases of its
    context answer every criterion alike, and the criteria that the definition asks, in its order."""

    number: int
    context: str
    definition: str
    answer: str
    n_alike: int
    steps: tuple[TrailStep, ...]
