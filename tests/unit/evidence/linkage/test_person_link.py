"""The step as a whole: pairs and judgements in, persons, plausible linkages and ids out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from groundview.evidence.linkage.clusters.rules import link_rules
from groundview.evidence.linkage.judgements.file import NAME, append
from groundview.evidence.linkage.judgements.judgement import Answer, Judgement, RecordName
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store

SURE, DOUBTFUL = 30.0, 3.5
Pair = tuple[int, int, float]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store/study.duckdb") as opened:
        for table in ("person_records", "person_pairs", "remarks"):
            opened.connection.execute(create_table(tables()[table]))
        yield opened


def records(store: Store, number: int, shapes: dict[int, int] | None = None, blank: int = 0) -> None:
    """Well recorded people r1, r2, ...; the last few of them blank."""
    for record in range(1, number + 1):
        row = {
            "record_id": record,
            "source": "s",
            "in_table": "nominals",
            "nominal_ref": f"r{record}",
            "system": "c",
        }
        row |= {"shape_id": (shapes or {}).get(record, record), "born_how": "none"}
        if record <= number - blank:
            row |= {
                "forename": "ANN",
                "surname": "LEE",
                "born_on": "1980-02-03",
                "born_how": "day",
                "phone": "1",
            }
        names, marks = ", ".join(row), ", ".join("?" for _ in row)
        store.connection.execute(f"INSERT INTO person_records ({names}) VALUES ({marks})", list(row.values()))


def pairs(store: Store, *given: Pair, veto: str = "") -> None:
    for left, right, weight in given:
        row = [left, right, weight, 1 / (1 + 2**-weight), 0.0, veto]
        store.connection.execute("INSERT INTO person_pairs VALUES (?, ?, ?, ?, ?, ?)", row)


def judge(store: Store, answer: Answer, *given: tuple[int, int]) -> None:
    names = ((RecordName(f"r{left}", "c", "s"), RecordName(f"r{right}", "c", "s")) for left, right in given)
    made = [
        Judgement(0, answer, left, right, "ann", "2026-01-01T00:00:00Z", "known") for left, right in names
    ]
    append(folder(store) / NAME, lambda _: made)


def folder(store: Store) -> Path:
    return store.path.parent.parent / "linkage"


def link(store: Store, draws: int = 20) -> list[int]:
    """Runs the step; gives each record's person."""
    make_persons(store, folder(store), draws, seed=1)
    return [
        person
        for (person,) in store.connection.execute("SELECT person FROM persons ORDER BY record_id").fetchall()
    ]


def moved(store: Store) -> set[int]:
    return {
        record for (record,) in store.connection.execute("SELECT record_id FROM linkage_draws").fetchall()
    }


def test_records_of_one_shape_are_one_person(store: Store) -> None:
    records(store, 4, shapes={2: 1})
    pairs(store, (1, 3, SURE))
    assert link(store) == [1, 1, 1, 4]
    found = store.connection.execute("SELECT probability FROM persons ORDER BY record_id").fetchall()
    assert [chance and round(chance, 4) for (chance,) in found] == [1.0, 1.0, 1.0, None]


def test_probability_is_that_of_standing_with_the_rest(store: Store) -> None:
    """The mean of its two pairs, one of which may never have been compared, times the root of two."""
    records(store, 3)
    pairs(store, (1, 2, 8.0), (1, 3, 12.0))
    assert link(store) == [1, 1, 1]
    absent = link_rules().absent
    found = [chance for (chance,) in store.connection.execute("SELECT probability FROM persons").fetchall()]
    bits = [(one + other) / 2 * 2**0.5 for one, other in ((8, 12), (8, absent), (12, absent))]
    assert found == pytest.approx([1 / (1 + 2**-each) for each in bits], abs=1e-6)


def test_a_veto_keeps_two_apart_in_every_draw(store: Store) -> None:
    records(store, 2)
    pairs(store, (1, 2, SURE), veto="born a generation apart")
    assert link(store) == [1, 2]
    assert moved(store) == set()


