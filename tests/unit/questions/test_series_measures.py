"""Trend, season and recent change as figures: gaps, breaks, refusals with their reason, and who is alarmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pytest

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.questions.measure import measures
from groundview.questions.victimisation.alarm import CHANCE
from groundview.questions.victimisation.series import SERIES
from groundview.statistics.comparison import e_test

NAMES = ("study_areas", "coverage", "offence_counts", "series_breaks", "case_counts")
AREAS = {"X1": "Town", "X2": "Town", "X3": "Port"}


class Study:
    """Three areas in two cities, month after month from January 2023."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        for name in NAMES:
            connection.execute(create_table(tables()[name]))
        for area, city in AREAS.items():
            connection.execute("INSERT INTO study_areas (area_code, parent) VALUES (?, ?)", [area, city])

    def months(self, n: int, gaps: dict[str, set[int]] | None = None) -> None:
        rows = [
            (area, month(number), "no" if number in (gaps or {}).get(area, ()) else "yes")
            for area in AREAS
            for number in range(n)
        ]
        self.connection.executemany("INSERT INTO coverage VALUES (?, 'F', ?, ?, NULL)", rows)

    def offences(self, area: str, kind: str, counts: Any) -> None:
        rows = [(area, month(number), kind, int(n)) for number, n in enumerate(counts) if n]
        self.connection.executemany("INSERT INTO offence_counts VALUES (?, ?, ?, NULL, ?)", rows)

    def cases(self, context: str, counts: Any, answer: str = "", definition: str = "") -> None:
        rows = [(context, definition, answer, month(number), int(n)) for number, n in enumerate(counts)]
        self.connection.executemany("INSERT INTO case_counts VALUES (?, '', '', ?, ?, ?, ?)", rows)

    def breaks(self, first: date, kind: str | None, *areas: str, context: str | None = None) -> None:
        rows = [(first, area, kind, context) for area in areas]
        self.connection.executemany("INSERT INTO series_breaks VALUES (?, ?, ?, ?, 'w', 'study')", rows)

    def figures(self, name: str) -> dict[tuple[str, ...], tuple[float, float, float, str]]:
        """By context, definition, area and breakdown: the value, the ends of its interval, and its note."""
        made = measures()["victimisation", name].figures(Reader(self.connection, "aggregate"))
        keys = zip(
            *(made.texts[text] for text in ("context", "definition", "area_code", "breakdown")), strict=True
        )
        ends = made.estimate.sampling
        low, high = (ends.low, ends.high) if ends else (made.estimate.value, made.estimate.value)
        figures = zip(made.estimate.value, low, high, made.texts["note"], strict=True)
        return dict(zip(keys, figures, strict=True))


