"""`STUDY/linkage/judgements.csv`: every entry that was ever made, in order; entries are added and never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from groundview.evidence.linkage.judgements.columns import COLUMNS, as_entry, as_row
from groundview.evidence.linkage.judgements.judgement import Judgement
from groundview.evidence.records.by_hand.checked import NotAnEntry
from groundview.evidence.records.by_hand.entries import EntryFile

NAME = "judgements.csv"
Additions = Callable[[Sequence[Judgement]], Sequence[Judgement]]
"""From the entries that are there, those to add; their numbers are given when they are written."""


def read_judgements(path: Path) -> list[Judgement]:
    """Every entry, withdrawn ones among them; none where there is no file. Raises DataProblem for a header or a row
    that is not as it should be, naming row, column and reason."""
    return _file(path).read()


def append(path: Path, additions: Additions) -> list[Judgement]:
    """Adds entries at the end, all or none of them, and gives them with their numbers. Raises EnvironmentProblem while
    another process adds some, DataProblem where the file cannot be read."""
    return _file(path).append(additions)


def _file(path: Path) -> EntryFile[Judgement]:
    return EntryFile(path, COLUMNS, as_entry, as_row, _check_withdrawal)


def _check_withdrawal(entry: Judgement, before: Mapping[int, Judgement]) -> None:
    taken_back = before.get(entry.withdraws)
    if entry.withdraws and (taken_back is None or taken_back.answer == "withdrawn"):
        raise NotAnEntry("withdraws", "is not the number of an earlier judgement")
