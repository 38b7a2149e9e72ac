"""docs/criteria.md is what criteria and evidence say of themselves. Run this module as a script to write it anew."""

from __future__ import annotations

import textwrap
from itertools import groupby
from pathlib import Path

from groundview.evidence.attribution.criterion import Criterion, criteria
from groundview.evidence.attribution.declared import Evidence, evidence

PAGE = Path(__file__).parents[4] / "docs" / "criteria.md"
HEAD = """# Criteria and evidence

Every criterion that is asked of every case, with the words that are published, and the evidence that it asks. The page
is written from the code (`src/groundview/evidence/attribution/criteria/` and `evidence/`), and a test holds the two
together.

A criterion has three answers: met, not met, unknown. Unknown is never counted as no. `groundview explain STUDY CASE`
says how each was answered for one case, with the rows behind it.
"""


def render() -> str:
    parts = [HEAD]
    by_theme = sorted(criteria().values(), key=lambda one: (one.theme, one.name))
    for theme, some in groupby(by_theme, key=lambda one: one.theme):
        parts.append(f"## {theme.replace('_', ' ').capitalize()}\n")
        parts += [_criterion(one) for one in some]
    parts.append("# Evidence\n")
    parts += [_evidence(one) for one in evidence().values()]
    return "\n".join(parts)


def _criterion(one: Criterion) -> str:
    asked = ", ".join(f"`{name}`" for name in sorted({name for name, _ in one.ask().columns}))
    given = ", ".join(f"`{name}` {value}" for name, value in one.parameters.items())
    told = f"Asks {asked}." + (f" Parameters: {given}." if given else "")
    return f"### `{one.name}`\n\n{_filled(one.about)}\n\n{told}\n\n{_filled('Source: ' + one.source)}\n"


def _evidence(one: Evidence) -> str:
    columns = "\n".join(
        f"- `{name}`: {said.about} From {', '.join(f'`{field}`' for field in said.comes_from)}."
        for name, said in one.columns.items()
    )
    hangs = (
        " It hangs on who is who, and is made again for every plausible linkage." if one.of_persons else ""
    )
    about = _filled(one.about + hangs)
    return (
        f"## `{one.evidence}`: {one.label}\n\n{about}\n\n{columns}\n\n{_filled('Assumes: ' + one.assumes)}\n"
    )


def _filled(text: str) -> str:
    return textwrap.fill(text, 110)


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
