"""The runner remakes what is stale, nothing else, and gives the same digits each time."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from groundview import Study, UsageProblem
from groundview.pipeline import steps, work
from groundview.pipeline.demo import start_demo
from groundview.pipeline.run import Done


def remade(done: list[Done]) -> set[str]:
    return {step.step for step in done if not step.fresh}


def test_a_second_run_does_nothing(demo: Path) -> None:
    assert remade(Study.open(demo).run()) == set()


def test_two_fresh_studies_have_byte_identical_findings(finished_demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "somewhere else"
    start_demo(other)
    study = Study.open(other)
    study.run()
    for name in ("findings", "refused", "quality"):
        rows = [Study.open(folder).table(name).fetchall() for folder in (finished_demo, other)]
        assert rows[0] == [
            tuple(cell.replace("somewhere else", "demo") if isinstance(cell, str) else cell for cell in row)
            for row in rows[1]
        ]
    files = [(folder / "out/tables/findings.parquet").read_bytes() for folder in (finished_demo, other)]
    assert files[0] == files[1]


def test_a_changed_boundary_file_remakes_only_what_depends_on_it(demo: Path) -> None:
    path = demo / "extracts/areas.geojson"
    areas = json.loads(path.read_text())
    areas["features"][0]["properties"]["name"] = "Another name"
    path.write_text(json.dumps(areas))
    done = remade(Study.open(demo).run())
    assert "read:areas" in done
    assert {"areas", "place", "victimisation", "report"} <= done
    assert "read:offences" not in done


def test_a_new_title_remakes_only_the_last_steps(demo: Path) -> None:
    path = demo / "study.toml"
    path.write_text(path.read_text().replace("An invented town", "Another title"))
    assert remade(Study.open(demo).run()) == {"tables", "report"}
    assert "Another title" in (demo / "out/report/internal.html").read_text(encoding="utf-8")


def test_a_new_month_is_found_and_read(demo: Path) -> None:
    before = Study.open(demo).findings(measure="recorded", area_code="", period="", breakdown="")[0]["value"]
    month = demo / "extracts/2025-09"
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
    text = (demo / "study.toml").read_text()
    (demo / "study.toml").write_text(text.replace("-street.csv.gz", "-street.csv*"))
    study = Study.open(demo)
    assert "read:offences" in remade(study.run())
    assert study.findings(measure="recorded", area_code="", period="", breakdown="")[0]["value"] == before + 7


def test_a_result_that_was_deleted_is_written_again(demo: Path) -> None:
    (demo / "out/report/internal.html").unlink()
    assert remade(Study.open(demo).run()) == {"report"}
    assert (demo / "out/report/internal.html").is_file()


def test_until_stops_after_a_step(tmp_path: Path) -> None:
    start_demo(tmp_path / "demo")
    done = Study.open(tmp_path / "demo").run(until="count")
    assert done[-1].step == "count"
    assert not (tmp_path / "demo/out").exists()


def test_an_unknown_step_is_refused_with_the_steps_there_are(demo: Path) -> None:
    with pytest.raises(UsageProblem, match="There is no step counting") as caught:
        Study.open(demo).run(until="counting")
    assert "victimisation" in caught.value.next_step


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_keeps_what_was_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    start_demo(tmp_path / "demo")
    study = Study.open(tmp_path / "demo")

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
    with duckdb.connect(str(tmp_path / "demo/store/study.duckdb"), read_only=True) as store:
        assert store.execute("SELECT count(*) FROM offences").fetchone() == (5969,)
    done = remade(study.run())
    assert "place" in done
    assert "read:offences" not in done


def test_every_row_is_loaded_or_refused(finished_demo: Path) -> None:
    totals = (
        Study.open(finished_demo)
        .table("files")
        .aggregate("sum(n_rows), sum(n_loaded), sum(n_refused)")
        .fetchone()
    )
    assert totals is not None
    assert totals[0] == totals[1] + totals[2]


def test_the_manifest_names_every_input_and_output_with_its_hash(finished_demo: Path) -> None:
    import hashlib

    manifest = json.loads((finished_demo / "out/tables/manifest.json").read_text())
    for table in manifest["tables"]:
        content = (finished_demo / "out/tables" / table["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == table["sha256"]
    assert {entry["file"] for entry in manifest["inputs"]} >= {"extracts/areas.geojson"}
    assert all(len(entry["sha256"]) == 64 for entry in manifest["inputs"])
    assert str(finished_demo.parent) not in json.dumps(manifest)
