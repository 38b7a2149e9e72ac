"""What leaves cases open, put to patterns in SQL, against a plain count over single cases."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from test_three_valued_oracle import Answer, kleene, trees

from groundview.evidence.attribution.bounds.opened import fields, in_breakdown, questions
from groundview.evidence.attribution.bounds.question import put
from groundview.evidence.attribution.definition import Definition, Part
from groundview.evidence.attribution.logic import asking
from groundview.evidence.attribution.readings import Asking, asking_of, keys
from groundview.evidence.cases.contexts import contexts

CRITERIA = ("acting_together", "planned", "serious_offence", "for_gain")
CONTEXT = next(context for context in contexts() if context.context == "acquisitive_crime")
TREE = st.recursive(st.sampled_from(CRITERIA), trees, max_leaves=8)
CASE = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in CRITERIA})
Case = dict[str, Answer]


@settings(max_examples=40, deadline=None)
@given(tree=TREE, cases=st.lists(CASE, min_size=1, max_size=12))
def test_every_question_is_answered_as_by_counting_cases(tree: Part | str, cases: list[Case]) -> None:
    definition = Definition(definition="tried", title="t", about="a", source="s", met=tree)
    asked = asking_of([definition], [])
    connection = answering(asked, cases)
    found = {
        row[0] + row[3]: row[4:]
        for row in put(connection, "tried", list(questions(asked, definition, [CONTEXT])))
    }
    for key in keys(definition):
        fixed = {
            word: decide(tree, cases, lambda case, said=said, key=key: case | {key: said})
            for word, said in SAID.items()
        }
        for word, answers in fixed.items():
            assert found[f"influencecriterion={in_breakdown(key)};if={word}"] == summed(answers, len(cases))
        now = decide(tree, cases, dict)
        unknown = [case[key] is None and answer is None for case, answer in zip(cases, now, strict=True)]
        alone = [
            here and fixed["yes"][place] is not None and fixed["no"][place] is not None
            for place, here in enumerate(unknown)
        ]
        assert found[f"missingcriterion={in_breakdown(key)}"] == (sum(unknown), sum(alone), now.count(None))
    for field, resting in fields(asked, definition).items():
        for word, said in SAID.items():
            filled = decide(tree, cases, lambda case, said=said, resting=resting: fill(case, resting, said))
            if f"worthfield={field};if={word}" in found:
                assert found[f"worthfield={field};if={word}"] == summed(filled, len(cases))


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(TREE, min_size=1, max_size=4), cases=st.lists(CASE, min_size=1, max_size=12))
def test_a_case_stops_at_the_first_part_that_is_not_met(parts: list[Part | str], cases: list[Case]) -> None:
    definition = Definition(
        definition="tried", title="t", about="a", source="s", met=Part(every=tuple(parts))
    )
    asked = asking_of([definition], [])
    rows = put(answering(asked, cases), "tried", list(questions(asked, definition, [CONTEXT])))
    found = [row[4:] for row in rows if row[0] == "step"]
    reaching, wanted = list(cases), []
    for part in parts:
        answers = [kleene(part, case) for case in reaching]
        wanted.append(summed(answers, len(reaching)))
        reaching = [case for case, answer in zip(reaching, answers, strict=True) if answer is not False]
    assert found == wanted


SAID = {"yes": True, "no": False}


def decide(tree: Part | str, cases: list[Case], changed: Callable[[Case], Case]) -> list[Answer]:
    return [kleene(tree, changed(case)) for case in cases]


def fill(case: Case, resting: list[str], said: bool) -> Case:
    return case | {key: said for key in resting if case[key] is None}


def summed(answers: list[Answer], cases: int) -> tuple[int, int, int]:
    return answers.count(True), answers.count(None), cases


def answering(asked: Asking, cases: list[Case]) -> duckdb.DuckDBPyConnection:
    """The table that questions are put to: a pattern may stand for several cases."""
    connection = duckdb.connect()
    columns = ", ".join(f"a{place} BOOLEAN" for place in range(len(asked.instances)))
    connection.execute(f"CREATE TABLE answers (context VARCHAR, n BIGINT, {columns})")
    for case in cases:
        said = [case[one.key] for one in asked.instances]
        marks = ", ".join("?" * (len(said) + 2))
        connection.execute(f"INSERT INTO answers VALUES ({marks})", [CONTEXT.context, 1, *said])
    return connection


def test_the_trees_that_are_tried_ask_what_they_should() -> None:
    assert [part.criterion for part in asking(Part(every=("planned", "for_gain")), {})] == [
        "planned",
        "for_gain",
    ]
