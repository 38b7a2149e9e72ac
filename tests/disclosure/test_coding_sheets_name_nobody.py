"""What is sent to coders names nobody: no name, reference or date of birth of anybody whom the extracts hold."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from groundview.evidence.cases.acting import make_event_records
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.find import make_cases
from groundview.evidence.coding.sample.shown import rows_for_people
from groundview.evidence.records.store import open_store
from groundview.pipeline.code_sample import Plan, draw
from groundview.study import open_study

CONTEXTS = [context.context for context in contexts()]
PLANTED = "Told by Zebedee Quillfeather (N-CANARY-1), born 17/05/1981, and by his sister ZEBEDIAH."


@pytest.fixture(scope="module")
def study(finished_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration with its cases, free of codings, in which every text about a case names somebody."""
    folder = tmp_path_factory.mktemp("sheets") / "demo"
    (folder / "store").mkdir(parents=True)
    shutil.copy(finished_demo / "study.toml", folder)
    shutil.copy(finished_demo / "store" / "study.duckdb", folder / "store")
    with open_store(folder / "store" / "study.duckdb") as store:
        make_cases(store, contexts(), {})
        make_event_records(store, contexts())
        run = store.connection.execute
        run("DELETE FROM codings")
        run("UPDATE offences SET mo_text = concat_ws(' ', mo_text, ?)", [PLANTED])
        run("UPDATE fraud_reports SET narrative = concat_ws(' ', narrative, ?)", [PLANTED])
        run("UPDATE intelligence SET text = concat_ws(' ', text, ?)", [PLANTED])
        run(
            "INSERT INTO person_records BY NAME SELECT 999999999 AS record_id, 'N-CANARY-1' AS nominal_ref, "
            "'nominals' AS in_table, 'ZEBEDEE' AS forename, 'QUILLFEATHER' AS surname, "
            "'QUILLFEATHER ZEBEDEE' AS name_words"
        )
    return folder


@pytest.fixture(scope="module")
def people(study: Path) -> tuple[set[tuple[str, str]], set[str], set[date]]:
    """Everybody's forename and surname, reference and date of birth, as the extract has them."""
    with open_store(study / "store" / "study.duckdb") as store:
        rows = store.connection.execute(
            "SELECT upper(forename), upper(surname), nominal_ref, date_of_birth FROM nominals"
        ).fetchall()
    names = {(one, other) for one, other, _, _ in rows if one and other}
    return (
        names | {("ZEBEDEE", "QUILLFEATHER")},
        {row[2] for row in rows} | {"N-CANARY-1"},
        {row[3] for row in rows},
    )


def written(folder: Path) -> Iterator[str]:
    """Every text of every sheet: the cells of CSV files, the strings of workbooks."""
    for path in sorted(folder.glob("sample-*-internal.*")):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as stream:
                yield from (cell for row in csv.reader(stream) for cell in row)
        else:
            with zipfile.ZipFile(path) as package:
                strings = package.read("xl/sharedStrings.xml").decode()
            yield from re.findall(r"<t[^>]*>([^<]*)</t>", strings)


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_sheet_names_anybody(
    context: str, study: Path, people: tuple[set[tuple[str, str]], set[str], set[date]]
) -> None:
    names, references, births = people
    drawn = draw(open_study(study), context, Plan(cases=150, simple=True))
    assert drawn.sample.cases
    texts = list(written(study / "coding" / context))
    assert any("[name] [name] ([person]), born [date]" in text for text in texts) or context in (
        "cse",
        "adult_sex_market",
    )
    for text in texts:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.upper())
        assert not names & set(pairwise(words))
        assert not references & set(re.findall(r"[\w/-]+", text))
        assert not {day for day in days(text) if day.year < 2015} & births


def days(text: str) -> Iterator[date]:
    """Every date that stands in a text in figures."""
    for day, month, year in re.findall(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 28:
            yield date(int(year), int(month), int(day))
    for year, month, day in re.findall(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 28:
            yield date(int(year), int(month), int(day))


def test_a_name_of_somebody_in_the_case_is_taken_out_wherever_it_stands(study: Path) -> None:
    """Also by itself, also of a victim, also in a log."""
    with open_store(study / "store" / "study.duckdb") as store:
        ref, victim = store.connection.execute(
            "SELECT crime_ref, min(nominal_ref) FROM involvements JOIN cases ON case_ref = crime_ref "
            "WHERE role = 'victim' AND context = 'neighbourhood' GROUP BY 1 ORDER BY 1 LIMIT 1"
        ).fetchone() or ("", "")
        store.connection.execute(
            "UPDATE person_records SET name_words = 'ZEBEDIAH X' WHERE nominal_ref = ?", [victim]
        )
        (case_id,) = store.connection.execute(
            "SELECT case_id FROM cases WHERE case_ref = ? AND context = 'neighbourhood'", [ref]
        ).fetchone() or (0,)
        of = next(one for one in contexts() if one.context == "neighbourhood")
        (cells,) = rows_for_people(store.connection, of, [case_id])
    assert "his sister [name]." in cells[0]
