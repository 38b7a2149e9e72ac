"""Judging: a decision about two records given, taken back and listed. The file says who, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import UsageProblem
from groundview.evidence.linkage.judgements.file import NAME, append, read_judgements
from groundview.evidence.linkage.judgements.judgement import (
    ANSWERS,
    Judgement,
    RecordName,
    last_for_each_pair,
    unwithdrawn,
)
from groundview.evidence.linkage.judgements.naming import find_record
from groundview.evidence.linkage.judgements.standing import Standing, standing
from groundview.evidence.records.by_hand.cells import one_line
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.clock import Clock, now
from groundview.study import Declared

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, and whether it stands: nobody has taken it back, and no later one is about the same pair."""

    entry: Judgement
    stands: bool


def judgements_file(study: Declared) -> Path:
    """Where the study's judgements are kept."""
    return study.linkage / NAME


def give(
    study: Declared, references: Sequence[str], answer: str, by: str, why: str, clock: Clock = now
) -> tuple[Judgement, Standing]:
    """Keeps an answer about two records, and says what stands then. Raises UsageProblem for an answer that is none, a
    judge or reason that is not named, and references that do not mean two records of the study."""
    if answer not in ANSWERS:
        raise UsageProblem(
            "That is not an answer.", next_step=f"groundview judge pair ... --answer {'|'.join(ANSWERS)}"
        )
    said_by, reason = _required(by, "--by"), _required(why, "--why")
    with linked_store(study) as store:
        left, right = two_records(store.connection, references)
        entry = Judgement(0, answer, left, right, said_by, clock().isoformat(), reason)
        kept = append(judgements_file(study), lambda _: [entry])[0]
        return kept, standing(judgements_file(study), store.connection)


def take_back(
    study: Declared, references: Sequence[str], number: int, by: str, why: str, clock: Clock = now
) -> Judgement:
    """Takes a judgement back, named by its number or, with `number` 0, by its two references: the one that stands. It
    stays in the file, with an entry that withdraws it. Raises UsageProblem where there is none."""
    said_by, reason = _required(by, "--by"), _required(why, "--why")
    names = None if number else _names(study, references)

    def withdrawal(there: Sequence[Judgement]) -> list[Judgement]:
        gone = _by_number(there, number) if names is None else _by_names(there, names)
        moment = clock().isoformat()
        return [
            Judgement(0, "withdrawn", gone.left, gone.right, said_by, moment, reason, withdraws=gone.entry)
        ]

    return append(judgements_file(study), withdrawal)[0]


def listed(study: Declared) -> list[Listed]:
    """Every entry in order, and whether it stands."""
    entries = read_judgements(judgements_file(study))
    standing_ones = {entry.entry for entry in last_for_each_pair(entries)}
    return [Listed(entry, entry.entry in standing_ones) for entry in entries]


@contextmanager
def linked_store(study: Declared) -> Iterator[Store]:
    """The open store; raises UsageProblem where no person record stands in it yet."""
    if not study.store.is_file():
        raise _not_run(study)
    with open_store(study.store) as store:
        row = store.connection.execute(
            "SELECT max(estimated_size) FROM duckdb_tables() WHERE table_name = 'person_records'"
        ).fetchone()
        if row is None or not row[0]:
            raise _not_run(study)
        yield store


def two_records(
    connection: duckdb.DuckDBPyConnection, references: Sequence[str]
) -> tuple[RecordName, RecordName]:
    """The two records that two references mean; raises UsageProblem where they do not mean two."""
    if len(references) != 2:
        raise UsageProblem("A pair is two references.", next_step="groundview judge pair STUDY REF REF ...")
    left, left_id = find_record(connection, references[0], "first")
    right, right_id = find_record(connection, references[1], "second")
    if left_id == right_id:
        raise UsageProblem("Both references mean the same record.", next_step="Give two records.")
    return left, right


def _names(study: Declared, references: Sequence[str]) -> tuple[RecordName, RecordName]:
    with linked_store(study) as store:
        left, right = sorted(two_records(store.connection, references))
        return left, right


def _by_number(there: Sequence[Judgement], number: int) -> Judgement:
    for entry in unwithdrawn(there):
        if entry.entry == number:
            return entry
    raise _none_to_take_back("no judgement that stands has this number")


def _by_names(there: Sequence[Judgement], names: tuple[RecordName, RecordName]) -> Judgement:
    for entry in last_for_each_pair(there):
        if entry.pair == names:
            return entry
    raise _none_to_take_back("nobody has judged this pair, or it has been taken back")


def _none_to_take_back(why: str) -> UsageProblem:
    return UsageProblem(
        "There is nothing to take back.",
        why=why,
        next_step="groundview judge list STUDY shows every judgement with its number.",
    )


def _required(text: str, option: str) -> str:
    if not one_line(text):
        raise UsageProblem(
            f"A judgement needs {option}.",
            why="who judged, and why, stands with every judgement for as long as the study does",
        )
    return one_line(text)


def _not_run(study: Declared) -> UsageProblem:
    return UsageProblem(
        "This study has no person records yet.",
        where=str(study.store),
        next_step=f"groundview run {study.folder}",
    )
