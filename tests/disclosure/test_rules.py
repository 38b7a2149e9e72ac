"""The audiences' rules: the numbers that were promised, and a study that may only be stricter."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.errors import UsageProblem
from groundview.profile.disclosure.rules import FOLDER, audiences, load_rules


@pytest.mark.parametrize(
    ("audience", "threshold", "rounding"), [("internal", 0, 1), ("partner", 5, 5), ("public", 10, 5)]
)
def test_the_shipped_rules(audience: str, threshold: int, rounding: int) -> None:
    rules = load_rules(audience)
    assert (rules.name, rules.threshold, rules.rounding) == (audience, threshold, rounding)
    assert rules.exact == (audience == "internal")
    assert rules.zeros_reason
    told = rules.audience
    assert (told.name, told.threshold, told.rounding) == (audience, threshold, rounding)
    assert "[c]" in told.statement or audience == "internal"


def test_every_audience_is_found_by_its_file() -> None:
    assert audiences() == ("internal", "partner", "public")


def test_an_unknown_audience_is_told_which_there_are() -> None:
    with pytest.raises(UsageProblem, match="internal, partner, public"):
        load_rules("press")


def changed(folder: Path, audience: str, old: str, new: str) -> Path:
    text = (FOLDER / f"{audience}.yml").read_text(encoding="utf-8")
    assert old in text
    path = folder / f"{audience}.yml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [("threshold: 5", "threshold: 8"), ("zeros_shown: true", "zeros_shown: false"), ("[residents, ", "[")],
)
def test_a_study_may_be_stricter(tmp_path: Path, old: str, new: str) -> None:
    assert load_rules("partner", changed(tmp_path, "partner", old, new)).name == "partner"


@pytest.mark.parametrize(
    ("audience", "old", "new", "why"),
    [
        ("public", "threshold: 10", "threshold: 9", "threshold must be at least 10"),
        ("public", "rounding: 5", "rounding: 1", "rounding must be at least 5"),
        ("public", "name: public", "name: partner", "name must be 'public'"),
        ("public", "[residents, ", "[offences, ", "public_denominators may only lose words"),
        ("public", "[residents, ", "[persons, ", "units_without_people may only lose words"),
        ("public", "rounding: 5", "rounding: 50", "rounding above the threshold"),
        ("public", "threshold: 10", "treshold: 10", "did you mean `threshold`"),
        ("internal", "rounding: 1", "rounding: 0", "rounding 1 or more"),
    ],
)
def test_a_study_may_not_be_laxer_or_malformed(
    tmp_path: Path, audience: str, old: str, new: str, why: str
) -> None:
    with pytest.raises(UsageProblem, match=why.replace("`", ".")):
        load_rules(audience, changed(tmp_path, audience, old, new))


def test_zeros_once_hidden_may_not_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = changed(tmp_path, "public", "", "")
    (tmp_path / "shipped").mkdir()
    changed(tmp_path / "shipped", "public", "zeros_shown: true", "zeros_shown: false")
    monkeypatch.setattr("groundview.profile.disclosure.rules.FOLDER", tmp_path / "shipped")
    with pytest.raises(UsageProblem, match="zeros_shown must be false"):
        load_rules("public", own)
