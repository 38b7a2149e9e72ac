"""docs/sources.md lists every source of contexts, criteria, definitions and offence codes.

Run this file to write the page again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cited import Citing, Work, citings, works

from groundview.evidence.pole.codes.code_sources import CodeSource, code_sources
from groundview.evidence.pole.codes.fraud_codes import fraud_codes
from groundview.evidence.pole.codes.offence_codes import offence_codes

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"
CODES = {"law": "the law", "official": "official", "secondary": "an account by others", "none": "not seen"}
NOT_SEEN = "not seen"
HEAD = """\
# Sources: what contexts, criteria, definitions and offence codes rest on

Made from `tests/contexts/cited_sources.yml`, from the citations themselves and from the table of sources beside the
offence codes; a test fails when it differs from them. To write it again: `python tests/contexts/test_sources_page.py`.

Stored public copies were read, in November 2026, most of them only to the end of their first page; *seen* says how far.
What a source says stands in our own words where it is cited: in [criteria.md](criteria.md),
[definitions.md](definitions.md), and the README beside each context in `src/groundview/contexts/`. No text of a source
is in the program. *Licence* is what its publisher lets it be used under; where nothing is known of one, it is cited
only.

Of {n} works, {unseen} were not seen at all, and what rests on them alone has to be checked.

## Works

| source | used for | seen | where | licence |
|---|---|---|---|---|
"""
OFFENCE_CODES = """
## Sources of offence codes

Each row of [offence_codes.md](offence_codes.md) names some of these: `rows` says how many do. The law itself and what
government, courts and the Sentencing Council publish is under the Open Government Licence v3.0; the others are cited
only.

| word | source | rows | seen | where |
|---|---|---|---|---|
"""


def rendered() -> str:
    unseen = sum(work.seen.startswith(NOT_SEEN) for work in works())
    return (
        HEAD.format(n=len(works()), unseen=unseen)
        + "".join(map(line, works()))
        + OFFENCE_CODES
        + "".join(code_line(one) for one in code_sources().values())
    )


def line(work: Work) -> str:
    used = dict.fromkeys(_named(one) for one in citings() if work.is_cited_in(one.text))
    return cells(work.title, ", ".join(used), work.seen, work.at or "-", work.licence)


def _named(one: Citing) -> str:
    return f"{one.kind} `{one.name}`"


def code_line(one: CodeSource) -> str:
    rows = sum(one.key in (*row.source.split(), *row.listed.split()) for row in _code_rows())
    return cells(f"`{one.key}`", one.what, str(rows), CODES[one.kind], one.seen_at or "-")


def _code_rows() -> Iterator[object]:
    yield from offence_codes()
    yield from fraud_codes()


def cells(*texts: str) -> str:
    return f"| {' | '.join(text.replace('|', '/') for text in texts)} |\n"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


@pytest.mark.parametrize("one", citings(), ids=lambda one: f"{one.kind} {one.name}")
def test_every_citation_is_of_a_work_on_the_list(one: Citing) -> None:
    assert [work.title for work in works() if work.is_cited_in(one.text)], one.text


@pytest.mark.parametrize("work", works(), ids=lambda work: work.title[:40])
def test_every_work_on_the_list_is_cited_and_says_whether_it_was_seen(work: Work) -> None:
    assert any(work.is_cited_in(one.text) for one in citings())
    assert work.seen
    assert work.licence
    assert bool(work.at) is not work.seen.startswith(NOT_SEEN)


def test_a_citation_is_told_from_the_next_and_from_our_own_words() -> None:
    texts = [one.text for one in citings() if one.name == "several_premises"]
    assert len(texts) == 1
    assert "own reading" not in texts[0]
    assert len([one for one in citings() if one.name == "from_elsewhere"]) == 2


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8", newline="\n")
