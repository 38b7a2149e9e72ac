"""docs/measures.md is what the measures say of themselves. Run this module as a script to write it anew."""

from __future__ import annotations

import textwrap
from pathlib import Path

from groundview.questions.measure import QUESTIONS, Measure, measures

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"
HEAD = """# Measures

Every measure, with the words that are published beside its figures. The page is written from the code
(`src/groundview/questions/`), and a test holds the two together. An id such as
`victimisation.incidence.E01014485` names one figure; `groundview explain STUDY ID` says where it comes from.
"""


def render() -> str:
    parts = [HEAD]
    for question in QUESTIONS:
        parts.append(f"## {question.capitalize()}\n")
        parts += [_entry(measure) for (of, _), measure in measures().items() if of == question]
    return "\n".join(parts)


def _entry(measure: Measure) -> str:
    definition = textwrap.fill(measure.definition, 110)
    return f"### `{measure.name}`: {measure.title}\n\n{definition}\n\nSource: {measure.citation}\n"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_measure_has_words_and_a_source() -> None:
    for measure in measures().values():
        assert len(measure.definition) > 60
        assert measure.citation.endswith(".")
        assert measure.title[0].isupper()


def test_names_are_those_of_their_question_only_once() -> None:
    names = [measure.name for measure in measures().values()]
    assert len(names) == len(set(names))


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
