"""The command line: exit codes, streams, words; never a value of a record."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from groundview.errors import (
    DataProblem,
    DisclosureBlock,
    EnvironmentProblem,
    IntegrityProblem,
    UsageProblem,
    UserError,
)

CANARY = "Zebedee Canary"


def groundview(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "groundview", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_results_go_to_standard_output_and_progress_to_standard_error(finished_northmere: Path) -> None:
    done = groundview("run", str(finished_northmere), "--json")
    assert done.returncode == 0
    assert {step["step"] for step in json.loads(done.stdout)} >= {"read:offences", "report"}


def test_quiet_says_nothing_on_standard_error(finished_northmere: Path) -> None:
    assert groundview("check", str(finished_northmere), "--quiet").stderr == ""


def test_check_tells_what_was_refused_and_what_is_missing(finished_northmere: Path) -> None:
    done = groundview("check", str(finished_northmere))
    assert "which is loaded and says something else" in done.stdout
    assert "no row for 2025-05" in done.stdout
    assert "README.md" in done.stdout
    found = json.loads(groundview("check", str(finished_northmere), "--json").stdout)
    assert sum(file["read"] for file in found["files"]) == sum(
        f["loaded"] + f["refused"] for f in found["files"]
    )


def test_explain_prints_definition_query_counts_and_rows(finished_northmere: Path) -> None:
    said = groundview("explain", str(finished_northmere), "victimisation.recorded.type=Drugs").stdout
    for words in ("Definition", "Query", "Sources", "Rows behind it", "street.csv.gz row", "sampling doubt"):
        assert words in said


def test_report_for_the_public_suppresses(northmere: Path) -> None:
    done = groundview("report", str(northmere), "--audience", "public", "--quiet")
    assert done.returncode == 0, done.stderr
    page = (northmere / "out/report/public.html").read_text(encoding="utf-8")
    assert "[c]" in page


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("run", "nowhere"), 2, "is not a study"),
        (("run",), 2, "Missing argument"),
        (("new", "x", "--extracts", "nowhere"), 1, "no such folder"),
        (("new", "x", "--extracts", "nowhere", "--period", "2025"), 2, "not two months"),
        (("explian",), 2, "explain"),
        (("doctor", "nowhere"), 5, "lacks something"),
    ],
)
def test_errors_have_their_exit_code_and_the_next_step(words: tuple[str, ...], code: int, said: str) -> None:
    done = groundview(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_audience_or_form_is_refused(northmere: Path) -> None:
    assert groundview("report", str(northmere), "--audience", "press").returncode == 2
    assert "cannot be written as pdf" in groundview("report", str(northmere), "--format", "pdf").stderr


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (DataProblem, 1),
        (UsageProblem, 2),
        (DisclosureBlock, 3),
        (IntegrityProblem, 4),
        (EnvironmentProblem, 5),
    ],
)
def test_the_exit_code_tells_the_cause(kind: type[UserError], code: int) -> None:
    assert kind("what").exit_code == code
    assert str(kind("what", where="w", why="y", next_step="n")) == "what\n  Where: w\n  Why: y\n  Next: n"


def test_an_unexpected_error_is_told_without_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from groundview.cli import main

    def broken() -> None:
        raise ValueError(CANARY)

    monkeypatch.delenv("GROUNDVIEW_DEBUG", raising=False)
    monkeypatch.setattr(main, "build", lambda: broken)
    with pytest.raises(SystemExit) as ended:
        main.main()
    said = capsys.readouterr().err
    assert ended.value.code == 4
    assert CANARY not in said
    assert "ValueError" in said


def test_help_is_quick_and_lists_every_command() -> None:
    done = groundview("--help")
    for command in ("check", "demo", "doctor", "explain", "new", "report", "run"):
        assert f"  {command} " in done.stdout


def test_the_version_is_that_of_the_package() -> None:
    from groundview import __version__

    assert groundview("--version").stdout == f"groundview {__version__}\n"
