"""What the model says of two records, and the model that is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from groundview.evidence.linkage.model.names import name_forms
from groundview.evidence.linkage.model.odds import borne_out
from groundview.evidence.linkage.model.saved import made_for, model_at
from groundview.evidence.linkage.model.settings import comparisons, settings
from groundview.evidence.linkage.vetoes import vetoes


def roots(word: str) -> set[str]:
    return {root for name, root in name_forms() if name == word}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("BOB", "ROBERT"),
        ("PEGGY", "MARGARET"),
        ("MOHAMED", "MUHAMMAD"),
        ("KASIA", "KATARZYNA"),
        ("WONG", "WANG"),
    ],
)
def test_forms_of_a_name_have_a_root_in_common(one: str, two: str) -> None:
    assert roots(one) & (roots(two) | {two})


def test_names_that_only_look_alike_have_none() -> None:
    assert not roots("ALEX") & roots("ROBERT")


def test_every_comparison_ends_with_what_is_left() -> None:
    assert all(one.levels[-1].when == "ELSE" for one in comparisons())


def test_fixed_levels_are_given_to_splink_as_fixed() -> None:
    (kin,) = [one for one in settings()["comparisons"] if one["output_column_name"] == "kin"]
    assert all(level["fix_m_probability"] for level in kin["comparison_levels"][1:])


def test_vetoes_are_few() -> None:
    assert 1 <= len(vetoes()) <= 5


def test_a_model_is_learnt_once_and_used_again(tmp_path: Path) -> None:
    path, learnt = tmp_path / "linkage" / "model.json", []

    def learn() -> dict[str, Any]:
        learnt.append(1)
        return {"a": 1}

    assert model_at(path, learn) == model_at(path, learn) == {"a": 1}
    assert learnt == [1]


def test_a_model_of_other_settings_is_learnt_again(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"made_for": "another", "model": {"a": 0}}), encoding="utf-8")
    assert model_at(path, lambda: {"a": 1}) == {"a": 1}
    assert json.loads(path.read_text(encoding="utf-8"))["made_for"] == made_for()


def test_a_damaged_model_is_learnt_again(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text("{", encoding="utf-8")
    assert model_at(path, lambda: {"a": 1}) == {"a": 1}


def test_starting_odds_are_found_from_anywhere() -> None:
    """Of a million pairs 500 are true (likelihood ratio 1e9 : 1), the others false (1 : 1e3)."""
    ratios = np.repeat([1e9, 1e-3], [500, 5_000])
    for start in (1e-6, 1e-3):
        weights = np.log2(ratios * start / (1 - start))
        assert borne_out(weights, start, 1_000_000) == pytest.approx(500 / 1_000_000, rel=0.01)


def test_without_pairs_the_starting_odds_stay() -> None:
    assert borne_out(np.array([]), 0.25, 10) == 0.25
