"""The runner remakes what is stale, nothing else, and gives the same digits each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from groundview import Study, UsageProblem
from groundview.pipeline import steps, work
from groundview.pipeline.run import Done

Start = Callable[[Path], None]


def remade(done: list[Done]) -> set[str]:
    return {step.step for step in done if not step.fresh}


def test_a_second_run_does_nothing(northmere: Path) -> None:
    assert remade(Study.open(northmere).run()) == set()


def test_two_fresh_studies_have_byte_identical_findings(
    finished_northmere: Path, start_northmere: Start, tmp_path: Path
) -> None:
    other = tmp_path / "somewhere else"
    start_northmere(other)
    study = Study.open(other)
    study.run()
    for name in ("findings", "refused", "quality"):
        rows = [Study.open(folder).table(name).fetchall() for folder in (finished_northmere, other)]
        assert rows[0] == [
            tuple(
                cell.replace("somewhere else", "northmere") if isinstance(cell, str) else cell for cell in row
            )
            for row in rows[1]
        ]
    files = [(folder / "out/tables/findings.parquet").read_bytes() for folder in (finished_northmere, other)]
    assert files[0] == files[1]


@pytest.mark.parametrize(
    "older",
    [
        "ALTER TABLE findings DROP COLUMN note",
        "ALTER TABLE offences ADD COLUMN gone TEXT",
        "CREATE TABLE gone (a INT)",
    ],
)
def test_a_store_that_another_version_made_is_made_again(northmere: Path, older: str) -> None:
    before = (northmere / "out/tables/findings.parquet").read_bytes()
    with duckdb.connect(str(northmere / "store/study.duckdb")) as connection:
        connection.execute(older)
    assert {"read:offences", "place", "victimisation", "tables"} <= remade(Study.open(northmere).run())
    assert (northmere / "out/tables/findings.parquet").read_bytes() == before
    assert remade(Study.open(northmere).run()) == set()


def test_a_changed_boundary_file_remakes_only_what_depends_on_it(northmere: Path) -> None:
    path = northmere / "extracts/areas.geojson"
    areas = json.loads(path.read_text())
    areas["features"][0]["properties"]["name"] = "Another name"
    path.write_text(json.dumps(areas))
    done = remade(Study.open(northmere).run())
    assert "read:areas" in done
    assert {"areas", "place", "victimisation", "report"} <= done
    assert "read:offences" not in done


def test_a_new_title_remakes_only_the_last_steps(northmere: Path) -> None:
    path = northmere / "study.toml"
    path.write_text(path.read_text().replace("An invented town", "Another title"))
    assert remade(Study.open(northmere).run()) == {"tables", "report"}
    assert "Another title" in (northmere / "out/report/internal.html").read_text(encoding="utf-8")


def test_a_new_month_is_found_and_read(northmere: Path) -> None:
    before = Study.open(northmere).findings(measure="recorded", area_code="", period="", breakdown="")[0][
        "value"
    ]
    month = northmere / "extracts/2025-09"
    month.mkdir()
    rows = [
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
        "LSOA code,LSOA name,Crime type,Last outcome category,Context"
    ]
    rows += [
        f"new{n},2025-09,Northmere Invented,Northmere Invented,,,No Location,X01000001,,Drugs,Under investigation,"
        for n in range(7)
    ]
    (month / "2025-09-northmere-invented-street.csv").write_text("\n".join(rows) + "\n")
    text = (northmere / "study.toml").read_text()
    (northmere / "study.toml").write_text(text.replace("-street.csv.gz", "-street.csv*"))
    study = Study.open(northmere)
    assert "read:offences" in remade(study.run())
    assert study.findings(measure="recorded", area_code="", period="", breakdown="")[0]["value"] == before + 7


def test_a_result_that_was_deleted_is_written_again(northmere: Path) -> None:
    (northmere / "out/report/internal.html").unlink()
    assert remade(Study.open(northmere).run()) == {"report"}
    assert (northmere / "out/report/internal.html").is_file()


def test_until_stops_after_a_step(start_northmere: Start, tmp_path: Path) -> None:
    start_northmere(tmp_path / "northmere")
    done = Study.open(tmp_path / "northmere").run(until="count")
    assert done[-1].step == "count"
    assert not (tmp_path / "northmere/out").exists()


def test_an_unknown_step_is_refused_with_the_steps_there_are(northmere: Path) -> None:
    with pytest.raises(UsageProblem, match="There is no step counting") as caught:
        Study.open(northmere).run(until="counting")
    assert "victimisation" in caught.value.next_step


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_keeps_what_was_finished(
    tmp_path: Path, start_northmere: Start, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    start_northmere(tmp_path / "northmere")
    study = Study.open(tmp_path / "northmere")

    def interrupted(work_in_hand: work.Work) -> int:
        work_in_hand.store.connection.execute("DELETE FROM offences")
        raise interruption

    page = tuple(
        step
        if step.name != "place"
        else steps.Step(step.name, step.needs, step.makes, step.level, step.code, interrupted)
        for step in steps.STEPS
    )
    monkeypatch.setattr("groundview.pipeline.run.STEPS", page)
    monkeypatch.setattr(
        "groundview.pipeline.run.by_name", lambda: {step.name: step for step in (steps.READ, *page)}
    )
    with pytest.raises(interruption):
        study.run()
    monkeypatch.undo()
    with duckdb.connect(str(tmp_path / "northmere/store/study.duckdb"), read_only=True) as store:
        assert store.execute("SELECT count(*) FROM offences").fetchone() == (5969,)
    done = remade(study.run())
    assert "place" in done
    assert "read:offences" not in done


def test_every_row_is_loaded_or_refused(finished_northmere: Path) -> None:
    totals = (
        Study.open(finished_northmere)
        .table("files")
        .aggregate("sum(n_rows), sum(n_loaded), sum(n_refused)")
        .fetchone()
    )
    assert totals is not None
    assert totals[0] == totals[1] + totals[2]


def test_the_manifest_names_every_input_and_output_with_its_hash(finished_northmere: Path) -> None:
    import hashlib

    manifest = json.loads((finished_northmere / "out/tables/manifest.json").read_text())
    for table in manifest["tables"]:
        content = (finished_northmere / "out/tables" / table["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == table["sha256"]
    assert {entry["file"] for entry in manifest["inputs"]} >= {"extracts/areas.geojson"}
    assert all(len(entry["sha256"]) == 64 for entry in manifest["inputs"])
    assert str(finished_northmere.parent) not in json.dumps(manifest)
