"""The tables of codes: read strictly, sourced, possible under the synthetic truth; docs/offence_codes.md shows them.

Run this file to write the page again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from groundview.errors import UsageProblem
from groundview.evidence.pole.codes.code_law import punishable
from groundview.evidence.pole.codes.code_sources import CodeSource, code_sources
from groundview.evidence.pole.codes.code_table import LIFE, VERSION, CodeRow, read_table
from groundview.evidence.pole.codes.fraud_codes import (
    fraud_codes,
    fraud_law,
    normalised_fraud_code,
)
from groundview.evidence.pole.codes.offence_codes import (
    OffenceCode,
    normalised,
    offence_codes,
    offence_law,
)
from groundview.evidence.pole.sql import literal
from groundview.pipeline.keys import CODE
from groundview.synth.crime.kinds import kinds as crime_types
from groundview.synth.fraud.kinds import FraudType
from groundview.synth.fraud.kinds import types as fraud_types

PAGE = Path(__file__).parents[4] / "docs" / "offence_codes.md"
ROWS: tuple[CodeRow, ...] = (*offence_codes(), *fraud_codes())

INTRODUCTION = f"""\
# Offence codes: what the law says of an offence

Made from the tables in `src/groundview/evidence/pole/codes/`; a test fails when it differs from them.
To write it again: `python tests/unit/evidence/pole/test_offence_codes.py`.

Version of the tables: **{VERSION}**. Law of England and Wales.

## What they answer

Two questions about a recorded offence or a report of fraud, each with three answers: yes, no, and unknown wherever the
law or the code leaves it open.

**Does it carry a maximum of at least so many years?** Seven on indictment for the Serious Crime Act 2015 s 45(4), four
for the United Nations Convention against Transnational Organised Crime art 2(b). One code often covers several
offences: 48 is theft of a motor vehicle (7 years) and taking one without consent (6 months). So every row has the least
and the greatest statutory maximum among the offences that are counted under its code. The answer is yes where the least
reaches the years asked for, no where the greatest does not, and else unknown. Trying an offence summarily, because
little was stolen or damaged, changes the court and its powers, not the offence, and changes no answer here. An attempt
and a conspiracy carry the maximum of the offence itself (Criminal Attempts Act 1981 s 4; Criminal Law Act 1977 s 3) and
are counted under its code.

**Is gain part of it?** Section 45(3) asks for activities "with a view to obtaining (directly or indirectly) any gain or
benefit", which need not be financial (section 45(7)(c)). The answer is yes in two cases only, and never no, since no
code shows that nobody gained:

- Every offence under the code gets, keeps or deals in property, money, a service, the use of a thing or another's
  labour for somebody. Theft is such an offence although the law does not ask for a motive (Theft Act 1968 s 1(2)).
- The law presumes benefit: the offence is listed in Schedule 2 of the Proceeds of Crime Act 2002 (blackmail, drug
  trafficking, slavery, controlling prostitution).

Burglary is unknown: the trespasser may have meant damage or grievous bodily harm (Theft Act 1968 s 9). Fraud under the
Act of 2006 is unknown too: intent to cause loss to another is enough (section 2(1)(b)), and need not be for anyone's
gain. A *type* of fraud, as the national service names it, is yes where the type says what was got or asked for: an
advance fee, goods not sent, a payment turned to another account. A recorded loss is evidence of its own; it is not part
of these tables.

## How to read them

- Years: `life`; `fine` where nobody can be imprisoned. `5 years to life` are the two bounds.
- Where a maximum changed so that an answer changes, a code has a row for each period. A day outside every period, or
  none, takes all of them together.
- Codes are matched as 53D, whether written 053D, 53d or 53D; 37/2 is 37.2. A code with its offence number, as 48/1 or
  00802, is not matched.
- `read`: both bounds were read in the source named. `memory`: they were not, and are to be checked. Which offences are
  counted under a code is from memory of the counting rules unless a source says so; where that was in doubt the bounds
  are wide.
- *Left out*: an offence that is counted under the code and that the bounds leave out, since it is not what the code
  names, or only an organisation can commit it.
"""

ENDING = """\
## What is unknown

- Rows marked `memory` ({memory} of {rows}); and {second} of the others rest on secondary sources alone (guides, law
  firms, an encyclopaedia). A wrong maximum is worse than a wide range: widen a row that you doubt.
