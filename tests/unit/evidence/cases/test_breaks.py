"""Changes in recording: where each holds, which types and contexts it touches, and words that are not known."""

from __future__ import annotations

from datetime import date

import pytest

from groundview import UsageProblem
from groundview.evidence.cases.breaks import make_breaks
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.study import RecordingBreak

AREAS = {"X1": "North", "X2": "North", "X3": "South"}
OFFENCES = {"Burglary": "28E", "Harassment": "8L"}


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two forces over 2024 and 2025, and two types."""
    import duckdb

    made = Store(duckdb.connect(), tmp_path_factory.mktemp("store") / "none")
    for name in ("coverage", "offence_counts", "series_breaks", "offences"):
        made.connection.execute(create_table(tables()[name]))
    for area, force in AREAS.items():
        for month in range(24):
            on = date(2024 + month // 12, month % 12 + 1, 1)
            made.connection.execute("INSERT INTO coverage VALUES (?, ?, ?, 'yes', NULL)", [area, force, on])
    for offence, code in OFFENCES.items():
        made.connection.execute(
            "INSERT INTO offence_counts VALUES ('X1', DATE '2024-01-01', ?, NULL, 5)", [offence]
        )
        made.connection.execute(
            "INSERT INTO offences (offence_code, offence) SELECT ?, ? FROM range(5)", [code, offence]
        )
    return made


def made(store: Store, *declared: RecordingBreak) -> set[tuple[str, str, str | None, str | None]]:
    make_breaks(store, declared, contexts())
    rows = store.connection.execute(
        "SELECT strftime(month, '%Y-%m'), area_code, type, context FROM series_breaks "
        "WHERE declared_by = 'study'"
    )
    return set(rows.fetchall())


def test_a_change_of_a_force_touches_its_areas_the_types_and_the_contexts_that_count_them(
    store: Store,
) -> None:
    change = RecordingBreak(
        first_month="2024-09", why="first report", forces=("North",), types=("Harassment",)
    )
    assert made(store, change) == {
        ("2024-09", area, *what)
        for area in ("X1", "X2")
        for what in (("Harassment", None), (None, "neighbourhood"))
    }
    burglary = RecordingBreak(first_month="2024-09", why="new system", areas=("X3",), types=("Burglary",))
    assert made(store, burglary) == {
        ("2024-09", "X3", "Burglary", None),
        ("2024-09", "X3", None, "acquisitive_crime"),
        ("2024-09", "X3", None, "neighbourhood"),
    }


def test_a_change_that_names_nothing_touches_everything(store: Store) -> None:
    found = made(store, RecordingBreak(first_month="2024-09", why="new system"))
    assert {area for _, area, _, _ in found} == set(AREAS)
    assert {what for _, _, what, _ in found if what} == set(OFFENCES)
    assert {context for *_, context in found if context} == {one.context for one in contexts()}


@pytest.mark.parametrize("month", ["2023-12", "2024-01", "2026-01"])
def test_a_change_that_does_not_part_the_period_is_none(store: Store, month: str) -> None:
    assert made(store, RecordingBreak(first_month=month, why="elsewhere")) == set()


def test_the_new_fraud_reporting_service_is_known_to_the_program(store: Store) -> None:
    make_breaks(store, (), contexts())
    rows = store.connection.execute("SELECT DISTINCT month, type, context, declared_by FROM series_breaks")
    assert rows.fetchall() == [(date(2025, 12, 1), None, "fraud", "program")]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"types": ("Harasment",)}, "Harasment is a type in series_breaks"),
        ({"contexts": ("frauds",)}, "frauds is a context in series_breaks"),
        ({"forces": ("West",)}, "West is a force in series_breaks"),
    ],
)
def test_a_word_that_is_not_known_is_refused(
    store: Store, said: dict[str, tuple[str, ...]], what: str
) -> None:
    with pytest.raises(UsageProblem, match=what):
        made(store, RecordingBreak(first_month="2024-09", why="new system", **said))  # type: ignore[arg-type]
