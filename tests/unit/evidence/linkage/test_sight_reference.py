"""Which record a link means: the nominal of its reference, of its own folder where there are several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sighted_world import empty_store, put

from groundview.evidence.linkage.reference import records_meant
from groundview.evidence.records.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two forces that both have an N1, a member of a mapped group, and a reference that only links have."""
    with empty_store(tmp_path) as opened:
        for number, force in enumerate(("north", "south"), start=1):
            named = {"nominal_ref": "N1", "source": force}
            put(opened, "nominals", named | {"source_file": f"{force}/nominals.csv"})
            put(opened, "person_records", named | {"record_id": number, "in_table": "nominals"})
        put(opened, "person_records", {"record_id": 3, "source": "m", "in_table": "ocg_members"})
        put(
            opened,
            "person_records",
            {"record_id": 4, "source": "i", "in_table": "reference_only", "nominal_ref": "X"},
        )
        yield opened


def meant(store: Store, reference: str | None, file: str) -> int | None:
    put(
        store,
        "involvements",
        {"crime_ref": "C", "nominal_ref": reference, "role": "suspect", "source_file": file},
    )
    rows = store.connection.execute(
        f"SELECT record_id FROM ({records_meant('involvements')}) WHERE source_file = ?", [file]
    ).fetchall()
    assert len(rows) == 1
    return None if rows[0][0] is None else int(rows[0][0])


@pytest.mark.parametrize(
    ("reference", "file", "record"),
    [
        ("N1", "north/involvements.csv", 1),
        ("N1", "south/involvements.csv", 2),
        ("N1", "elsewhere/involvements.csv", 1),
        ("X", "south/involvements.csv", 4),
        (None, "south/involvements.csv", None),
        ("nobody's", "south/involvements.csv", None),
    ],
)
def test_a_reference_means_the_record_of_its_own_folder(
    store: Store, reference: str | None, file: str, record: int | None
) -> None:
    assert meant(store, reference, file) == record


def test_every_row_of_a_table_comes_back_once(store: Store) -> None:
    for row in range(5):
        put(store, "involvements", {"crime_ref": f"C{row}", "nominal_ref": "N1", "role": "victim"})
    assert store.connection.execute(f"SELECT count(*) FROM ({records_meant('involvements')})").fetchone() == (
        5,
    )
