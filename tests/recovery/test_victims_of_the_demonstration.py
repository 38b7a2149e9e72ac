"""What is found of victims beside what is true in the invented cities: linkage doubt holds it, or nearly."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from groundview import Study

TRUE = """
    -- One row per person and victimisation that came onto a record, inside the areas and the period.
    SELECT person_id, offence_id FROM read_parquet('{truth}/taking_part.parquet') AS part
    JOIN read_parquet('{truth}/offences.parquet') AS offence USING (offence_id)
    JOIN kept ON kept.crime_ref = offence.crime_ref
    WHERE part.recorded AND part.role = 'victim' GROUP BY ALL"""
KEPT = """
    SELECT crime_ref FROM store.offences JOIN store.placed USING (source, source_file, source_row)
    WHERE area_code IS NOT NULL"""


@pytest.fixture(scope="module")
def true(finished_demo: Path) -> dict[int, int]:
    """How many persons are so often a victim."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{finished_demo}/store/study.duckdb' AS store (READ_ONLY)")
        connection.execute(f"CREATE TEMP TABLE kept AS {KEPT}")
        truth = finished_demo / "world" / "truth"
        rows = connection.execute(
            f"SELECT n, count(*) FROM (SELECT person_id, count(*) AS n FROM ({TRUE.format(truth=truth)}) "
            "GROUP BY person_id) GROUP BY n"
        ).fetchall()
    return dict(rows)


def test_victims_and_repeats_are_nearly_as_many_as_they_are(
    finished_demo: Path, true: dict[int, int]
) -> None:
    study = Study.open(finished_demo)
    (victims,) = study.findings(measure="prevalence", context="", definition="", area_code="", period="")
    persons, suffered = sum(true.values()), sum(times * n for times, n in true.items())
    assert victims["numerator"] == pytest.approx(persons, rel=0.04)
    ladder = {f["breakdown"]: f for f in study.findings(measure="repeat_victims", context="", area_code="")}
    for times in (1, 2, 3):
        assert ladder[f"times={times}"]["value"] == pytest.approx(true[times], rel=0.12)
    (repeats,) = study.findings(measure="repeat_share", context="", definition="", area_code="", period="")
    assert repeats["value"] == pytest.approx(1 - persons / suffered, abs=0.03)