def test_doubt_shows_in_the_draws_and_certainty_does_not(store: Store) -> None:
    records(store, 6)
    pairs(store, (1, 2, SURE), (3, 4, DOUBTFUL))
    assert link(store) == [1, 1, 3, 3, 5, 6]
    assert moved(store) == {4}
    apart = store.connection.execute("SELECT count(*), min(person) FROM linkage_draws").fetchall()
    assert 1 <= apart[0][0] <= 19
    assert apart[0][1] == 4


def test_a_judgement_wins_over_weight_veto_and_draws(store: Store) -> None:
    records(store, 4)
    pairs(store, (1, 2, -8.0), veto="another sex")
    pairs(store, (3, 4, DOUBTFUL))
    judge(store, "same", (1, 2))
    assert link(store) == [1, 1, 3, 3]
    assert moved(store) == {4}


def test_a_judgement_parts_even_what_says_the_same(store: Store) -> None:
    records(store, 3, shapes={2: 1, 3: 1})
    judge(store, "different", (1, 2))
    found = link(store)
    assert found[0] != found[1]
    assert found[2] in found[:2]
    assert all(
        first != second
        for first, second in store.connection.execute(
            "SELECT coalesce(a.person, 1), coalesce(b.person, $two) FROM range(1, 21) AS every(draw) "
            "LEFT JOIN linkage_draws a ON a.draw = every.draw AND a.record_id = 1 "
            "LEFT JOIN linkage_draws b ON b.draw = every.draw AND b.record_id = 2",
            {"two": found[1]},
        ).fetchall()
    )


def test_judged_records_draw_those_after_them(store: Store) -> None:
    """1 is judged to be 2; 3 is surely 2: all three are one, although 1 and 3 were never compared."""
    records(store, 3)
    pairs(store, (2, 3, SURE))
    judge(store, "same", (1, 2))
    assert link(store) == [1, 1, 1]


def test_blank_records_belong_to_somebody_in_some_draws(store: Store) -> None:
    records(store, 40, shapes={record: record - record % 2 for record in range(2, 20)}, blank=10)
    assert link(store)[30:] == list(range(31, 41))
    assert moved(store) <= set(range(31, 41))
    sizes = store.connection.execute("SELECT count(*) FROM linkage_draws GROUP BY draw ORDER BY 1").fetchall()
    assert len({size for (size,) in sizes}) > 3


def test_a_judged_record_is_not_given_away(store: Store) -> None:
    records(store, 40, shapes={record: record - record % 2 for record in range(2, 20)}, blank=10)
    judge(store, "different", (1, 31))
    link(store)
    assert 31 not in moved(store)


def test_same_seed_same_rows_and_ids_last(store: Store) -> None:
    records(store, 30)
    pairs(store, *((record, record + 1, 3.0) for record in range(1, 30, 2)))
    tables_made = ("persons", "linkage_draws", "person_changes")
    link(store)
    first = [store.connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables_made]
    link(store)
    assert [
        store.connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables_made
    ] == first
    assert first[2] == []


def test_without_records_or_pairs_nothing_is_made(store: Store) -> None:
    assert link(store) == []
    records(store, 1)
    assert link(store) == [1]


def test_a_failed_step_leaves_store_and_ids(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    records(store, 2)
    link(store)
    before = (folder(store) / "known_ids.parquet").read_bytes()
    monkeypatch.setattr("groundview.evidence.linkage.link.person_changes", lambda: 1 / 0)
    pairs(store, (1, 2, SURE))
    with pytest.raises(ZeroDivisionError), store.transaction():
        make_persons(store, folder(store), 2, seed=1)
    assert (folder(store) / "known_ids.parquet").read_bytes() == before
    assert store.connection.execute("SELECT count(DISTINCT person_id) FROM persons").fetchall() == [(2,)]


def test_the_rules_hang_together() -> None:
    rules = link_rules()
    assert rules.thinkable < rules.kept < rules.certain < rules.alike <= rules.most
    assert len(rules.missed) == len(rules.missed_doubt)
    assert rules.absent < 0
