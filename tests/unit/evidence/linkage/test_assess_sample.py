"""Drawing a sample: every pair has its stratum, the same seed draws the same pairs, and judged ones are left out."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged_world import database, put_record

from groundview.evidence.linkage.assess.allocation import Stratum, allocated
from groundview.evidence.linkage.assess.design import design
from groundview.evidence.linkage.assess.draw import Drawn, draw_pairs, of_both
from groundview.evidence.linkage.assess.frame import make_frame

BORN = date(1980, 5, 17)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    """Six records: 1, 2 and 3 are one person (2 and 3 alike), 4 was compared with 1, 5 and 6 born on one day; 7 is only
    named."""
    made = database([])
    for number in (1, 2, 4):
        put_record(made, number, f"N{number}", sex="F")
    put_record(made, 3, "N3", shape_id=2, sex="F")
    for number in (5, 6):
        put_record(made, number, f"N{number}", born_on=BORN, born_how="day", sex="M")
    put_record(made, 7, "N7", born_on=BORN, born_how="day")
    made.execute("UPDATE person_records SET nominal_ref = NULL WHERE record_id = 7")
    made.execute("INSERT INTO person_pairs VALUES (1, 2, 9, 0.9980, 0, ''), (1, 4, -3, 0.111, 0, '')")
    made.execute(
        "INSERT INTO persons (nominal_ref, record_id, person) SELECT nominal_ref, record_id, "
        "CASE WHEN record_id <= 3 THEN 1 ELSE record_id END FROM person_records"
    )
    for answer in ("same", "different"):
        made.execute(f"CREATE TEMP TABLE judged_{answer} (left_id BIGINT, right_id BIGINT)")
    return made


def strata(connection: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], str]:
    rows = connection.execute("SELECT left_id, right_id, stratum FROM judge_frame").fetchall()
    return {(left, right): stratum for left, right, stratum in rows}


def test_every_pair_of_the_frame_has_its_stratum(connection: duckdb.DuckDBPyConnection) -> None:
    make_frame(connection, design(), 0)
    assert strata(connection) == {
        (1, 2): "linked, 0.99 to 0.999",
        (1, 3): "linked, 0.99 to 0.999",
        (2, 3): "linked, records alike",
        (1, 4): "unlinked, 0.1 to 0.5",
        (5, 6): "unlinked, hardly alike, born the same day",
    }


def test_the_most_uncertain_are_strata_of_their_own(connection: duckdb.DuckDBPyConnection) -> None:
    make_frame(connection, design(), 1)
    assert strata(connection)[1, 4] == "unlinked, most uncertain"


def test_judged_pairs_are_not_drawn_again(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("INSERT INTO judged_same VALUES (1, 3)")
    connection.execute("INSERT INTO judged_different VALUES (1, 4)")
    make_frame(connection, design(), 0)
    assert set(strata(connection)) == {(1, 2), (2, 3), (5, 6)}


def draw(connection: duckdb.DuckDBPyConnection, seed: int, wanted: int = 100) -> Drawn:
    return draw_pairs(connection, design(), wanted, seed, {})


def test_the_same_seed_draws_the_same_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    assert draw(connection, 1) == draw(connection, 1)
    orders = {tuple(draw(connection, seed).ids) for seed in range(6)}
    assert len(orders) > 1


def test_a_drawn_pair_carries_its_design_and_its_groups(connection: duckdb.DuckDBPyConnection) -> None:
    drawn = draw(connection, 1)
    assert sorted(drawn.ids) == [(1, 2), (1, 3), (1, 4), (2, 3), (5, 6)]
    by_ids = dict(zip(drawn.ids, drawn.pairs, strict=True))
    far = by_ids[5, 6]
    assert (far.left.reference, far.linked, far.far, far.size, far.drawn) == ("N5", False, True, 1, 1)
    assert (far.groups["sex"], far.groups["ethnicity"], far.probability) == ("M", "not known", None)
    assert by_ids[1, 2].size == 2


def test_groups_come_from_what_the_records_say(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("UPDATE person_records SET surname = 'SMITH' WHERE record_id IN (1, 2, 3)")
    connection.execute("UPDATE person_records SET surname = 'ORWELL' WHERE record_id = 4")
    connection.execute("INSERT INTO offences (recorded_on) VALUES (DATE '2020-05-16')")
    connection.execute(
        "INSERT INTO nominals (nominal_ref, system, source, ethnicity_self, nationality) VALUES "
        "('N5', 'crime', 'standard_nominals', 'pakistani', 'British'), "
        "('N6', 'crime', 'standard_nominals', 'A wording of its own', 'Narnian')"
    )
    drawn = draw_pairs(connection, design(), 100, 1, {"SMITH": "one", "ORWELL": "two"})
    groups = {ids: pair.groups for ids, pair in zip(drawn.ids, drawn.pairs, strict=True)}
    assert groups[1, 2]["name_group"] == "one"
    assert groups[1, 4]["name_group"] == "differs"
    assert groups[1, 2]["surname"] == "common"
    assert groups[5, 6]["age"] == "35 to 49"
    assert groups[5, 6]["ethnicity"] == "Asian"
    assert groups[5, 6]["nationality"] == "differs"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("F", "F", "F"), ("F", "", "F"), ("", "M", "M"), ("F", "M", "differs"), ("", "", "not known")],
)
def test_the_group_of_a_pair(one: str, other: str, both: str) -> None:
    assert of_both(one, other) == both


SIZES = st.lists(st.integers(1, 100_000), min_size=1, max_size=12)


@given(SIZES, st.integers(0, 2_000))
def test_no_stratum_gives_more_than_it_has_and_none_is_forgotten(sizes: list[int], wanted: int) -> None:
    strata = [Stratum(f"s{n:02}", linked=True, far=False, size=size) for n, size in enumerate(sizes)]
    taken = allocated(strata, wanted, design())
    assert all(0 <= taken[one.name] <= one.size for one in strata)
    assert sum(taken.values()) == min(wanted, sum(sizes))
    if wanted >= 2 * len(sizes) ** 2:
        assert all(taken[one.name] for one in strata)


def test_far_strata_give_a_few_and_the_most_uncertain_all() -> None:
    strata = [
        Stratum("linked, most uncertain", linked=True, far=False, size=31),
        Stratum("far", linked=False, far=True, size=90_000),
        Stratum("large", linked=True, far=False, size=10_000),
        Stratum("small", linked=True, far=False, size=100),
    ]
    taken = allocated(strata, 300, design())
    assert taken["linked, most uncertain"] == 31
    assert taken["far"] == design().from_each_far
    assert taken["large"] > taken["small"] > 0
    assert sum(taken.values()) == 300
