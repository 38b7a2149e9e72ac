"""A month that only some of the forces supplied is not compared with others."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from groundview.questions.cells import OFFENCES


@pytest.fixture
def cells() -> dict[tuple[str, str], tuple[int | None, str]]:
    """Two areas of two forces over two months; the second force supplied nothing for February. By area and period:
    the number and the note."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE study_areas AS FROM (VALUES ('A', 'North', 100.0), ('B', 'South', 100.0))"
            " AS t(area_code, parent, residents)"
        )
        months = [date(2025, 1, 1), date(2025, 2, 1)]
        connection.execute("CREATE TABLE coverage (area_code TEXT, month DATE, covered TEXT)")
        for area in "AB":
            for month in months:
                word = "no" if area == "B" and month == months[1] else "yes"
                connection.execute("INSERT INTO coverage VALUES (?, ?, ?)", [area, month, word])
        connection.execute("CREATE TABLE offence_counts (area_code TEXT, month DATE, type TEXT, n INT)")
        for area, month, n in (("A", months[0], 5), ("A", months[1], 4), ("B", months[0], 3)):
            connection.execute("INSERT INTO offence_counts VALUES (?, ?, 'Theft', ?)", [area, month, n])
        rows = connection.execute(
            f"SELECT area_code, period, numerator, note FROM ({OFFENCES}) WHERE breakdown = ''"
        ).fetchall()
    return {(area, period): (number, note) for area, period, number, note in rows}


def test_the_whole_keeps_its_number_and_says_that_it_is_partial(
    cells: dict[tuple[str, str], tuple[int | None, str]],
) -> None:
    assert cells["", "2025-01"] == (8, "")
    assert cells["", "2025-02"] == (4, "supplied for 1 of 2 areas: not comparable with other months")


def test_an_area_without_supply_has_no_number(cells: dict[tuple[str, str], tuple[int | None, str]]) -> None:
    number, note = cells["B", "2025-02"]
    assert number is None
    assert "a gap, not a nought" in note
    assert cells["A", "2025-02"] == (4, "")
    assert cells["South", "2025-02"][0] is None
