"""Rules for linked sets: found by a scan, strict, one of them the main one."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.errors import UsageProblem
from groundview.evidence.networks.rules.rule import rules

OWN = """
rule: {name}
version: {version}
title: Ours
about: Ours
layers: [{layers}]
method: {method}
main: {main}
"""


def write(folder: Path, name: str = "ours", more: str = "", **told: object) -> Path:
    told = {"version": 1, "layers": "co_offending", "method": "components", "main": "false"} | told
    (folder / f"{name}.yml").write_text(OWN.format(name=name, **told) + more, encoding="utf-8")
    return folder


def test_the_main_rule_comes_first_and_three_alternatives_stand_beside_it() -> None:
    found = rules()
    assert len(found) == 4
    assert [rule.main for rule in found] == [True, False, False, False]
    assert {rule.method for rule in found} == {"communities", "components"}
    assert len({rule.name for rule in found}) == 4


def test_a_study_may_add_rules_and_name_another_main_one(tmp_path: Path) -> None:
    assert [rule.name for rule in rules(write(tmp_path))][-1] != "ours_v1"
    assert "ours_v1" in {rule.name for rule in rules(tmp_path)}
    write(tmp_path, "better", main="true", version=3)
    assert rules(tmp_path)[0].name == "better_v3"


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert rules(tmp_path / "none") == rules()


@pytest.mark.parametrize(
    ("told", "more", "says"),
    [
        ({"layers": "friendship"}, "", "friendship"),
        ({"layers": ""}, "", "name a layer"),
        ({"method": "communities"}, "", "resolution"),
        ({}, "resolution: 0.2", "resolution"),
        ({}, "least_size: 1", "two persons"),
        ({}, "tie: {most_false: 0.05}", "in which layer"),
        ({}, "tie: {of_layer: phone}", "phone"),
        ({}, "tie: {least_event: 2}", "says|not say"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(
    tmp_path: Path, told: dict[str, str], more: str, says: str
) -> None:
    with pytest.raises(UsageProblem, match=says):
        rules(write(tmp_path, more=more, **told))


def test_a_rule_in_a_file_of_another_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path).joinpath("ours.yml").rename(tmp_path / "theirs.yml")
    with pytest.raises(UsageProblem, match=r"theirs\.yml declares the rule ours"):
        rules(tmp_path)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "repeated", version=1)
    with pytest.raises(UsageProblem, match="repeated_v1 is declared twice"):
        rules(tmp_path)


def test_another_version_of_a_built_in_rule_stands_beside_it(tmp_path: Path) -> None:
    names = {rule.name for rule in rules(write(tmp_path, "repeated", version=2))}
    assert {"repeated_v1", "repeated_v2"} <= names


def test_two_main_rules_of_a_study_are_refused(tmp_path: Path) -> None:
    write(write(tmp_path, "one", main="true"), "two", main="true")
    with pytest.raises(UsageProblem, match="one main rule"):
        rules(tmp_path)
