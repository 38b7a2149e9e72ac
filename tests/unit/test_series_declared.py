"""Breaks and gaps in study.toml: read strictly, each slip with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview import UsageProblem
from groundview.pipeline.template import study_toml
from groundview.study import RecordingBreak, RecordingGap, open_study

BREAK = (
    '[[series_breaks]]\nfrom = "2024-04"\nforces = ["North"]\ntypes = ["Harassment"]\nwhy = "first report"\n'
)
GAP = '[[gaps]]\nfrom = "2024-11"\nto = "2024-12"\nareas = ["X1"]\nwhy = "drawn on the 12th"\n'


def study(folder: Path, text: str) -> Path:
    (folder / "study.toml").write_text('[study]\ntitle = "T"\n' + text, encoding="utf-8")
    return folder


def test_what_is_declared_is_read(tmp_path: Path) -> None:
    file = open_study(study(tmp_path, BREAK + GAP)).file
    assert file.series_breaks == (
        RecordingBreak(first_month="2024-04", why="first report", forces=("North",), types=("Harassment",)),
    )
    assert file.gaps == (
        RecordingGap(first_month="2024-11", last_month="2024-12", why="drawn on the 12th", areas=("X1",)),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BREAK.replace("2024-04", "2024-4"), "'2024-4' in series_breaks is not a month"),
        (BREAK.replace("first report", " "), "an entry of series_breaks says no reason"),
        (BREAK + 'contexts = ["fraud"]\n', "names types and contexts"),
        (GAP.replace("2024-12", "2024-10"), "a gap ends in 2024-10, before it begins in 2024-11"),
        (GAP.replace("to =", "until ="), "study.toml does not say what it should"),
    ],
)
def test_a_slip_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageProblem, match=says):
        open_study(study(tmp_path, text))


def test_the_examples_of_a_new_study_file_can_be_taken_as_they_are(tmp_path: Path) -> None:
    written = study_toml(("T", "", ""), None, (), ())
    begins = written.index("# [[series_breaks]]")
    lines = written[begins : written.index("\n[", begins) if "\n[" in written[begins:] else None].splitlines()
    examples = [
        line.removeprefix("# ") for line in lines if line.startswith("# ") and ("=" in line or "[[" in line)
    ]
    file = open_study(study(tmp_path, "\n".join(examples) + "\n")).file
    assert [len(file.series_breaks), len(file.gaps)] == [1, 1]
