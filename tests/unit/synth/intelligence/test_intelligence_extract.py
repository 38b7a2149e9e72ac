"""The extracts of intelligence that need no other room's extract."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.evidence.pole.tables import extract_tables
from groundview.synth.build import EXTRACT
from groundview.synth.dials import TAKEN_ON
from groundview.synth.world import World


@pytest.fixture(scope="module")
def extracted(told: World) -> World:
    """The logs, the list of mapped groups and what partners gave, as they are handed over."""
    for table in ("intelligence", "ocg_list", "partners"):
        told.make(f"std_{table}", (EXTRACT / f"{table}.sql").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("table", ["intelligence", "ocg_list", "partners"])
def test_columns_are_those_declared(extracted: World, table: str) -> None:
    columns = [row[0] for row in extracted.db.execute(f"DESCRIBE std_{table}").fetchall()]
    assert columns == [*extract_tables()[table].columns, "_id", "_force"]


@pytest.mark.parametrize("table", ["intelligence", "ocg_list", "partners"])
def test_answers_are_those_listed(extracted: World, table: str) -> None:
    for name, column in extract_tables()[table].columns.items():
        if column.answers:
            said = extracted.get(
                f'SELECT DISTINCT "{name}" AS said FROM std_{table} WHERE "{name}" IS NOT NULL'
            )
            assert set(said["said"]) <= set(column.answers)


def test_references_are_unique_and_run_with_the_days(extracted: World) -> None:
    for table, ref in (("intelligence", "log_ref"), ("ocg_list", "ocg_ref")):
        assert extracted.count(f"(SELECT DISTINCT {ref} FROM std_{table})") == extracted.count(f"std_{table}")
    number = extracted.get(
        "SELECT split_part(log_ref, '/', 1)::INTEGER AS number FROM std_intelligence"
        " WHERE _force = 0 AND year(created_on) = 2024 ORDER BY created_on, log_ref"
    )["number"]
    assert np.all(np.diff(number) > 0)


def test_references_look_like_numbers_and_powers_of_ten(extracted: World) -> None:
    refs = extracted.get("SELECT log_ref, _force FROM std_intelligence ORDER BY log_ref")
    assert all(ref.startswith("00") for ref in refs["log_ref"][refs["_force"] == 0])
    assert all(float(ref) >= 1e20 for ref in refs["log_ref"][refs["_force"] == 1])


def test_nothing_is_later_than_the_extract(extracted: World) -> None:
    last = extracted.get("SELECT max(mapped_on) AS mapped, max(archived_on) AS archived FROM std_ocg_list")
    assert max(last["mapped"][0], last["archived"][0]).astype("datetime64[D]") <= np.datetime64(TAKEN_ON)
