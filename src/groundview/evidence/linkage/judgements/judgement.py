"""What a person decided about two records: the same human being, different ones, or unsure; who, when and why.

A record is named by its nominal reference, and by the source and system in which it stands: the same reference may
stand in two of them for two people. Nothing else of the record is kept, so that a judgement says nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Answer = Literal["same", "different", "unsure", "withdrawn"]
ANSWERS: tuple[Answer, ...] = ("same", "different", "unsure")
"""What may be answered. `withdrawn` stands in an entry that takes an earlier one back."""


@dataclass(frozen=True, slots=True, order=True)
class RecordName:
    """Which record is meant; an empty system or source means any."""

    reference: str
    system: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry: about the records `left` and `right`, given `by` somebody `at` a moment (ISO 8601), for the reason
    `why`. `withdraws` is the number of the entry that this one takes back, 0 for none; `sample` the sample that asked
    the question, 0 for none."""

    entry: int
    answer: Answer
    left: RecordName
    right: RecordName
    by: str
    at: str
    why: str
    withdraws: int = 0
    sample: int = 0

    @property
    def pair(self) -> tuple[RecordName, RecordName]:
        """The two records in one order, however they were given."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


def unwithdrawn(entries: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody has taken back, in their order."""
    found = list(entries)
    gone = {entry.withdraws for entry in found if entry.answer == "withdrawn"}
    return [entry for entry in found if entry.answer != "withdrawn" and entry.entry not in gone]


def last_for_each_pair(entries: Iterable[Judgement]) -> list[Judgement]:
    """Of the judgements that nobody has taken back, the last one for each pair: that is the one which stands."""
    last = {entry.pair: entry for entry in unwithdrawn(entries)}
    return sorted(last.values(), key=lambda entry: entry.entry)
