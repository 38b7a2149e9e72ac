"""Codebooks: those that ship can be used, and one that cannot says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.errors import UsageProblem
from groundview.evidence.cases.contexts import BUILT_IN
from groundview.evidence.coding.codebook import Codebook, load_codebook

SHIPPED = sorted(path.parent for path in BUILT_IN.glob("*/context.yml"))
ASKED_EVERYWHERE = {"two_or_more", "three_or_more", "planned", "gain", "association", "organised"}
GOOD = """\
codebook: {name}
version: 1
about: Read the case.
variables:
  - variable: planned
    question: Was it planned?
    yes_when: It was.
    no_when: It was not.
    unknown_when: Nobody knows.
"""


def codebook(tmp_path: Path, text: str) -> Codebook:
    folder = tmp_path / "own"
    folder.mkdir(exist_ok=True)
    (folder / "codebook.yml").write_text(text.format(name="own"), encoding="utf-8")
    return load_codebook(folder)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_context_has_a_codebook_that_can_be_used(folder: Path) -> None:
    made = load_codebook(folder)
    assert set(made.names) >= ASKED_EVERYWHERE
    for one in made.variables:
        assert one.answers == ("yes", "no", "unknown")
        assert one.examples
        # A spreadsheet shows no more beside a cell.
        assert len(one.question) <= 255


def test_a_studys_own_is_read_as_it_is_written(tmp_path: Path) -> None:
    made = codebook(tmp_path, GOOD)
    assert made["planned"].guidance == {"yes": "It was.", "no": "It was not.", "unknown": "Nobody knows."}


def test_a_question_may_have_other_answers(tmp_path: Path) -> None:
    old = "    yes_when: It was.\n    no_when: It was not.\n"
    new = "    answers: [one, more, unknown]\n    when: {{one: Of one., more: Of more.}}\n"
    made = codebook(tmp_path, GOOD.replace(old, new))
    assert list(made["planned"].guidance.items()) == [
        ("one", "Of one."),
        ("more", "Of more."),
        ("unknown", "Nobody knows."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("codebook: {name}", "codebook: other", "its folder is called own"),
        ("version: 1", "version: 0", "whole numbers from 1"),
        ("version: 1", "version: 1\nversions: 2", "did you mean `version`"),
        ("planned?", "planned.", "its question is none"),
        ("variable: planned", "variable: Planned it", "small letters"),
        ("    no_when: It was not.\n", "", "does not say when the answer is no"),
        ("    yes_when", "    answers: ['yes', 'no']\n    yes_when", "not among its answers"),
        ("    yes_when", "    answers: ['yes', 'no', unknown, withdrawn]\n    yes_when", "is not withdrawn"),
        ("    yes_when", "    answers: [yes, no, unknown]\n    yes_when", "Expected `str`, got `bool`"),
        (
            "    yes_when",
            "    examples: [{{text: x, answer: maybe}}]\n    yes_when",
            "an example has an answer",
        ),
        ("variables:\n", "variables: []\nothers:\n", "unknown field"),
    ],
)
def test_what_cannot_be_followed_is_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in GOOD
    with pytest.raises(UsageProblem) as raised:
        codebook(tmp_path, GOOD.replace(old, new))
    assert why in str(raised.value)


def test_two_questions_of_one_name_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="a name of its own"):
        codebook(tmp_path, GOOD + GOOD.partition("variables:\n")[2])


def test_a_context_without_one_says_where_it_belongs(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no codebook") as raised:
        load_codebook(tmp_path)
    assert "codebook.yml" in str(raised.value)


def test_the_codebook_on_the_page_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "coding.md").read_text(encoding="utf-8")
    folder = tmp_path / "shop_theft"
    folder.mkdir()
    text = page.partition("```yaml\n")[2].partition("```")[0]
    (folder / "codebook.yml").write_text(text, encoding="utf-8")
    assert load_codebook(folder).names == ("tools",)
