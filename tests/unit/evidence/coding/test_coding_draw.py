"""Drawing cases: strata and their weights, seeds, what is not drawn again, who codes what."""

from __future__ import annotations

from pathlib import Path

import pytest
from coding_world import (
    STRATUM,
    add_cases,
    code_in_extract,
    context,
    database,
    draw,
    put,
    rows,
    strata_of,
)
from hypothesis import given
from hypothesis import strategies as st

from groundview.errors import UsageProblem
from groundview.evidence.coding.case_name import name_cases
from groundview.evidence.coding.sample.clusters import draw_clusters, planned
from groundview.evidence.coding.sample.coders import checked_coders, dealt_out, how_many_twice
from groundview.evidence.coding.sample.design import design
from groundview.evidence.coding.sample.draw import drawn_cases
from groundview.evidence.coding.sample.frame import make_frame, put_taken
from groundview.evidence.coding.sample.frame_file import read_frame
from groundview.evidence.coding.sample.kept import read_samples

SIZES = {1: 900, 2: 60, 3: 30, 4: 1}


def here(tmp_path: Path, name: str = "acquisitive_crime") -> Path:
    return tmp_path / name


def test_every_stratum_is_drawn_from_and_the_unsure_one_more(tmp_path: Path) -> None:
    sample = draw(database(SIZES), here(tmp_path), 60)
    drawn = strata_of(sample.cases)
    assert len(sample.cases) == 60
    assert drawn[STRATUM[4]] == 1
    assert drawn[STRATUM[2]] / 60 > 3 * drawn[STRATUM[1]] / 900
    assert all(count >= 2 for name, count in drawn.items() if name != STRATUM[4])


def test_weights_sum_to_the_cases(tmp_path: Path) -> None:
    sample = draw(database(SIZES), here(tmp_path), 50)
    assert sum(one.size / one.drawn for one in sample.cases) == pytest.approx(991)
    assert strata_of(sample.cases) == {one.stratum: one.drawn for one in sample.cases}


def test_the_same_seed_draws_the_same_whatever_else_is_there(tmp_path: Path) -> None:
    once = draw(database(SIZES), here(tmp_path / "one"), 40, seed=7)
    crowded = database(SIZES)
    add_cases(crowded, {1: 500}, "fraud")
    crowded.execute("UPDATE cases SET case_id = 10000 - case_id")
    crowded.execute("UPDATE case_answers SET case_id = 10000 - case_id")
    assert draw(crowded, here(tmp_path / "two"), 40, seed=7).cases == once.cases
    assert draw(database(SIZES), here(tmp_path / "three"), 40, seed=8).cases != once.cases


def test_the_order_of_a_sheet_tells_nothing_of_strata(tmp_path: Path) -> None:
    cases = draw(database({1: 200, 2: 200}), here(tmp_path), 200).cases
    first, last = (strata_of(part) for part in (cases[:100], cases[100:]))
    assert all(abs(first[name] - last[name]) < 50 for name in first)


def test_drawn_cases_are_not_drawn_again_and_keep_their_stratum(tmp_path: Path) -> None:
    connection = database(SIZES)
    first = draw(connection, here(tmp_path), 40)
    connection.execute("UPDATE case_answers SET pattern_id = 4 WHERE pattern_id = 2")
    second = draw(connection, here(tmp_path), 40)
    assert not {one.case for one in first.cases} & {one.case for one in second.cases}
    assert {one.stratum for one in second.cases} <= set(STRATUM.values())
    sizes = {one.stratum: one.size for one in first.cases}
    assert all(sizes[one.stratum] == one.size for one in second.cases)
    assert {one.before for one in second.cases if one.stratum == STRATUM[2]} == {
        strata_of(first.cases)[STRATUM[2]]
    }
    assert list(read_samples(here(tmp_path))) == [1, 2]


def test_cases_that_came_later_are_strata_of_their_own(tmp_path: Path) -> None:
    connection = database(SIZES)
    draw(connection, here(tmp_path), 40)
    add_cases(connection, {1: 300})
    later = draw(connection, here(tmp_path), 100)
    new = [one for one in later.cases if one.stratum == "open, nothing points to it, since sample 2"]
    assert new
    assert all(int(one.case.case_ref[1:]) > 991 and one.size == 300 for one in new)


def test_what_the_extract_codes_is_not_drawn(tmp_path: Path) -> None:
    connection = database({1: 5})
    for ref in ("C1", "C2", "C3"):
        code_in_extract(connection, ref, "x", "yes")
    sample = draw(connection, here(tmp_path), 10)
    assert {one.case.case_ref for one in sample.cases} == {"C4", "C5"}
    assert {(one.size, one.before, one.drawn) for one in sample.cases} == {(5, 3, 2)}


