"""docs/codebooks.md is what the codebooks say. Run this file to write it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundview.evidence.cases.contexts import contexts, folder_of
from groundview.evidence.coding.codebook import Codebook, Variable, load_codebook

PAGE = Path(__file__).parents[4] / "docs" / "codebooks.md"
INTRODUCTION = """\
# Codebooks: what coders are asked, and when each answer is right

Made from the codebooks in `src/groundview/contexts/`; a test fails when it differs from them.
To write it again: `python tests/unit/evidence/coding/test_codebooks_page.py`.

Coders see the same words on the sheet Codebook of their workbook. How cases are drawn, coded and settled is in
[coding.md](coding.md). Examples are invented. A study changes a codebook by declaring the context in its own folder
`contexts/`, under another name, with a `codebook.yml` beside it; keys are in [declarations.md](declarations.md).
"""


def render() -> str:
    """The whole page."""
    return "\n".join(
        [INTRODUCTION, *(line for one in contexts() for line in chapter(one.context, one.title))]
    )


def chapter(name: str, title: str) -> Iterator[str]:
    made = load_codebook(folder_of(name))
    yield f"## {title}\n"
    yield f"`{name}`, version {made.version}. {made.about}\n"
    yield from (line for one in made.variables for line in question(one, made))


def question(one: Variable, made: Codebook) -> Iterator[str]:
    yield f"### {made.codebook}: `{one.variable}`\n"
    yield f"{one.question}\n"
    yield "| answer | when it is right | such as |"
    yield "|---|---|---|"
    for answer, words in one.guidance.items():
        examples = " / ".join(example.text for example in one.examples if example.answer == answer)
        yield f"| {answer} | {cell(words)} | {cell(examples)} |"
    yield ""


def cell(text: str) -> str:
    """A text as it stands in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def test_the_page_is_what_the_codebooks_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
