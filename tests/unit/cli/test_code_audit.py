"""groundview code audit: texts drawn, marked and read back; what goes wrong is told without a cell."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from groundview.cli.main import build
from groundview.errors import DataProblem, UsageProblem, UserError
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import open_store
from groundview.study import open_study

CANARY = "Zebedee"
FRAUD, CONCEPT = "fraud", "courier"
TEXTS = (
    "{name} Quill: cash collected by a driver",
    "hand over the parcel to {name} Quill",
    "tyres let down",
    "",
)
"""Found, nearly said, neither, and nothing written: forty of each."""
MADE = {
    "cases": "SELECT i AS case_id, 'fraud' AS context, 'R' || i AS case_ref, DATE '2025-02-03' AS happened_on, "
    "'fraud_reports' AS case_table, 's' AS source, 'x/f.csv' AS source_file, i AS source_row "
    "FROM range(1, 161) AS t(i)",
    "fraud_reports": "SELECT 'R' || i AS report_ref, 's' AS source, 'V1' AS victim_nominal_ref, 'x/f.csv' AS "
    f"source_file, i AS source_row, {[text.format(name=CANARY) for text in TEXTS]}[1 + i % 4] AS narrative "
    "FROM range(1, 161) AS t(i)",
    "person_records": f"SELECT 1 AS record_id, 'V1' AS nominal_ref, upper('{CANARY}') AS forename, 'QUILL' AS surname, "
    f"upper('{CANARY} QUILL') AS name_words, 'nominals' AS in_table",
    "case_answers": "SELECT i AS case_id, 1 AS pattern_id FROM range(1, 161) AS t(i)",
    "asked_criteria": "SELECT 0 AS place, 'planned' AS criterion, 'planning' AS theme, '' AS claim",
}
Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.toml").write_text('[study]\ntitle = "Read"\n', encoding="utf-8")
    with open_store(open_study(folder).store) as store:
        store.connection.execute("; ".join(create_table(table) for table in tables().values()))
        for name, sql in MADE.items():
            store.connection.execute(f"INSERT INTO {name} BY NAME {sql}")
    return folder


@pytest.fixture
def audit(folder: Path) -> Run:
    """Runs `groundview code audit study fraud ...`, and gives what it said as JSON where that is asked for."""

    def run(*words: str) -> Any:
        command = ["code", "audit", str(folder), FRAUD, *words]
        done = typer.testing.CliRunner().invoke(build(), command, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        assert CANARY not in done.output
        return json.loads(done.stdout) if "--json" in words else done.stdout

    return run


def told(audit: Run, *words: str) -> UserError:
    """The error that a command ends with."""
    with pytest.raises(UserError) as raised:
        audit(*words)
    assert CANARY not in str(raised.value)
    return raised.value


def marked(path: Path, answer: Callable[[str], str]) -> Path:
    """Marks every text by what is written."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.DictWriter(stream, list(rows[0]))
        lines.writeheader()
        lines.writerows(row | {"Says it": answer(row["What is written"])} for row in rows)
    return path


def sheet(drawn: Any) -> Path:
    return Path(next(path for path in drawn["files"] if path.endswith(".csv")))


def test_texts_are_drawn_marked_and_read_back(audit: Run, folder: Path) -> None:
    drawn = audit("--concept", CONCEPT, "--cases", "90", "--json")
    assert drawn["strata"] == {one: {"drawn": 30, "of": 40} for one in ("found", "near", "far")}
    assert (folder / "coding" / FRAUD / "audit-1.design.csv").is_file()
    text = sheet(drawn).read_text(encoding="utf-8-sig")
    assert CANARY not in text
    assert "[name] [name]: cash collected" in text
    assert not {"found", "near", "far"} & set(text.replace(",", " ").split())
    # Every text that was found says it, and a third of those that nearly do; one cannot be told.
    seen: list[str] = []

    def answer(written: str) -> str:
        seen.append(written)
        if "parcel" not in written:
            return "yes" if "collected" in written else "No"
        return "yes" if sum("parcel" in one for one in seen) <= 10 else "no"

    path = str(marked(sheet(drawn), answer))
    read = audit(path, "--json")
    assert read["answers"] == {"found": {"yes": 30}, "near": {"yes": 10, "no": 20}, "far": {"no": 30}}
    assert read["precision"]["value"] == 1
    assert read["recall"]["value"] == pytest.approx(40 / (40 + 40 / 3))
    assert read["recall"]["low"] < read["recall"]["value"] < read["recall"]["high"]
    assert "recall" in audit(path)


def test_a_second_audit_has_a_number_of_its_own(audit: Run) -> None:
    first, second = (audit("--concept", CONCEPT, "--json") for _ in range(2))
    assert (first["audit"], second["audit"]) == (1, 2)
    assert "audit-2-internal.csv" in sheet(second).name
    assert second["texts"] == 120  # All that there are.


def test_what_is_asked_for_has_to_be_there(audit: Run) -> None:
    problem = told(audit, "--concept", "nothing")
    assert isinstance(problem, UsageProblem)
    assert CONCEPT in str(problem)
    assert isinstance(told(audit), UsageProblem)


def test_too_few_marks_say_nothing(audit: Run) -> None:
    drawn = audit("--concept", CONCEPT, "--json")
    blank = marked(sheet(drawn), lambda written: "" if "tyres" in written else "yes")
    assert "Too few" in str(told(audit, str(blank)))


def test_a_mark_that_is_none_is_named_by_its_row(audit: Run) -> None:
    drawn = audit("--concept", CONCEPT, "--json")
    problem = told(audit, str(marked(sheet(drawn), lambda written: CANARY)))
    assert isinstance(problem, DataProblem)
    assert "row 2, column Says it: is not yes, no, unknown or blank" in str(problem)


def test_a_sheet_of_no_audit_is_refused(audit: Run, folder: Path) -> None:
    drawn = audit("--concept", CONCEPT, "--json")
    path = sheet(drawn)
    (folder / "coding" / FRAUD / "audit-1.design.csv").unlink()
    assert "of no audit of this study" in str(told(audit, str(path)))
    stray = folder / "stray.csv"
    stray.write_text("Text,Says it\nfraud-T9-1-0000,yes\n", encoding="utf-8")
    assert "of no audit of this study" in str(told(audit, str(stray)))


def test_a_text_of_another_audit_is_refused(audit: Run) -> None:
    first, second = (audit("--concept", CONCEPT, "--json") for _ in range(2))
    lines = sheet(first).read_text(encoding="utf-8-sig").splitlines()
    lines[5] = sheet(second).read_text(encoding="utf-8-sig").splitlines()[5]
    sheet(first).write_text("\n".join(lines), encoding="utf-8")
    assert "row 6, column Text: is no text of this audit" in str(told(audit, str(sheet(first))))
