"""Cases by month against counting one by one: places, neighbourhoods, definitions, answers, and gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.months import make_case_counts
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

AREAS = {"X1": "Town", "X2": "Town", "X3": "Port"}
MONTHS = [date(2025, month, 1) for month in (1, 2, 3)]
GAP = ("X3", MONTHS[1])
ANSWERS = {1: "yes", 2: "no", 3: None}
SAID = {"yes": "organised", "no": "not organised", None: "open"}
NAMES = ("cases", "case_answers", "pattern_decisions", "coverage", "study_areas", "case_counts", "fraud_reports",
         "young_people_at_risk", "premises")  # fmt: skip

Case = tuple[str | None, int, int]
"""Area, month (its place in MONTHS), pattern."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with duckdb.connect() as connection:
        for name in NAMES:
            connection.execute(create_table(tables()[name]))
        for area, city in AREAS.items():
            connection.execute("INSERT INTO study_areas (area_code, parent) VALUES (?, ?)", [area, city])
            for month in MONTHS:
                covered = "no" if (area, month) == GAP else "yes"
                connection.execute("INSERT INTO coverage VALUES (?, 'F', ?, ?, NULL)", [area, month, covered])
        for pattern, answer in ANSWERS.items():
            connection.execute(
                "INSERT INTO pattern_decisions SELECT 'neighbourhood', 'd', ?, ?, ''", [pattern, answer]
            )
        yield Store(connection, tmp_path_factory.mktemp("store") / "none")


def put(store: Store, cases: list[Case]) -> None:
    store.connection.execute("DELETE FROM cases")
    store.connection.execute("DELETE FROM case_answers")
    for number, (area, month, pattern) in enumerate(cases):
        store.connection.execute(
            "INSERT INTO cases (case_id, context, area_code, neighbourhood, happened_on) VALUES (?, ?, ?, ?, ?)",
            [
                number,
                "neighbourhood",
                area,
                "Quay; Old" if area == "X1" else None,
                MONTHS[month].replace(day=9),
            ],
        )
        store.connection.execute("INSERT INTO case_answers VALUES (?, ?)", [number, pattern])


def plainly(cases: list[Case]) -> dict[tuple[str, str, str, str, date], int | None]:
    """Counted one by one; None for a month in which an area of the place is a gap."""
    counts: Counter[tuple[str, str, str, str, date]] = Counter()
    places: set[tuple[str, str]] = {("", ""), ("Town", ""), ("Port", "")}
    for area, month, pattern in cases:
        own = [("", "")] + ([(AREAS[area], "")] if area else [])
        own += [("", "neighbourhood=Quay, Old")] if area == "X1" else []
        places |= set(own)
        for place in own:
            for what in (("", ""), ("d", SAID[ANSWERS[pattern]])):
                counts[(*place, *what, MONTHS[month])] += 1
    kinds = [("", "")] + [("d", said) for said in SAID.values()]
    gaps = {("", ""), ("Port", "")}
    return {
        (*place, *what, month): None if place in gaps and month == GAP[1] else counts[(*place, *what, month)]
        for place in places
        for what in kinds
        for month in MONTHS
    }


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([*AREAS, None]), st.integers(0, 2), st.integers(1, 3)),
        min_size=1,
        max_size=12,
    )
)
def test_every_cell_is_what_counting_gives(store: Store, cases: list[Case]) -> None:
    put(store, cases)
    make_case_counts(store, contexts())
    rows = store.connection.execute(
        "SELECT area_code, breakdown, definition, answer, month, n FROM case_counts"
    ).fetchall()
    assert {row[:5]: row[5] for row in rows} == plainly(cases)


def test_of_other_tables_only_the_months_between_their_first_and_last_row_are_supplied(store: Store) -> None:
    put(store, [])
    store.connection.execute("DELETE FROM fraud_reports")
    dated = [MONTHS[0], MONTHS[0], MONTHS[1]]
    store.connection.executemany(
        "INSERT INTO fraud_reports (reported_on) VALUES (?)", [[day] for day in dated]
    )
    store.connection.execute(
        "INSERT INTO cases (case_id, context, happened_on) VALUES (1, 'fraud', DATE '2025-01-05')"
    )
    store.connection.execute("INSERT INTO case_answers VALUES (1, 1)")
    make_case_counts(store, contexts())
    rows = store.connection.execute(
        "SELECT month, n FROM case_counts WHERE context = 'fraud' AND area_code = '' ORDER BY month"
    )
    assert rows.fetchall() == [(MONTHS[0], 1), (MONTHS[1], 0), (MONTHS[2], None)]