def test_two_folders_may_give_one_reference_to_two_cases(tmp_path: Path) -> None:
    connection = database({1: 4})
    connection.execute(
        "UPDATE cases SET case_ref = 'SAME', source_file = 'a/' || case_id || '.csv' WHERE case_id < 3"
    )
    connection.execute("UPDATE cases SET source_file = 'b/x.csv' WHERE case_id = 2")
    code_in_extract(connection, "SAME", "x", "yes", source_file="b/codings.csv")
    sample = draw(connection, here(tmp_path), 10)
    assert sorted((one.case.case_ref, one.case.nth) for one in sample.cases) == [
        ("C3", 1),
        ("C4", 1),
        ("SAME", 1),
    ]


def test_a_design_is_read_as_it_was_written(tmp_path: Path) -> None:
    connection = database({1: 30})
    connection.execute("UPDATE cases SET case_ref = '=cmd|' || case_ref WHERE case_id < 9")
    sample = draw(connection, here(tmp_path), 20, coders=("=Ann", "Bob O'Neil"))
    assert read_samples(here(tmp_path)) == {1: sample}
    text = (here(tmp_path) / "sample-1.design.csv").read_text(encoding="utf-8")
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))


@pytest.mark.parametrize(
    ("drawn", "double", "twice"), [(10, 0.333, 3), (2, 0.333, 1), (5, 0, 0), (4, 1, 4), (1, 0.1, 1)]
)
def test_how_many_two_people_code(drawn: int, double: float, twice: int) -> None:
    assert how_many_twice(drawn, double) == twice


@given(st.lists(st.booleans(), max_size=80), st.integers(2, 6))
def test_cases_are_dealt_out_evenly(twice: list[bool], coders: int) -> None:
    names = [f"c{n}" for n in range(coders)]
    found = dealt_out(twice, names)
    firsts = [named[0] for named in found]
    assert max(map(firsts.count, names)) - min(map(firsts.count, names)) <= 1
    assert [len(set(named)) for named in found] == [2 if both else 1 for both in twice]


def test_every_pair_of_coders_has_cases_in_common() -> None:
    pairs = {frozenset(named) for named in dealt_out([True] * 60, ["a", "b", "c", "d"])}
    assert len(pairs) == 6


@pytest.mark.parametrize(
    ("names", "double"),
    [(["Ann"], 0.3), (["Ann", "ann"], 0), (["Ann", " "], 0), (["A;B", "C"], 0), (["A", "B"], 1.5)],
)
def test_coders_that_cannot_be(names: list[str], double: float) -> None:
    with pytest.raises(UsageProblem):
        checked_coders(names, double)


def test_clusters_are_drawn_whole_where_they_are_small(tmp_path: Path) -> None:
    connection = database({1: 400})
    put(connection, "cases", case_id=999, context="acquisitive_crime", case_ref="C999", case_table="offences",
        source="s", source_file="f", source_row=1)  # fmt: skip
    connection.execute("INSERT INTO case_answers VALUES (999, 1)")
    name_cases(connection)
    read_frame(connection, here(tmp_path))
    put_taken(connection, [])
    make_frame(connection, context(), design(), strata=False, number=1)
    made = draw_clusters(connection, "area", design(), 300, 1)
    assert (made.n, made.drawn, made.part) == (41, 31, pytest.approx(300 * 41 / (401 * 31)))
    sizes = dict(rows(connection, "SELECT cluster, count(*) FROM coding_chosen GROUP BY cluster"))
    assert len(sizes) == 31
    assert all(9 <= size <= 10 for name, size in sizes.items() if name.startswith("A"))
    cases, _ = drawn_cases(connection, 1, 0.3, ("a", "b"))
    assert {(one.stratum, one.size, one.drawn) for one in cases} == {("all cases", 401, len(cases))}
    assert {one.cluster for one in cases} == set(sizes)


@given(st.integers(20, 500), st.integers(1, 200), st.integers(1, 2_000))
def test_every_case_has_the_chance_that_was_planned(n: int, each: int, wanted: int) -> None:
    size = n * each
    plan = planned(size, n, wanted, 20)
    assert 20 <= plan.drawn <= n
    assert 0 < plan.part <= 1
    assert plan.drawn / n * plan.part == pytest.approx(min(wanted / size, 1.0))


def test_clusters_that_cannot_be(tmp_path: Path) -> None:
    connection = database({1: 50})
    name_cases(connection)
    read_frame(connection, here(tmp_path))
    put_taken(connection, [])
    make_frame(connection, context(), design(), strata=False, number=1)
    with pytest.raises(UsageProblem, match="no clusters called"):
        draw_clusters(connection, "moon", design(), 10, 1)
    connection.execute("UPDATE coding_frame SET area_code = 'A1'")
    with pytest.raises(UsageProblem, match="1 clusters"):
        draw_clusters(connection, "area", design(), 10, 1)
