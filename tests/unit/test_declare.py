"""Declarations are read strictly: what is not understood is an error that says where, and what was meant."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from groundview.declare import Declaration, load_toml, load_yaml, parse_toml
from groundview.errors import UsageProblem


class Part(Declaration):
    label: str
    count: int = 0


class Whole(Declaration):
    title: str
    parts: dict[str, Part] = msgspec.field(default_factory=dict)
    one_of: tuple[Part, ...] = ()
    either: str | Part = ""


def yaml_file(folder: Path, text: str) -> Path:
    path = folder / "whole.yml"
    path.write_text(text, encoding="utf-8")
    return path


def problem_in(folder: Path, text: str) -> UsageProblem:
    with pytest.raises(UsageProblem) as caught:
        load_yaml(yaml_file(folder, text), Whole)
    assert caught.value.where.endswith("whole.yml")
    assert caught.value.next_step
    assert caught.value.exit_code == 2
    return caught.value


def test_a_declaration_is_read(tmp_path: Path) -> None:
    text = (
        "title: Town\nparts: {first: {label: One, count: 2}}\n"
        "one_of: [{label: Two}]\neither: {label: Three}\n"
    )
    whole = load_yaml(yaml_file(tmp_path, text), Whole)
    assert whole == Whole(
        title="Town",
        parts={"first": Part(label="One", count=2)},
        one_of=(Part(label="Two"),),
        either=Part(label="Three"),
    )


def test_a_declaration_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Part(label="One").label = "Two"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("titel: Town", "`titel`", "`title`"),
        ("title: Town\nparts: {first: {label: One, cuont: 2}}", "$.parts[...]", "`count`"),
        ("title: Town\none_of: [{lable: One}]", "$.one_of[0]", "`label`"),
        ("title: Town\neither: {labell: One}", "$.either", "`label`"),
    ],
)
def test_an_unknown_key_is_named_with_the_one_meant(
    tmp_path: Path, text: str, place: str, meant: str
) -> None:
    why = problem_in(tmp_path, text).why
    assert place in why
    assert f"did you mean {meant}?" in why


def test_an_unknown_key_like_no_other_has_no_guess(tmp_path: Path) -> None:
    why = problem_in(tmp_path, "title: Town\nxyzzy: 1").why
    assert "`xyzzy`" in why
    assert "did you mean" not in why


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    assert "`label`" in problem_in(tmp_path, "title: Town\nparts: {first: {count: 2}}").why


@pytest.mark.parametrize("value", ["two", "2.5", "true", "[2]", "null", '"2"'])
def test_a_value_of_another_type_is_not_turned_into_the_right_one(tmp_path: Path, value: str) -> None:
    why = problem_in(tmp_path, f"title: Town\nparts: {{first: {{label: One, count: {value}}}}}").why
    assert "Expected `int`" in why
    assert "$.parts[...].count" in why


@pytest.mark.parametrize("word", ["no", "yes", "on", "2025-01-31", "12"])
def test_a_word_that_yaml_takes_for_something_else_is_refused_as_text(tmp_path: Path, word: str) -> None:
    assert "Expected `str`" in problem_in(tmp_path, f"title: {word}").why


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Town\nparts:\n  first: {label: One}\n  first: {label: Two}\n", "line 4"),
        ("title: Town\ntitle: City\n", "line 2"),
        ("title: Town\nparts: {first: {label: One, label: Two}}\n", "line 2"),
    ],
)
def test_a_key_given_twice_is_refused_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    why = problem_in(tmp_path, text).why
    assert line in why
    assert "twice" in why


@pytest.mark.parametrize(
    "text", ["title: [Town", "title: 'Town", "\ttitle: Town", "? [a, b]\n: c\n", "{a: 1}: b\n"]
)
def test_text_that_is_not_yaml_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    assert "line" in problem_in(tmp_path, text).why


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b\n", "title: &a Town\n---\ntitle: b\n"])
def test_a_file_that_is_no_table_of_keys_is_refused(tmp_path: Path, text: str) -> None:
    assert problem_in(tmp_path, text).why


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "whole.yml"
    path.write_bytes(b"title: Caf\xe9\n")
    with pytest.raises(UsageProblem, match="cannot be read"):
        load_yaml(path, Whole)


def test_a_tag_builds_nothing(tmp_path: Path) -> None:
    made = tmp_path / "made"
    problem_in(tmp_path, f"title: !!python/object/apply:pathlib.Path.touch [{made}]\n")
    assert not made.exists()


def test_one_value_may_be_shared(tmp_path: Path) -> None:
    text = "title: Town\nparts:\n  first: &one {label: One}\n  second: *one\n"
    assert load_yaml(yaml_file(tmp_path, text), Whole).parts["second"].label == "One"


def toml_problem(folder: Path, content: bytes) -> UsageProblem:
    path = folder / "study.toml"
    path.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        load_toml(path, Whole)
    assert caught.value.where == str(path)
    return caught.value


def test_toml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_text('title = "Town"\n[parts.first]\nlabel = "One"\n', encoding="utf-8")
    assert load_toml(path, Whole).parts["first"] == Part(label="One")
    assert parse_toml('title = "Town"', Whole, path) == Whole(title="Town")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'title = "Town\n', "line 1"),
        (b'title = "Town"\ntitle = "City"\n', "line 2"),
        (b'titel = "Town"', "did you mean `title`?"),
        (b"title = 12", "Expected `str`"),
        (b"", "`title`"),
        (b'title = "Caf\xe9"', "byte 12"),
    ],
)
def test_toml_that_is_wrong_says_why(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in toml_problem(tmp_path, content).why