- The counting rules after April 2021 were not to hand. The codes that since April 2023 tell the burglary of a home from
  that of a building apart from it are missing, and so are other codes made since; what is not listed is unknown.
- The law is that of about the middle of 2025. What Parliament has passed since is not in the tables.
- The codes of the service that took over on 2025-12-04 are not in them; a type whose name is listed is still matched by
  its name, in any case and punctuation. The names of the older codes are from memory, save where `read` stands.
- What a court may give to a young person, and what it does give, is another matter: these are the law's maxima.

## To add or correct a row

1. Change the line in `offence_codes.csv` or `fraud_codes.csv`. `years_low` and `years_high` are years (0.25 is three
   months, 0 a fine only, 99 life); `gain` is `yes` or `unknown`; dates are the first and the last day.
2. Name in `source` where both bounds were read, by a word of `code_sources.csv` (add the source there), and set
   `checked` to `yes`; where you could not, `unseen` and `from_memory`. `listed` says where the code and its name stand.
3. Set `VERSION` in `code_table.py` to the day, and write this page again.
"""


def rendered() -> str:
    """The whole page."""
    memory = sum(row.checked == "from_memory" for row in ROWS)
    second = sum(row.checked == "yes" and kinds_of(row) == {"secondary"} for row in ROWS)
    parts = [INTRODUCTION, *offences(), *frauds(), *sources()]
    return "\n".join([*parts, ENDING.format(memory=memory, second=second, rows=len(ROWS))])


def kinds_of(row: CodeRow) -> set[str]:
    """The kinds of what its bounds were read in."""
    return {code_sources()[word].kind for word in row.source.split()}


def offences() -> Iterator[str]:
    for group in dict.fromkeys(row.group for row in offence_codes()):
        yield f"## {group}\n"
        yield "| code | offence | maximum | 7 or more | 4 or more | gain | law | bounds | remarks |"
        yield "|---|---|---|---|---|---|---|---|---|"
        yield from (offence(row) for row in offence_codes() if row.group == group)
        yield ""


def offence(row: OffenceCode) -> str:
    left = f"*Left out*: {row.leaves_out}." if row.leaves_out else ""
    return cells(row.code, row.name, *said(row), joined(period(row), row.note, left))


def frauds() -> Iterator[str]:
    yield "## Reports to the national fraud service\n"
    yield "| code | type | family | maximum | 7 or more | 4 or more | gain | law | bounds | remarks |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for row in fraud_codes():
        also = f"Also: {row.names}." if row.names else ""
        yield cells(row.code, row.name, row.family, *said(row), joined(row.note, also))
    yield ""


def sources() -> Iterator[str]:
    yield "## Sources\n"
    yield "| word | kind | source | seen at |"
    yield "|---|---|---|---|"
    yield from (cells(one.key, one.kind, one.what, one.seen_at) for one in code_sources().values())
    yield ""


def said(row: CodeRow) -> tuple[str, ...]:
    """Maximum, the two answers, gain, law, and whether it was read."""
    low, high = duration(row.years_low), duration(row.years_high)
    maximum = low if low == high else f"{low} to {high}"
    read = f"read: {row.source.replace(' ', ', ')}" if row.checked == "yes" else "memory"
    return maximum, answer(row, 7), answer(row, 4), row.gain, row.statute, read


def duration(years: float) -> str:
    if years in (0, LIFE):
        return "life" if years else "fine"
    return f"{years:g} years" if years >= 1.5 else f"{years * 12:g} months"


def answer(row: CodeRow, years: float) -> str:
    return "yes" if row.years_low >= years else "no" if row.years_high < years else "unknown"


def period(row: OffenceCode) -> str:
    since = f"from {row.valid_from}" if row.valid_from else ""
    until = f"to {row.valid_to}" if row.valid_to else ""
    return f"{joined(since, until).capitalize()}." if since or until else ""


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def cells(*texts: str) -> str:
    return f"| {' | '.join(text.replace('|', '/') for text in texts)} |"


def answers(query: str) -> list[tuple[object, ...]]:
    return duckdb.sql(f"SELECT * FROM ({query}) ORDER BY ALL").fetchall()


def cased(*rows: tuple[str | None, ...]) -> str:
    """A subquery of invented rows with a number, and two texts."""
    texts = (", ".join("NULL" if cell is None else literal(cell) for cell in row) for row in rows)
    listed = ", ".join(f"({number}, {text})" for number, text in enumerate(texts, 1))
    return f"(SELECT * FROM (VALUES {listed}) AS t(ref, first, second))"


def law_of(*rows: tuple[str | None, str | None]) -> list[tuple[object, ...]]:
    query = offence_law(cased(*rows), "ref", "first", "second::DATE")
    return answers(f"SELECT ref, {punishable(7)}, {punishable(4)}, gain FROM ({query})")


def test_the_page_is_what_the_tables_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


def test_there_are_the_codes_of_the_open_data_and_more() -> None:
    assert len({row.code for row in offence_codes()}) > 160
    assert len(fraud_codes()) > 50
    assert {row.code for row in offence_codes() if row.listed.startswith("recorded_2017")} >= {
        "8N",
        "92A",
        "49",
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1,Murder,99,99,yes,,x,yes,y,G,S", "statute"),
        ("1,Murder,99,7,yes,Act,x,yes,y,G,S", "not in order"),
        ("1,Murder,99,101,yes,Act,x,yes,y,G,S", "not in order"),
        ("1,Murder,life,99,yes,Act,x,yes,y,G,S", "years_low"),
        ("1,Murder,99,99,no,Act,x,yes,y,G,S", "gain"),
        ("1,Murder,99,99,yes,Act,x,yes,y,G,S,more", "NoneType|str"),
    ],
)
def test_a_line_that_cannot_be_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "codes.csv"
    header = "code,name,years_low,years_high,gain,statute,source,checked,listed,group,subgroup"
    good = "2,Attempt,0.5,99,unknown,Act,x,yes,y,G,S"
    path.write_text(f"{header}\n{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match=why) as problem:
        read_table(path, OffenceCode)
    assert "codes.csv, line 3" in problem.value.where


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text("key,kind,what,sen_at\na,law,b,c\n", encoding="utf-8")
    with pytest.raises(UsageProblem, match="sen_at"):
        read_table(path, CodeSource)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_every_row_is_sourced(row: CodeRow) -> None:
    named = [code_sources()[word] for word in (*row.source.split(), *row.listed.split())]
    assert named
    read = [code_sources()[word] for word in row.source.split()]
    assert row.checked == "from_memory" or all(source.kind != "none" for source in read)
    assert row.statute
    assert not row.note or row.note.endswith(".")


def test_no_source_is_named_by_no_row() -> None:
    named = {word for row in ROWS for word in (*row.source.split(), *row.listed.split())}
    assert named == code_sources().keys()


def test_no_code_stands_twice_in_one_period() -> None:
    of_code: dict[str, list[tuple[date, date]]] = {}
    for row in offence_codes():
        since, until = row.valid_from or date.min, row.valid_to or date.max
        assert since <= until
        of_code.setdefault(row.code, []).append((since, until))
    for periods in of_code.values():
        assert all(before[1] < after[0] for before, after in pairwise(sorted(periods)))
    assert len({row.code for row in fraud_codes()}) == len(fraud_codes())


def test_codes_stand_as_they_are_matched() -> None:
    for normal, rows in ((normalised, offence_codes()), (normalised_fraud_code, fraud_codes())):
        codes = [row.code for row in rows]
        assert written(normal, codes) == codes


def written(normal: Callable[[str], str], codes: Sequence[str]) -> list[str]:
    query = f"SELECT list_transform(?, lambda one: {normal('one')})"
    return list(duckdb.execute(query, [list(codes)]).fetchall()[0][0])


def test_codes_are_matched_however_they_are_written() -> None:
    forces = [
        "053D",
        "53d",
        " 53D ",
        "49",
        "049",
        "37.2",
        "37/2",
        "037.02",
        "8n",
        "008N",
        "105 A",
        "4.10",
        "04/10",
    ]
    same = ["53D", "53D", "53D", "49", "49", "37.2", "37.2", "37.2", "8N", "8N", "105A", "4.10", "4.10"]
    assert written(normalised, forces) == same
    with_offence = ["48.1", "00802", "10405", "5.1"]
    assert written(normalised, ["48/1", "00802", "10405", "05/01"]) == with_offence
    assert {row.code for row in offence_codes()}.isdisjoint(with_offence)
    reports = ["nfib 5a", "NFIB-05A", "5A", "NFIB90", "RF1-01", "10"]
    assert written(normalised_fraud_code, reports) == [
        "NFIB5A",
        "NFIB5A",
        "NFIB5A",
        "NFIB90",
        "RF101",
        "NFIB10",
    ]


def test_an_offence_has_three_answers() -> None:
    assert law_of(("046", None), ("48", None), ("8N", None), ("37/2", None)) == [
        (1, True, True, True),
        (2, None, None, True),
        (3, None, True, None),
        (4, False, False, True),
    ]
    assert law_of(("XX", "2024-01-01"), (None, None)) == [(1, None, None, None), (2, None, None, None)]


def test_the_law_is_that_of_the_day() -> None:
    """Stalking carries ten years since 2017-04-03; a retired code that is still used keeps its law."""
    days = [
        ("8Q", "2017-04-02"),
        ("8Q", "2017-04-03"),
        ("8Q", None),
        ("8Q", "2001-01-01"),
        ("28A", "2024-01-01"),
    ]
    assert [row[1] for row in law_of(*days)] == [False, None, None, None, True]


def test_the_query_agrees_with_the_rows_read_one_by_one() -> None:
    days = {day + step for row in offence_codes() for day in edges(row) for step in (-DAY, NONE, DAY)}
    asked = [(code, day) for code in sorted({row.code for row in offence_codes()}) for day in sorted(days)]
    query = offence_law(cased(*((code, str(day)) for code, day in asked)), "ref", "first", "second::DATE")
    bounds = answers(f"SELECT ref, years_low, years_high, gain FROM ({query})")
    assert [row[1:] for row in bounds] == [plainly(code, day) for code, day in asked]


DAY, NONE = timedelta(days=1), timedelta()


def edges(row: OffenceCode) -> list[date]:
    return [day for day in (row.valid_from, row.valid_to) if day]


def plainly(code: str, day: date) -> tuple[float, float, bool | None]:
    rows = [row for row in offence_codes() if row.code == code]
    valid = [row for row in rows if (row.valid_from or date.min) <= day <= (row.valid_to or date.max)] or rows
    gain = all(row.gain == "yes" for row in valid) or None
    return min(row.years_low for row in valid), max(row.years_high for row in valid), gain


def test_a_report_is_known_by_its_code_and_else_by_its_name() -> None:
    reports = cased(
        ("NFIB1A", "Ticket Fraud"),
        ("RF1-02", "dating scam"),
        ("RF1-01", "Advance payment"),
        (None, "Hacking Personal"),
    )
    query = fraud_law(reports, "ref", "first", "second")
    assert answers(f"SELECT ref, family, {punishable(7)}, gain FROM ({query})") == [
        (1, "mass_marketing", True, True),
        (2, "mass_marketing", True, True),
        (3, None, None, None),
        (4, "computer_misuse", None, None),
    ]


def test_no_wording_means_two_types() -> None:
    wordings = [
        "".join(filter(str.isalnum, words.lower())) for row in fraud_codes() for words in row.wordings
    ]
    assert len(set(wordings)) == len(wordings)


def test_the_synthetic_truth_of_every_offence_is_possible() -> None:
    query = offence_law(
        cased(*((kind.code, "2024-01-01") for kind in crime_types())), "ref", "first", "second::DATE"
    )
    impossible = [
        kind.key
        for kind, (_, low, high, gain) in zip(
            crime_types(), duckdb.sql(f"{query} ORDER BY 1").fetchall(), strict=True
        )
        if low is None or not low <= kind.sentence <= high or (gain and not kind.gain)
    ]
    assert impossible == []


@pytest.mark.parametrize("kind", fraud_types(), ids=lambda kind: kind.key)
def test_the_synthetic_truth_of_a_report_is_possible(kind: FraudType) -> None:
    [row] = [row for row in fraud_codes() if row.code == kind.code]
    assert row.years_low <= kind.years <= row.years_high
    assert row.gain == "unknown" or kind.years >= 7
    assert row.family == kind.family or row.code == "NFIB90"


def test_the_lists_are_part_of_the_code_that_decides() -> None:
    """What a step makes is made again when a list changes."""
    folder = Path(__file__).parents[4] / "src" / "groundview" / "evidence" / "pole" / "codes"
    assert {path.suffix for path in folder.iterdir() if path.is_file()} <= {*CODE}


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8", newline="\n")