def month(number: int) -> date:
    return date(2023 + number // 12, number % 12 + 1, 1)


def steady(n: int, level: float, yearly: float = 1.0, seed: int = 1) -> Any:
    """Poisson counts about a level that changes by a factor a year."""
    return np.random.default_rng(seed).poisson(level * yearly ** (np.arange(n) / 12.0))


@pytest.fixture
def study() -> Iterator[Study]:
    with duckdb.connect() as connection:
        yield Study(connection)


def test_a_rise_is_told_for_area_city_and_study_and_a_gap_is_left_out(study: Study) -> None:
    study.months(36, {"X3": {10}})
    for seed, area in enumerate(AREAS):
        study.offences(area, "Burglary", [n * (number != 10 or area != "X3") for number, n in
                                          enumerate(steady(36, 40, 1.4, seed))])  # fmt: skip
    found = study.figures("trend")
    for area in ("", "Town", "Port", *AREAS):
        value, low, high, note = found["", "", area, "type=Burglary"]
        assert low < 40 < high
        assert 25 < value < 55
        assert note == "a rise by more than chance"
    counted = measures()["victimisation", "trend"].figures(Reader(study.connection, "aggregate"))
    keys = zip(counted.texts["area_code"], counted.texts["breakdown"], strict=True)
    n = dict(zip(keys, counted.estimate.n, strict=True))
    (without_november,) = study.connection.execute(
        "SELECT sum(n) FROM offence_counts WHERE month <> DATE '2023-11-01'"
    ).fetchone() or (0,)
    assert n["", "type=Burglary"] == without_november


def test_a_declared_step_is_no_rise_and_is_told_as_a_step(study: Study) -> None:
    study.months(36)
    counts = [n * (1.6 if number >= 15 else 1) for number, n in enumerate(steady(36, 80))]
    study.offences("X1", "Harassment", counts)
    undeclared = study.figures("trend")["", "", "X1", "type=Harassment"]
    assert undeclared[1] > 0
    assert undeclared[3] == "a rise by more than chance"
    study.breaks(month(15), "Harassment", "X1")
    _, low, high, note = study.figures("trend")["", "", "X1", "type=Harassment"]
    assert low < 0 < high
    assert note.startswith("beside a step in 2024-04, where recording changed; no more than chance")
    steps = study.figures("break_step")
    assert set(steps) == {("", "", area, f"{kind}change=2024-04") for area in ("", "Town")
                          for kind in ("", "type=Harassment;")}  # fmt: skip
    _, low, high, _ = steps["", "", "", "type=Harassment;change=2024-04"]
    assert low < 1.6 < high
    assert low > 1.2


def test_a_break_near_the_end_ends_the_series(study: Study) -> None:
    study.months(36)
    study.offences("X1", "Fraud", [n * (1 if number < 33 else 9) for number, n in enumerate(steady(36, 50))])
    study.breaks(month(33), "Fraud", "X1")
    _, low, high, note = study.figures("trend")["", "", "", "type=Fraud"]
    assert low < 0 < high
    assert note.startswith("months from 2025-10 on are left out: recording changed")
    change = study.figures("recent_change")["", "", "", "type=Fraud"]
    assert np.isnan(change[0])
    assert change[3] == "no comparison: recording changed between the months compared"
    assert np.isnan(study.figures("recent_change_p")["", "", "", "type=Fraud"][0])


def test_two_breaks_close_together_leave_no_figure_and_a_reason(study: Study) -> None:
    study.months(36)
    study.offences("X1", "Fraud", steady(36, 50))
    for at in (14, 17):
        study.breaks(month(at), "Fraud", "X1")
    value, *_, note = study.figures("trend")["", "", "", "type=Fraud"]
    assert np.isnan(value)
    assert note == "no figure: recording changed twice within 6 months"


def test_a_season_is_told_from_two_years_on(study: Study) -> None:
    wave = 100 * (1 + 0.5 * np.cos(2 * np.pi * (np.arange(36) - 6) / 12))
    study.months(36)
    study.offences("X1", "Theft", np.random.default_rng(3).poisson(wave))
    _, low, high, note = study.figures("seasonality")["", "", "Town", "type=Theft"]
    assert low < 3.0 < high
    assert note == ""
    _, low, high, _ = study.figures("season_peak")["", "", "Town", "type=Theft"]
    assert low < 7 < high
    assert high - low < 1


def test_under_two_years_there_is_no_season(study: Study) -> None:
    study.months(20)
    study.offences("X1", "Theft", steady(20, 100))
    for name in ("seasonality", "season_peak"):
        value, *_, note = study.figures(name)["", "", "Town", "type=Theft"]
        assert np.isnan(value)
        assert note.startswith("no yearly wave")


def test_the_newest_months_stand_beside_the_same_a_year_earlier_month_by_month(study: Study) -> None:
    study.months(24, {"X1": {10}, "X2": {10}})
    counts = np.full(24, 5)
    counts[[9, 10, 11]], counts[[21, 22, 23]] = 10, 30
    study.offences("X1", "Theft", counts)
    value, low, high, _ = study.figures("recent_change")["", "", "Town", "type=Theft"]
    # November of 2023 is a gap, so that of 2024 takes no part either: 60 against 20.
    assert value == 3.0
    assert low < 3.0 < high
    p = study.figures("recent_change_p")["", "", "Town", "type=Theft"][0]
    assert 0 < p < 0.001


def test_without_a_year_before_the_months_before_are_taken(study: Study) -> None:
    study.months(8)
    study.offences("X1", "Theft", [9, 9, 10, 10, 10, 20, 20, 20])
    assert study.figures("recent_change")["", "", "", "type=Theft"][0] == 2.0
    made = measures()["victimisation", "recent_change"].figures(Reader(study.connection, "aggregate"))
    assert "2023-06 to 2023-08 against 2023-03 to 2023-05" in made.estimate.method


def test_with_too_few_months_nothing_is_compared(study: Study) -> None:
    study.months(5)
    study.offences("X1", "Theft", [9, 9, 10, 10, 10])
    value, *_, note = study.figures("recent_change")["", "", "", "type=Theft"]
    assert np.isnan(value)
    assert note == "no comparison: the period is too short"


def test_rare_cases_have_a_test_and_no_trend(study: Study) -> None:
    study.months(36)
    study.cases("cse", [1] * 33 + [4, 4, 4])
    study.cases("fraud", steady(36, 30), "organised", "two_or_more")
    study.cases("fraud", steady(36, 30), "open", "two_or_more")
    trends = study.figures("trend")
    assert (
        trends["cse", "", "", ""][3]
        == "no figure: too few cases a month for a course over time; see recent_change"
    )
    assert np.isfinite(trends["fraud", "two_or_more", "", "answer=organised"][0])
    assert ("fraud", "two_or_more", "", "answer=open") not in trends
    assert study.figures("recent_change")["cse", "", "", ""][0] == 4.0
    assert study.figures("recent_change_p")["cse", "", "", ""][0] == e_test(3, 12).value


def test_no_change_at_all_alarms_nobody(study: Study) -> None:
    """Thirty types at a steady rate: one in twenty looks changed by itself, and none among all of the study's."""
    study.months(36)
    for number in range(30):
        study.offences("X1", f"type {number}", steady(36, 6, seed=100 + number))
    for name in ("trend", "recent_change"):
        notes = {key: note for key, (*_, note) in study.figures(name).items() if key[2:] == ("", key[3])}
        assert len(notes) == 31
        assert set(notes.values()) == {CHANCE}


def test_without_offences_or_cases_there_are_no_figures(study: Study) -> None:
    for name in ("trend", "break_step", "seasonality", "season_peak", "recent_change", "recent_change_p"):
        assert study.figures(name) == {}


def test_the_query_that_explains_a_figure_has_its_series(study: Study) -> None:
    study.months(14)
    study.offences("X1", "Theft", [5] * 14)
    study.cases("cse", [1] * 14)
    rows = study.connection.execute(f"SELECT context, area_code, breakdown FROM ({SERIES})").fetchall()
    assert {(None, "X1", "type=Theft"), ("cse", "", "")} <= set(rows)
