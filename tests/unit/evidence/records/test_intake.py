"""Intake of whole files: provenance, layouts with answers across columns, values left out, files that change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from groundview import DataProblem
from groundview.evidence.pole.tables import extract_tables
from groundview.evidence.records.intake import FileLog, Incoming, read_table
from groundview.evidence.records.log import log_files
from groundview.evidence.records.store import Store
from groundview.evidence.sources.declared import Source, built_in_sources
from groundview.evidence.sources.reading.found import FoundFile

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
ASB = ",2025-01,North,North,-2.5,51.4,On or near,E01000001,N 1,Anti-social behaviour,,\n"
BANDS = "age_0_9,age_10_14,age_15_17,age_18_24,age_25_44,age_45_64,age_65_74,age_75_plus"


class Reading:
    """Writes files and reads them as one table."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def __call__(self, source: str | Source, **files: str) -> list[FileLog]:
        declared = built_in_sources()[source] if isinstance(source, str) else source
        incoming = []
        for name, content in files.items():
            path = self.folder / f"{name}.csv"
            path.write_text(content, encoding="utf-8")
            incoming.append(Incoming(FoundFile(path, path.name), path.name, declared))
        table = extract_tables()[declared.table]
        with self.store.transaction():
            logs = read_table(self.store, table, incoming, lambda name, n_rows: None)
            log_files(self.store, table, logs)
        return logs

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.store.reader("record").rows(sql)


@pytest.fixture
def reading(store: Store, tmp_path: Path) -> Reading:
    return Reading(store, tmp_path)


def test_every_row_knows_where_it_came_from(reading: Reading) -> None:
    reading("police_uk_street", one=STREET + ASB, two=STREET + ASB + ASB)
    assert reading.rows("SELECT source, source_file, source_row FROM offences ORDER BY ALL") == [
        ("police_uk_street", "one.csv", 2), ("police_uk_street", "two.csv", 2), ("police_uk_street", "two.csv", 3),
    ]  # fmt: skip


def test_rows_without_a_reference_are_incidents_and_repeats_are_counted(reading: Reading) -> None:
    reading("police_uk_street", one=STREET + ASB * 3, two=STREET + ASB)
    files = reading.rows("SELECT file, n_rows, n_loaded, n_refused, n_identical FROM files ORDER BY file")
    assert files == [("one.csv", 3, 3, 0, 2), ("two.csv", 1, 1, 0, 0)]


def test_a_reference_is_unique_over_all_files_of_a_source(reading: Reading) -> None:
    crime = ASB.replace(",2025", "aaa,2025", 1)
    reading("police_uk_street", one=STREET + crime, two=STREET + ASB + crime)
    assert reading.rows('SELECT file, "row", "column", reason FROM refused') == [
        ("two.csv", 3, "crime_ref", "the row is identical to row 2 of one.csv, which is loaded")
    ]


def test_a_reference_that_a_publisher_gives_again_each_month_is_another_offence(reading: Reading) -> None:
    """As Northern Ireland does; within a month it is still one offence."""
    crime = ASB.replace(",2025", "aaa,2025", 1)
    february = crime.replace("2025-01", "2025-02")
    reading(
        "police_uk_street",
        one=STREET + crime,
        two=STREET + february + crime.replace("North,", "South,", 1) + february,
    )
    assert reading.rows("SELECT source_file, source_row FROM offences ORDER BY ALL") == [
        ("one.csv", 2), ("two.csv", 2), ("two.csv", 3),
    ]  # fmt: skip
    assert reading.rows('SELECT "row" FROM refused') == [(4,)]


def test_columns_in_another_order_say_the_same(reading: Reading) -> None:
    one, two = (
        "crime_ref,recorded_on,offence\nA1,2025-01-03,Theft\n",
        "offence,crime_ref,recorded_on\nTheft,A1,2025-01-03\n",
    )
    reading("standard_offences", one=one, two=two)
    assert "identical" in reading.rows("SELECT reason FROM refused")[0][0]


