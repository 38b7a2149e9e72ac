"""groundview judge: pairs drawn, judged, taken back, listed and assessed; what goes wrong is told without a cell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from groundview.cli.main import build
from groundview.errors import DataProblem, UsageProblem, UserError
from groundview.evidence.linkage.judgements.file import read_judgements
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import open_store
from groundview.pipeline.judge import give, judgements_file, take_back
from groundview.study import Declared, open_study

CANARY = "Zebedee"
WHO = ("--by", "Ann", "--why", "seen")
Judge = Callable[..., Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of 120 records: 60 persons of two records each, a pair of which the linkage has parted."""
    folder = tmp_path_factory.mktemp("judged") / "study"
    folder.mkdir()
    (folder / "study.toml").write_text('[study]\ntitle = "Judged"\n', encoding="utf-8")
    with open_store(folder / "store" / "study.duckdb") as store:
        for name in ("nominals", "offences", "sightings", *MADE):
            store.connection.execute(create_table(tables()[name]))
        for name, sql in MADE.items():
            store.connection.execute(f"INSERT INTO {name} BY NAME {sql}")
    return folder


MADE = {
    "person_records": "SELECT i AS record_id, i AS shape_id, 'N' || lpad(i::VARCHAR, 3, '0') AS nominal_ref, "
    f"'crime' AS system, 's' AS source, 'nominals' AS in_table, '{CANARY}' AS forename, 'none' AS born_how, 'F' AS sex "
    "FROM range(1, 121) AS t(i)",
    "person_pairs": "SELECT i AS left_id, i + 60 AS right_id, if(i > 45, 0.3, 0.95) AS probability, 1.0 AS weight, "
    "0 AS raised, '' AS veto FROM range(1, 61) AS t(i)",
    "persons": "SELECT if(record_id BETWEEN 61 AND 105, record_id - 60, record_id) AS person, "
    "'P' || person AS person_id, record_id, nominal_ref, system, 1.0 AS probability FROM person_records",
    "linkage_draws": "SELECT 1 AS draw, 1 AS record_id, 1 AS person WHERE false",
}


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "study"))


@pytest.fixture
def judge(folder: Path) -> Judge:
    """Runs `groundview judge ACTION study ...` and gives what it said, as JSON where that is asked for."""

    def run(action: str, *words: str) -> Any:
        command = ["judge", action, str(folder), *words]
        done = typer.testing.CliRunner().invoke(build(), command, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout) if "--json" in words else done.stdout

    return run


def told(judge: Judge, *words: str) -> UserError:
    """The error that a command ends with."""
    with pytest.raises(UserError) as raised:
        judge(*words)
    assert CANARY not in str(raised.value)
    return raised.value


