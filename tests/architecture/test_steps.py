"""The steps: levels, makers, and the table of ARCHITECTURE.md. Run this file to write that table again."""

from __future__ import annotations

import pytest
from house import ROOT

from groundview.evidence.pole.tables import LEVELS, Table, extract_tables, tables
from groundview.pipeline.steps import READ, STEPS, Step, by_name
from groundview.questions.measure import QUESTIONS

PAGE = ROOT / "ARCHITECTURE.md"
BEGINS, ENDS = "<!-- steps: made by tests/architecture/test_steps.py -->\n", "<!-- end of steps -->"
BOOKS = {"ledger", "inputs"}
"""What the runner itself keeps: which step was made from what, and the hashes of the files that were read."""


def rendered() -> str:
    """The table of steps."""
    lines = ["| step | does | needs | makes | opens |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(row(step) for step in (READ, *STEPS))]) + "\n"


def row(step: Step) -> str:
    does = " ".join((step.do.__doc__ or "").split()).removesuffix(".")
    return f"| `{step.name}` | {does} | {listed(step.needs)} | {listed(step.makes)} | {step.level} |"


def listed(names: tuple[str, ...]) -> str:
    return ", ".join("every table read" if name == "*" else f"`{name}`" for name in names)


def test_the_page_is_what_the_steps_say() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.partition(BEGINS)[2].partition(ENDS)[0] == rendered()


def test_every_step_is_on_the_page_once() -> None:
    assert len(by_name()) == len(STEPS) + 1


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_opens_nothing_more_sensitive_than_its_level(step: Step) -> None:
    assert step.level in LEVELS
    needed = [tables()[name] for name in step.needs if name != "*"]
    assert [one.table for one in needed if LEVELS.index(one.level) < LEVELS.index(step.level)] == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_needs_only_what_is_read_or_made_before_it(step: Step) -> None:
    before = STEPS[: STEPS.index(step)]
    there = {*extract_tables(), *READ.makes, *(made for one in before for made in one.makes), "*"}
    assert set(step.needs) - there == set()


@pytest.mark.parametrize("table", tables().values(), ids=lambda table: table.table)
def test_a_table_is_made_by_a_step_that_exists(table: Table) -> None:
    if table.made_by == "run":
        assert table.table in BOOKS
    elif table.made_by == "questions":
        makers = {step.name for step in STEPS if table.table in step.makes}
        assert makers == set(QUESTIONS)
    else:
        makes = by_name()[table.made_by].makes
        assert table.table in makes or (table.made_by == "read" and table.table in extract_tables())


@pytest.mark.parametrize("step", [READ, *STEPS], ids=lambda step: step.name)
def test_what_a_step_makes_says_so(step: Step) -> None:
    declared = tables()
    makers = {declared[made].made_by for made in step.makes if not made.startswith("out/")}
    assert makers <= {step.name, "questions" if step.name in QUESTIONS else step.name}


def test_the_table_is_made_of_what_stands_in_steps() -> None:
    assert "| `place` | Puts every offence into its area |" in rendered()


if __name__ == "__main__":
    before, _, after = PAGE.read_text(encoding="utf-8").partition(BEGINS)
    text = before + BEGINS + rendered() + ENDS + after.partition(ENDS)[2]
    PAGE.write_text(text, encoding="utf-8", newline="\n")
