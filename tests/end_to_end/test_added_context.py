"""A context as one folder of data, a criterion as one function and a definition as one file, from extracts to figures,
with no other file touched; and what the command says of a case and of a definition that cannot be followed.

One run of the whole program serves all of these tests: it takes some seconds.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from added_study import DEFINITION, Added, add, write

Answers = dict[tuple[str, str, str], tuple[bool | None, str]]


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Added:
    """The study, run as far as its tables: the report has tests of its own."""
    made = add(tmp_path_factory.mktemp("added"))
    done = made.groundview("run", str(made.folder), "--until", "tables", "--quiet")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def attributions(added: Added) -> Answers:
    """By context, case and definition: the answer, and the reasons."""
    rows = duckdb.sql(f"SELECT * FROM '{added.folder}/out/tables/attributions.parquet'").fetchall()
    return {(context, case, definition): (answer, why) for context, case, definition, answer, why in rows}


@pytest.mark.slow
def test_its_organised_share_is_a_finding(added: Added) -> None:
    found = duckdb.sql(
        f"""SELECT definition, value, n, evidence_low, evidence_high FROM '{added.folder}/out/tables/findings.parquet'
        WHERE context = 'adverts' AND measure = 'organised_share' AND area_code = '' AND period = ''
            AND breakdown = '' ORDER BY definition"""
    ).fetchall()
    # One of two advertisements names a town; of the other nothing is known, and nothing of who placed either.
    assert found == [("names_a_town", 0.5, 2, 0.5, 1.0), ("two_or_more", None, 2, 0.0, 1.0)]


@pytest.mark.slow
def test_explain_says_why_in_the_words_of_the_new_criterion(added: Added) -> None:
    said = added.groundview("explain", str(added.folder), "AD1")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("INTERNAL: records about one case.\nAD1, a case of adverts\n")
    assert "Names a town                 organised  (town_named=yes)" in said.stdout
    assert "  town_named: its text names a town - a town is named\n" in said.stdout
    assert "      extracts/adverts.csv row 2 (town_named: town)\n" in said.stdout
    assert "clearance" not in said.stdout


@pytest.mark.slow
def test_explain_of_a_case_of_two_contexts_tells_both_with_the_rows_behind(added: Added) -> None:
    said = added.groundview("explain", str(added.folder), "C1", "--json")
    assert said.returncode == 0, said.stderr
    cases = {one["context"]: one for one in json.loads(said.stdout)}
    assert sorted(cases) == ["acquisitive_crime", "neighbourhood"]
    assert ["neighbourhood", "Old Town"] in cases["neighbourhood"]["about"]
    answered = {one["criterion"]: one for one in cases["acquisitive_crime"]["answered"]}
    together = answered["acting_together"]
    assert together["answer"] == "met"
    assert together["reason"] == "persons recorded as acting: 2; the text says two persons"
    files = [file for file, _, _ in together["rows"]]
    assert files == ["extracts/involvements.csv", "extracts/involvements.csv", "extracts/offences.csv"]
    assert answered["planned"]["answer"] == "unknown"
    assert answered["planned"]["rows"] == []
    assert "Onesby" not in said.stdout


@pytest.mark.slow
def test_explain_of_a_reference_that_no_case_has_says_what_there_is(added: Added) -> None:
    said = added.groundview("explain", str(added.folder), "C99")
    assert said.returncode == 2
    assert "No figure has this id." in said.stderr


@pytest.mark.slow
def test_attributions_are_written_as_agreed(added: Added, attributions: Answers) -> None:
    columns = duckdb.sql(
        f"DESCRIBE SELECT * FROM '{added.folder}/out/tables/attributions.parquet'"
    ).fetchall()
    assert [(name, kind) for name, kind, *_ in columns] == [
        ("context", "VARCHAR"),
        ("case_ref", "VARCHAR"),
        ("definition", "VARCHAR"),
        ("answer", "BOOLEAN"),
        ("reasons", "VARCHAR"),
    ]
    # Eight definitions over three offences, over the two in the neighbourhood, and two over two advertisements.
    assert len(attributions) == 8 * 3 + 8 * 2 + 2 * 2
    two = {case: attributions["acquisitive_crime", case, "two_or_more"] for case in ("C1", "C2", "C3")}
    assert two == {
        "C1": (True, "acting_together=yes"),
        "C2": (False, "acting_together=no"),
        "C3": (None, "acting_together=unknown"),
    }
    assert attributions["adverts", "AD2", "names_a_town"] == (None, "town_named=unknown")


@pytest.mark.slow
def test_only_offences_of_the_neighbourhood_are_its_cases(attributions: Answers) -> None:
    assert {case for context, case, _ in attributions if context == "neighbourhood"} == {"C1", "C2"}


@pytest.fixture
def begun(added: Added, tmp_path: Path) -> Added:
    """The study as it was before its first run, in a folder of its own."""
    folder = tmp_path / "study"
    shutil.copytree(added.folder, folder, ignore=shutil.ignore_patterns("out", "store"))
    return Added(folder, added.package)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "what", "why"),
    [
        ("met: {criterion: no_such}", "The definition bad cannot be used.", "There is no criterion no_such."),
        ("mett: planned", "bad.yml does not say what it should.", "unknown field `mett`"),
        (
            "met: {criterion: acting_together, with: {most: 3}}",
            "The definition bad cannot be used.",
            "has no parameter most. it has least",
        ),
        ("met: {all: [planned], any: [planned]}", "The definition bad cannot be used.", "not of one kind"),
        (
            "met: planned\ncontexts: [no_such]",
            "for a context that there is not",
            "there are acquisitive_crime",
        ),
    ],
)
def test_a_definition_that_cannot_be_followed_is_told_before_any_work(
    begun: Added, lines: str, what: str, why: str
) -> None:
    text = DEFINITION.split("met:")[0].replace("names_a_town", "bad") + lines + "\n"
    write(begun.folder / "definitions" / "bad.yml", text)
    done = begun.groundview("run", str(begun.folder))
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert what in told[0]
    assert [line.split(":")[0].strip() for line in told[1:]] == ["Where", "Why", "Next"]
    assert "bad.yml" in told[1]
    assert why in told[2]
    assert not (begun.folder / "store").exists()
