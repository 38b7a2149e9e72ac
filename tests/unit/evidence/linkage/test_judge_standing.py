"""The judgements that stand, as pairs of records: the last wins, contradictions are told, lost records are remarked."""

from __future__ import annotations

from pathlib import Path

import pytest
from judged_world import database, judged, kept, put_record, withdrawn

from groundview.errors import UsageProblem
from groundview.evidence.linkage.judgements.contradictions import contradictions
from groundview.evidence.linkage.judgements.judgement import Judgement, RecordName
from groundview.evidence.linkage.judgements.naming import find_record
from groundview.evidence.linkage.judgements.standing import Standing, standing

Pairs = list[tuple[int, int]]


def tables_of(folder: Path, *entries: Judgement) -> tuple[Standing, Pairs, Pairs]:
    connection = database()
    found = standing(kept(folder, *entries), connection)
    same, different = (
        connection.execute(f"SELECT left_id, right_id FROM judged_{answer} ORDER BY ALL").fetchall()
        for answer in ("same", "different")
    )
    return found, same, different


def test_without_a_file_nothing_is_judged(tmp_path: Path) -> None:
    connection = database()
    found = standing(tmp_path / "judgements.csv", connection)
    assert found == Standing(0, 0, 0, (), ())
    assert connection.execute("SELECT count(*) FROM judged_same").fetchall() == [(0,)]


def test_pairs_have_the_lesser_record_first(tmp_path: Path) -> None:
    found, same, different = tables_of(
        tmp_path, judged("B", "same", "A"), judged("D", "different", "C"), judged("A", "unsure", "C")
    )
    assert (same, different) == ([(1, 2)], [(3, 4)])
    assert (found.n_same, found.n_different, found.n_unsure) == (1, 1, 1)


def test_the_last_one_wins_however_the_pair_is_written(tmp_path: Path) -> None:
    _, same, different = tables_of(tmp_path, judged("A", "same", "B"), judged("B", "different", "A"))
    assert (same, different) == ([], [(1, 2)])


def test_what_is_taken_back_no_longer_hides_what_was_before(tmp_path: Path) -> None:
    _, same, different = tables_of(
        tmp_path, judged("A", "same", "B"), judged("A", "different", "B"), withdrawn(2)
    )
    assert (same, different) == ([(1, 2)], [])


def test_one_pair_under_two_names_is_one_pair(tmp_path: Path) -> None:
    with_system = Judgement(
        0, "different", RecordName("A", "crime"), RecordName("B", "", "standard_nominals"), "Ann",
        "2026-03-02T00:00:00+00:00", "seen",
    )  # fmt: skip
    _, same, different = tables_of(tmp_path, judged("A", "same", "B"), with_system)
    assert (same, different) == ([], [(1, 2)])


def test_a_record_that_is_gone_is_a_remark(tmp_path: Path) -> None:
    found, same, _ = tables_of(tmp_path, judged("A", "same", "Canary"), judged("A", "same", "B"))
    assert same == [(1, 2)]
    assert found.not_found == (1,)
    assert "1" in found.remarks[0]
    assert "Canary" not in found.remarks[0]


def test_a_reference_that_stands_twice_is_not_guessed(tmp_path: Path) -> None:
    connection = database()
    put_record(connection, 5, "A", system="custody")
    found = standing(kept(tmp_path, judged("A", "same", "B")), connection)
    assert (found.n_same, found.not_found) == (0, (1,))


def test_contradictions_are_told_and_none_of_them_is_used(tmp_path: Path) -> None:
    found, same, different = tables_of(
        tmp_path,
        judged("A", "same", "B"),
        judged("B", "same", "C"),
        judged("A", "different", "C"),
        judged("C", "same", "D"),
    )
    assert (same, different) == ([(3, 4)], [])
    assert [(one.different, one.chain) for one in found.contradictions] == [(3, (1, 2))]
    assert "judgements 1 and 2 and 3 cannot all be true" in found.remarks[0]
    assert "groundview judge undo STUDY --entry 3" in found.remarks[0]


def test_taking_one_back_settles_a_contradiction(tmp_path: Path) -> None:
    found, same, different = tables_of(
        tmp_path,
        judged("A", "same", "B"),
        judged("B", "same", "C"),
        judged("A", "different", "C"),
        withdrawn(2),
    )
    assert (found.contradictions, same, different) == ((), [(1, 2)], [(1, 3)])


def test_longer_chains_are_found_when_the_short_one_is_out() -> None:
    ring = {(1, 2): 10, (2, 3): 11, (1, 4): 12, (4, 5): 13, (3, 5): 14}
    found = contradictions(ring, {(1, 3): 20, (1, 5): 21})
    assert [(one.different, one.chain) for one in found] == [(20, (10, 11)), (21, (12, 13))]


@pytest.mark.parametrize("different", [{(1, 9): 5}, {(8, 9): 5}, {}])
def test_where_no_chain_goes_round_there_is_no_contradiction(different: dict[tuple[int, int], int]) -> None:
    assert contradictions({(1, 2): 1, (2, 3): 2, (8, 7): 3}, different) == []


def test_a_record_is_found_by_its_reference_and_by_its_system_where_it_stands_twice() -> None:
    connection = database()
    put_record(connection, 5, "A", system="custody")
    assert find_record(connection, "B", "first") == (RecordName("B", "crime", "standard_nominals"), 2)
    assert find_record(connection, "custody:A", "first")[1] == 5
    with pytest.raises(UsageProblem, match="2 person records have the second reference") as raised:
        find_record(connection, "A", "second")
    assert "crime, custody" in raised.value.next_step
    with pytest.raises(UsageProblem) as none:
        find_record(connection, "Canary", "first")
    assert "Canary" not in str(none.value)


def test_a_colon_may_be_part_of_a_reference() -> None:
    connection = database(["x:1", "1"])
    assert find_record(connection, "x:1", "first")[1] == 1
