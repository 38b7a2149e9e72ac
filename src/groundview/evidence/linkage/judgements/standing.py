"""The judgements that stand, as pairs of this run's records: what the linkage has to obey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.evidence.linkage.judgements.contradictions import Contradiction, contradictions
from groundview.evidence.linkage.judgements.file import read_judgements
from groundview.evidence.linkage.judgements.judgement import Judgement, unwithdrawn
from groundview.evidence.linkage.judgements.naming import resolved
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

Pair = tuple[int, int]
PAIR = {"left_id": "BIGINT", "right_id": "BIGINT"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How many pairs are judged same, different and unsure; entries about records that are not there (or no longer
    one), which are not used; judgements that contradict each other, none of which is used."""

    n_same: int
    n_different: int
    n_unsure: int
    not_found: tuple[int, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def remarks(self) -> list[str]:
        """What a reader has to be told, in sentences without any reference."""
        said = [str(one) for one in self.contradictions]
        if self.not_found:
            entries = ", ".join(map(str, self.not_found))
            said.append(
                f"judgements about a record that is not there, or of which there are several: {entries}"
            )
        return said


def standing(path: Path, connection: duckdb.DuckDBPyConnection) -> Standing:
    """Makes the temporary tables `judged_same` and `judged_different` (left_id, right_id: record_ids of
    `person_records`, left below right) of the judgements that stand, and says how many there are.

    The last judgement of a pair stands. One about a record that is not there is passed over, since it may come back;
    those that contradict each other are left out, all of them, and named. Raises DataProblem for a file that is not
    as it should be.
    """
    by_pair, not_found = judged_pairs(path, connection)
    same = {pair: one.entry for pair, one in by_pair.items() if one.answer == "same"}
    different = {pair: one.entry for pair, one in by_pair.items() if one.answer == "different"}
    found = contradictions(same, different)
    out = {entry for one in found for entry in (one.different, *one.chain)}
    n_same = _put(connection, "judged_same", {pair for pair, entry in same.items() if entry not in out})
    n_different = _put(
        connection, "judged_different", {pair for pair, entry in different.items() if entry not in out}
    )
    n_unsure = len(by_pair) - len(same) - len(different)
    return Standing(n_same, n_different, n_unsure, not_found, tuple(found))


def judged_pairs(
    path: Path, connection: duckdb.DuckDBPyConnection
) -> tuple[Mapping[Pair, Judgement], tuple[int, ...]]:
    """The judgement that stands for each pair of record_ids, and the entries whose records are not there."""
    entries = unwithdrawn(read_judgements(path))
    places = resolved(connection, (name for entry in entries for name in entry.pair))
    by_pair: dict[Pair, Judgement] = {}
    not_found: list[int] = []
    for entry in entries:
        (n_left, left), (n_right, right) = places[entry.left], places[entry.right]
        if n_left == n_right == 1 and left != right:
            by_pair[min(left, right), max(left, right)] = entry
        else:
            not_found.append(entry.entry)
    return by_pair, tuple(not_found)


def _put(connection: duckdb.DuckDBPyConnection, name: str, pairs: set[Pair]) -> int:
    ordered = sorted(pairs)
    columns = {"left_id": [left for left, _ in ordered], "right_id": [right for _, right in ordered]}
    put_table(connection, name, columns, PAIR)
    return len(ordered)
