"""A cell that holds several values becomes as many rows, and a fault in one is a fault of the whole row."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.intake import Incoming, read_table
from groundview.evidence.records.log import log_files
from groundview.evidence.records.store import Store
from groundview.evidence.sources.declared import FromColumn, Source
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.header import read_header
from groundview.evidence.sources.recognise import match

SOURCE = Source(
    source="roles",
    title="T",
    table="involvements",
    columns={"crime_ref": "crime", "nominal_ref": "who", "role": FromColumn(column="as", split=" and ")},
    marks=("extra",),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roles.csv"


def read(store: Store, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    table = tables()["involvements"]
    incoming = Incoming(FoundFile(file, file.name), file.name, SOURCE)
    log_files(store, table, read_table(store, table, [incoming], lambda name, n_rows: None))


def test_each_value_is_a_row_and_the_file_still_has_as_many_as_it_has(store: Store, file: Path) -> None:
    read(store, file, "crime,who,as,extra\nC1,N1,victim and suspect,\nC1,N2,witness,\n")
    reader = store.reader("record")
    assert reader.rows("SELECT nominal_ref, role, source_row FROM involvements ORDER BY ALL") == [
        ("N1", "suspect", 2),
        ("N1", "victim", 2),
        ("N2", "witness", 3),
    ]
    assert reader.rows("SELECT n_rows, n_loaded, n_refused, n_identical FROM files") == [(2, 2, 0, 0)]


def test_a_fault_in_one_value_refuses_the_whole_row_once(store: Store, file: Path) -> None:
    read(store, file, "crime,who,as,extra\nC1,N1,victim and bystander,\nC1,N2,,\nC2,N1,suspect and victim,\n")
    reader = store.reader("record")
    assert reader.rows('SELECT "row", "column" FROM refused ORDER BY ALL') == [(2, "role"), (3, "role")]
    assert reader.rows("SELECT n_rows, n_loaded, n_refused FROM files") == [(3, 1, 2)]


def test_a_file_without_its_mark_is_of_another_source(file: Path) -> None:
    for header, known in (("crime,who,as,extra", True), ("crime,who,as", False)):
        file.write_text(f"{header}\n1,2,victim,\n", encoding="utf-8")
        found = match(read_header(FoundFile(file, file.name)), SOURCE)
        assert (found is not None) is known
        assert found is None or found.unknown == ()