def test_values_that_may_be_left_out_are_and_are_counted(reading: Reading) -> None:
    (log,) = reading(
        "police_uk_street", one=STREET + ASB + ASB.replace("-2.5", "west") + ASB.replace("51.4", "NULL")
    )
    assert reading.rows("SELECT longitude, latitude FROM offences ORDER BY source_row") == [
        (-2.5, 51.4), (None, 51.4), (-2.5, None),
    ]  # fmt: skip
    assert "column Longitude: 1 values could not be read and were left empty" in log.remarks
    assert not any("Latitude" in remark for remark in log.remarks)


def test_columns_that_are_answers_become_rows(reading: Reading) -> None:
    text = f"lsoa11_code,{BANDS}\nE01000001,1,2,3,4,5,6,7,8\n"
    reading("population_mid_2020", people=text)
    assert reading.rows(
        "SELECT count(*), sum(persons), min(source_row), max(source_row) FROM population"
    ) == [(8, 36, 2, 2)]
    assert reading.rows("SELECT n_rows, n_loaded, n_refused FROM files") == [(1, 1, 0)]


def test_a_fault_in_one_answer_refuses_the_whole_row_once(reading: Reading) -> None:
    text = f"lsoa11_code,{BANDS}\nE01000001,1,2,3,4,many,6,,8\nE01000002,1,2,3,4,5,6,7,8\n"
    reading("population_mid_2020", people=text)
    assert reading.rows("SELECT DISTINCT area_code FROM population") == [("E01000002",)]
    assert reading.rows('SELECT file, "row", "column" FROM refused') == [("people.csv", 2, "persons")]
    assert reading.rows("SELECT n_rows, n_loaded, n_refused FROM files") == [(2, 1, 1)]


def test_a_mapping_turns_their_words_into_ours_the_missing_ones_too(reading: Reading) -> None:
    source = msgspec.convert(
        {
            "source": "ours", "title": "T", "table": "ocg_list", "constants": {"band": "it's 1"},
            "columns": {"ocg_ref": "Ref", "status": {"column": ["State", "Status"],
                        "answers": {"Live": "active", "N/A": "archived"}}},
        },
        Source,
    )  # fmt: skip
    reading(source, list="REF,status\nO1,LIVE\nO2,n/a\nO3,\nO4,Asleep\n")
    assert reading.rows("SELECT ocg_ref, status, band FROM ocg_list ORDER BY 1") == [
        ("O1", "active", "it's 1"), ("O2", "archived", "it's 1"), ("O3", None, "it's 1"),
    ]  # fmt: skip
    assert reading.rows('SELECT "row", "column" FROM refused') == [(5, "status")]


def test_a_file_that_changed_its_layout_stops_the_table_and_leaves_it_as_it_was(reading: Reading) -> None:
    reading("police_uk_street", one=STREET + ASB)
    with pytest.raises(DataProblem, match=r"two\.csv is no longer of the layout police_uk_street"):
        reading("police_uk_street", one=STREET + ASB + ASB, two="a,b\n1,2\n")
    assert reading.rows("SELECT count(*) FROM offences") == [(1,)]


def test_reading_again_replaces_what_was_read(reading: Reading) -> None:
    reading("police_uk_street", one=STREET + ASB + ASB.replace("2025-01", "soon"))
    reading("police_uk_street", two=STREET + ASB)
    assert reading.rows("SELECT source_file FROM offences") == [("two.csv",)]
    assert reading.rows("SELECT count(*) FROM refused") == [(0,)]
    assert reading.rows("SELECT file FROM files") == [("two.csv",)]


def test_nothing_staged_is_left_behind(reading: Reading) -> None:
    reading("police_uk_street", one=STREET + ASB)
    names = reading.store.connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary"
    ).fetchall()
    assert names == []