def fill(path: Path, answer: Callable[[int], str]) -> None:
    """Answers every pair of a sample's CSV."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    filled = [lines[0]]
    for number, line in enumerate(lines[1:]):
        name, _, rest = line.split(",", 2)
        filled.append(f"{name},{answer(number)},{rest}")
    path.write_text("\n".join(filled) + "\n", encoding="utf-8")


def test_a_pair_is_judged_listed_and_taken_back(judge: Judge, folder: Path) -> None:
    assert judge("pair", "N001", "N061", "--answer", "same", *WHO, "--json")["entry"] == 1
    judge("pair", "s:N001", "crime:N002", "--answer", "different", "--by", " Bob ", "--why", "=photo")
    assert "taken back" in judge("undo", "N061", "N001", *WHO)
    assert judge("undo", "--entry", "2", *WHO, "--json")["withdraws"] == 2
    entries = judge("list", "--json")
    assert [(one["answer"], one["stands"]) for one in entries] == [
        ("same", False), ("different", False), ("withdrawn", False), ("withdrawn", False),
    ]  # fmt: skip
    assert (entries[1]["by"], entries[1]["why"]) == ("Bob", "=photo")
    assert ",'=photo," in (folder / "linkage" / "judgements.csv").read_text(encoding="utf-8")
    assert "withdrawn" in judge("list")


def test_a_contradiction_is_told_at_once(judge: Judge) -> None:
    judge("pair", "N001", "N002", "--answer", "same", *WHO)
    judge("pair", "N002", "N003", "--answer", "same", *WHO)
    said = judge("pair", "N001", "N003", "--answer", "different", *WHO)
    assert "Note: judgements 1 and 2 and 3 cannot all be true" in said


def test_the_moment_is_the_clocks(folder: Path) -> None:
    study, moments = (
        open_study(folder),
        iter(datetime(2026, 3, 1, tzinfo=UTC) + timedelta(n) for n in range(2)),
    )
    kept, _ = give(study, ["N001", "N002"], "unsure", "Ann", "dark photo", lambda: next(moments))
    gone = take_back(study, [], 1, "Ann", "light photo", lambda: next(moments))
    assert (kept.at, gone.at) == ("2026-03-01T00:00:00+00:00", "2026-03-02T00:00:00+00:00")
    assert [one.at for one in read_judgements(judgements_file(study))] == [kept.at, gone.at]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("pair", "N001", "N002", "--answer", "maybe", *WHO), "not an answer"),
        (("pair", "N001", "N002", "--answer", "same", "--why", "x"), "needs --by"),
        (("pair", "N001", "N002", "--answer", "same", "--by", "x", "--why", " "), "needs --why"),
        (("pair", "N001", "--answer", "same", *WHO), "two references"),
        (("pair", "N001", "N001", "--answer", "same", *WHO), "same record"),
        (("pair", "N001", CANARY, "--answer", "same", *WHO), "second reference"),
        (("undo", "--entry", "7", *WHO), "nothing to take back"),
        (("undo", "N001", "N002", *WHO), "nothing to take back"),
        (("import",), "one file"),
        (("import", "x.csv"), "needs --by"),
        (("import", "x.csv", "--by", "Ann"), "no such file"),
        (("assess",), "no such sample"),
        (("list", "N001"), "only a study"),
        (("guess",), "no such action"),
    ],
)
def test_what_cannot_be_done_is_told(judge: Judge, words: tuple[str, ...], says: str, folder: Path) -> None:
    assert says in str(told(judge, *words))
    assert not (folder / "linkage" / "judgements.csv").exists()


def test_a_study_that_was_not_run_says_so(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text('[study]\ntitle = "Bare"\n', encoding="utf-8")
    with pytest.raises(UsageProblem, match="no person records yet") as raised:
        give(Declared(tmp_path, open_study(tmp_path).file), ["a", "b"], "same", "Ann", "x")
    assert "groundview run" in raised.value.next_step


def test_a_sample_is_drawn_judged_and_assessed(judge: Judge, folder: Path) -> None:
    drawn = judge("sample", "--json")
    assert {name: one["of"] for name, one in drawn["strata"].items()} == {
        "linked, 0.9 to 0.99": 20, "linked, most uncertain": 25, "unlinked, most uncertain": 15,
    }  # fmt: skip
    assert [Path(path).name for path in drawn["files"]] == ["sample-1-internal.xlsx", "sample-1-internal.csv"]
    path = Path(drawn["files"][1])
    fill(path, lambda number: "unsure" if number == 3 else "same")
    taken = judge("import", str(path), "--by", "Ann", "--json")
    assert taken == {"kept": 60, "there_already": 0, "answers": {"same": 59, "unsure": 1}}
    assert judge("import", str(path), "--by", "Ann", "--json")["kept"] == 0
    figures = {(one["measure"], one["breakdown"]): one for one in judge("assess", "--json")["figures"]}
    assert figures["precision", ""]["value"] == 1
    # All 60 pairs are one person and 45 of them are linked; every pair was drawn, so nothing is left to chance.
    assert figures["recall", "sex=F"]["value"] == pytest.approx(0.75, abs=0.005)
    said = judge("assess")
    assert "the sample was drawn" in said
    assert "recall_all" in said
    assert CANARY not in said


def test_a_second_sample_leaves_out_what_is_judged(judge: Judge) -> None:
    judge("pair", "N001", "N061", "--answer", "same", *WHO)
    assert judge("sample", "--json")["pairs"] == 59
    assert judge("sample", "--json", "--pairs", "8")["sample"] == 2


def test_a_sample_may_be_written_elsewhere_but_its_design_stays(
    judge: Judge, folder: Path, tmp_path: Path
) -> None:
    drawn = judge("sample", "--to", str(tmp_path / "desk"), "--json")
    assert all(Path(path).is_file() and Path(path).parent.name == "desk" for path in drawn["files"])
    assert [path.name for path in (folder / "linkage" / "samples").iterdir()] == ["sample-1.design.csv"]


def test_a_sample_that_is_not_judged_has_no_figures(judge: Judge) -> None:
    judge("sample")
    assert "has been judged yet" in str(told(judge, "assess"))


@pytest.mark.parametrize(
    ("row", "says"), [("S2-1,same,", "has not drawn"), ("S1-4000,same,", "is not a pair of that sample")]
)
def test_answers_of_another_sample_are_refused(judge: Judge, tmp_path: Path, row: str, says: str) -> None:
    judge("sample")
    path = tmp_path / "other.csv"
    path.write_text(f"Pair,Answer,Why\nS1-1,same,\n{row}\n", encoding="utf-8")
    error = told(judge, "import", str(path), "--by", "Ann")
    assert isinstance(error, DataProblem)
    assert says in str(error)
    assert judge("list", "--json") == []
