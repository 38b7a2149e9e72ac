"""groundview code: a sample drawn, sent back, agreed on and settled; what goes wrong is told without a cell."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from groundview.cli.main import build
from groundview.errors import DataProblem, UsageProblem, UserError
from groundview.evidence.coding.file import codings_file
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import open_store
from groundview.pipeline.code_import import take_in
from groundview.study import open_study

CANARY = "Zebedee"
FRAUD = "fraud"
Code = Callable[..., Any]

MADE = {
    "cases": "SELECT i AS case_id, 'fraud' AS context, 'R' || i AS case_ref, DATE '2025-02-03' AS happened_on, "
    "'A' || (i % 30) AS area_code, 'fraud_reports' AS case_table, 's' AS source, 'x/f.csv' AS source_file, "
    "i AS source_row FROM range(1, 121) AS t(i)",
    "fraud_reports": "SELECT 'R' || i AS report_ref, DATE '2025-02-03' AS reported_on, 's' AS source, "
    "'V1' AS victim_nominal_ref, 'x/f.csv' AS source_file, i AS source_row, "
    f"'{CANARY} Quill lost money' AS narrative FROM range(1, 121) AS t(i)",
    "person_records": f"SELECT 1 AS record_id, 'V1' AS nominal_ref, upper('{CANARY}') AS forename, 'QUILL' AS surname, "
    f"upper('{CANARY} QUILL') AS name_words, 'nominals' AS in_table",
    "case_answers": "SELECT i AS case_id, if(i > 90, 2, 1) AS pattern_id FROM range(1, 121) AS t(i)",
    "answer_patterns": "SELECT 1 AS pattern_id, '-' AS pattern UNION ALL SELECT 2, 'y'",
    "asked_criteria": "SELECT 0 AS place, 'planned' AS criterion, 'planning' AS theme, '' AS claim",
    "pattern_decisions": "SELECT 'fraud' AS context, 'coordination_and_planning' AS definition, 1 AS pattern_id",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of 120 frauds, to 30 of which something points."""
    folder = tmp_path_factory.mktemp("coded") / "study"
    folder.mkdir()
    (folder / "study.toml").write_text('[study]\ntitle = "Coded"\n', encoding="utf-8")
    with open_store(folder / "store" / "study.duckdb") as store:
        store.connection.execute("; ".join(create_table(table) for table in tables().values()))
        for name, sql in MADE.items():
            store.connection.execute(f"INSERT INTO {name} BY NAME {sql}")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "study"))


@pytest.fixture
def code(folder: Path) -> Code:
    """Runs `groundview code ACTION study fraud ...` and gives what it said, as JSON where that is asked for."""

    def run(action: str, *words: str, context: str = FRAUD) -> Any:
        command = ["code", action, str(folder), context, *words]
        done = typer.testing.CliRunner().invoke(build(), command, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        assert CANARY not in done.output
        return json.loads(done.stdout) if "--json" in words else done.stdout

    return run


def told(code: Code, *words: str, context: str = FRAUD) -> UserError:
    """The error that a command ends with."""
    with pytest.raises(UserError) as raised:
        code(*words, context=context)
    assert CANARY not in str(raised.value)
    return raised.value


def fill(path: Path, answer: Callable[[str], str], column: str = "planned") -> Path:
    """Answers one question of every case on a sheet, by its label."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    for cells in rows:
        cells[header.index(column)] = answer(cells[0])
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def sheets(drawn: Any) -> list[Path]:
    return [Path(path) for path in drawn["files"] if path.endswith(".csv")]


def test_a_sample_is_drawn_coded_and_settled(code: Code, folder: Path) -> None:
    drawn = code("sample", "--coders", "Ann", "--coders", "Bob", "--cases", "40", "--double", "1", "--json")
    assert drawn["coders"] == {"Ann": 40, "Bob": 40}
    assert sum(one["drawn"] for one in drawn["strata"].values()) == 40
    assert [path.name for path in sheets(drawn)] == ["sample-1-ann-internal.csv", "sample-1-bob-internal.csv"]
    ann, bob = sheets(drawn)
    text = ann.read_text(encoding="utf-8-sig")
    assert "[name] [name] lost money" in text
    assert CANARY not in text
    # Bob differs on the first nine cases.
    code("import", str(fill(ann, lambda label: "yes")))
    few = {f"fraud-1-{n}-" for n in range(1, 10)}
    filled = fill(bob, lambda label: "no" if any(map(label.startswith, few)) else "yes")
    assert code("import", str(filled), "--json") == {
        "kept": 40, "changed": 0, "there_already": 0, "answers": {"planned": {"no": 9, "yes": 31}},
    }  # fmt: skip
    assert code("import", str(filled), "--coder", "bob", "--json")["there_already"] == 40
    found = code("agree", "--json")
    figures = {(one["measure"], one["breakdown"]): one for one in found["figures"]}
    assert figures["percent_agreement", "variable=planned"]["n"] == 40
    assert (found["open"], found["coders"], found["waiting"]) == (
        {"planned": 9},
        ["Ann", "Bob"],
        {"Ann": 0, "Bob": 0},
    )
    settled = fill(Path(found["files"][1]), lambda label: "unknown", "Settled answer")
    assert code("agree", "--json")["files"] == []
    assert code("import", str(settled), "--adjudicator", "Eve", "--json")["kept"] == 9
    assert code("agree", "--json")["open"] == {}
    said = code("agree")
    assert "planned" in said
    assert "Waiting" not in said
    entries = codings_file(folder / "coding" / FRAUD).read()
    assert {(one.coder, one.role) for one in entries} == {
        ("Ann", "coder"),
        ("Bob", "coder"),
        ("Eve", "adjudicator"),
    }


def test_a_changed_answer_adds_an_entry(code: Code, folder: Path) -> None:
    ann, _ = sheets(code("sample", "--cases", "8", "--json"))
    labels = [line.partition(",")[0] for line in ann.read_text(encoding="utf-8-sig").splitlines()[1:]]
    code("import", str(fill(ann, lambda label: "yes")))
    taken_back = fill(ann, lambda label: "withdrawn" if label == labels[0] else "yes")
    taken = code("import", str(taken_back), "--json")
    assert (taken["kept"], taken["changed"]) == (1, 1)
    assert code("import", str(taken_back), "--json")["kept"] == 0
    taken = code("import", str(fill(ann, lambda label: "no")), "--json")
    assert (taken["kept"], taken["changed"]) == (len(labels), len(labels) - 1)
    entries = codings_file(folder / "coding" / FRAUD).read()
    assert [one.entry for one in entries] == list(range(1, 2 * len(labels) + 2))


def test_nothing_of_a_file_with_a_fault_is_kept(code: Code, folder: Path) -> None:
    ann, _ = sheets(code("sample", "--cases", "8", "--json"))
    fill(ann, lambda label: CANARY if label.startswith("fraud-1-1-") else "yes")
    fill(ann, lambda label: CANARY if label.startswith("fraud-1-2-") else "no", "gain")
    error = told(code, "import", str(ann))
    assert isinstance(error, DataProblem)
    assert "is not yes, no, unknown or blank" in str(error)
    assert not (folder / "coding" / FRAUD / "codings.csv").exists()


def test_the_store_stays_as_the_last_run_left_it(code: Code, folder: Path) -> None:
    ann, _ = sheets(code("sample", "--cases", "8", "--json"))
    code("import", str(fill(ann, lambda label: "yes")))
    assert code("agree", "--json")["coders"] == ["coder_a"]
    with open_store(folder / "store" / "study.duckdb") as store:
        assert (store.count("coder_answers"), store.count("coder_agreement")) == (0, 0)


def test_answers_under_another_version_of_the_codebook_are_refused(
    code: Code, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, _ = sheets(code("sample", "--cases", "8", "--json"))
    design = folder / "coding" / FRAUD / "sample-1.design.csv"
    design.write_text(
        design.read_text(encoding="utf-8").replace(",strata,1,1,", ",strata,1,7,"), encoding="utf-8"
    )
    with pytest.raises(DataProblem, match="under version 7 of the codebook"):
        take_in(open_study(folder), FRAUD, fill(ann, lambda label: "yes"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("guess",), "no such action"),
        (("sample", "x.csv"), "Only import and audit take a file"),
        (("sample", "--coders", "Ann"), "Two people cannot code"),
        (("sample", "--simple", "--clusters", "area"), "not both"),
        (("sample", "--clusters", "moon"), "no clusters called"),
        (("import",), "needs a file"),
        (("import", "x.csv"), "No sample of fraud"),
        (("import", "x.csv", "--adjudicator", "Eve"), "nothing to settle"),
        (("import", "x.csv", "--adjudicator", "Eve", "--coder", "Ann"), "coder's or an adjudicator's"),
        (("agree",), "has been coded yet"),
    ],
)
def test_what_cannot_be_done_is_told(code: Code, words: tuple[str, ...], says: str) -> None:
    assert says in str(told(code, *words))


def test_a_context_that_there_is_not_is_told(code: Code) -> None:
    error = told(code, "sample", context="frauds")
    assert "acquisitive_crime, adult_sex_market, cse, fraud, neighbourhood" in str(error)
    assert "no case of the context cse" in str(told(code, "sample", context="cse"))


def test_a_study_that_was_not_run_says_so(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('[study]\ntitle = "Bare"\n', encoding="utf-8")
    with pytest.raises(UsageProblem, match="no cases yet") as raised:
        typer.testing.CliRunner().invoke(
            build(), ["code", "sample", str(tmp_path), FRAUD], catch_exceptions=False
        )
    assert "groundview run" in raised.value.next_step


def test_without_the_rules_there_are_no_strata(code: Code, folder: Path) -> None:
    with open_store(folder / "store" / "study.duckdb") as store:
        store.connection.execute("DELETE FROM case_answers")
    assert "draw with --simple" in str(told(code, "sample"))
    assert (
        len(code("sample", "--simple", "--cases", "1", "--coders", "A", "--coders", "B", "--json")["files"])
        == 4
    )


def test_samples_are_added_in_one_way(code: Code) -> None:
    code("sample", "--cases", "20", "--simple")
    assert "with --simple" in str(told(code, "sample"))
    assert code("sample", "--simple", "--json")["cases"] == 100
    assert "no case left" in str(told(code, "sample", "--simple"))


def test_a_sample_by_clusters_is_drawn_once(code: Code) -> None:
    drawn = code("sample", "--clusters", "area", "--cases", "60", "--json")
    assert drawn["how"] == "clusters: area"
    assert "Go on with that sample" in str(told(code, "sample", "--clusters", "area"))


def test_the_same_seed_writes_the_same_bytes(made: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "other"):
        study = shutil.copytree(made, tmp_path / name)
        typer.testing.CliRunner().invoke(
            build(), ["code", "sample", str(study), FRAUD], catch_exceptions=False
        )
        written.append(
            {path.name: path.read_bytes() for path in sorted((study / "coding" / FRAUD).iterdir())}
        )
    assert written[0] == written[1]
    assert len(written[0]) == 6
