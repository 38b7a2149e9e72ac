"""No id of the truth leaks into what is extracted: not as a value, not as an order, not as a name."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from groundview.evidence.pole.tables import extract_tables
from groundview.synth.opinion.qdpx import write_interviews
from groundview.synth.world import World

# Tables of the extract, their reference, the ids of the truth that stand behind each row, and where.
BEHIND = (
    ("nominals", "nominal_ref", ("person_id",), "SELECT record_id AS _id, person_id FROM record"),
    ("offences", "crime_ref", ("group_id",), "SELECT offence_id AS _id, group_id FROM offence"),
    ("fraud_reports", "report_ref", ("group_id", "person_id"), "SELECT fraud_id AS _id, * FROM fraud"),
    ("young_people_at_risk", "young_person_ref", ("group_id", "person_id"),
     "SELECT young_person_id AS _id, * FROM young_person JOIN exploited_by USING (young_person_id)"),
    ("premises", "premises_ref", ("group_id", "operator_id"), "SELECT premises_id AS _id, * FROM premises"),
    ("adverts", "advert_ref", ("operator_id",), "SELECT advert_id AS _id, * FROM advert"),
    ("partner_incidents", "incident_ref", ("group_id",), "SELECT incident_id AS _id, * FROM partner_incident"),
    ("intelligence", "log_ref", ("group_id",), "SELECT log_id AS _id, * FROM intelligence_log"),
    ("ocg_list", "ocg_ref", ("group_id",), "SELECT mapped_id AS _id, group_id FROM mapped_group"),
)  # fmt: skip
IDS = [(table, ref, name, query) for table, ref, names, query in BEHIND for name in names]
BY_NAME = [f"{table}-{name}" for table, _, name, _ in IDS]
ENOUGH = 20
"""Fewer ids say nothing of an order."""
FEW = 10
"""Of fewer ids half agree with something by chance."""
# Texts that name nobody. What police were told may well name somebody.
TEXTS = {
    "offences": "mo_text",
    "fraud_reports": "narrative",
    "adverts": "text",
    "partner_incidents": "suspect_description",
    "interventions": "description",
}


def extracts(world: World) -> list[str]:
    names = "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'std\\_%' ESCAPE '\\' ORDER BY 1"
    return [str(row[0]) for row in world.db.execute(names).fetchall()]


def columns(world: World, table: str) -> list[str]:
    return [str(row[0]) for row in world.db.execute(f"DESCRIBE {table}").fetchall()]


def test_every_table_has_the_declared_columns_and_no_other(extracted: World) -> None:
    """So none has a column of the truth. An area's polygon is no column of a table."""
    assert len(extracts(extracted)) >= 20
    for table in extracts(extracted):
        declared = set(extract_tables()[table.removeprefix("std_")].columns)
        assert set(columns(extracted, table)) - {"_id", "_force", "wkt"} <= declared, table
        assert {"_id", "_force"} <= set(columns(extracted, table)), table


def ranks(values: list[object]) -> np.ndarray:
    _, place = np.unique(np.array(values), return_inverse=True)
    return place.astype(float)


@pytest.mark.parametrize(("table", "ref", "name", "truth"), IDS, ids=BY_NAME)
def test_references_do_not_run_in_the_order_of_the_truth(
    extracted: World, table: str, ref: str, name: str, truth: str
) -> None:
    """Neither as texts nor by their digits, in any one system of a force: ranks hang together no more than chance."""
    system = "(system, _force)" if table == "nominals" else "_force"
    rows = extracted.db.execute(f"""
        SELECT given.{ref}, truth.{name}, {system}::VARCHAR FROM std_{table} AS given
        JOIN ({truth}) AS truth USING (_id)
        WHERE truth.{name} IS NOT NULL ORDER BY given.{ref}""").fetchall()
    for where in {row[2] for row in rows}:
        here = [row for row in rows if row[2] == where]
        if len({row[1] for row in here}) < ENOUGH:
            continue
        digits = [int(re.sub(r"\D", "", row[0])) for row in here]
        for order in ([row[0] for row in here], digits):
            together = np.corrcoef(ranks(order), ranks([row[1] for row in here]))[0, 1]
            assert abs(together) < 0.1 + 3 / np.sqrt(len({row[1] for row in here})), where


@pytest.mark.parametrize(("table", "ref", "name", "truth"), IDS, ids=BY_NAME)
def test_no_value_is_an_id_of_the_truth(
    extracted: World, table: str, ref: str, name: str, truth: str
) -> None:
    """No column is the id by its digits, or the id with a number added to it."""
    assert ref in columns(extracted, f"std_{table}")
    for column in columns(extracted, f"std_{table}"):
        if column.startswith("_"):
            continue
        query = f"""
            WITH given AS (
                SELECT truth.{name} AS id,
                    try_cast(regexp_replace(row.{column}::VARCHAR, '[^0-9]', '', 'g') AS HUGEINT) AS digits
                FROM std_{table} AS row JOIN ({truth}) AS truth USING (_id)
                WHERE truth.{name} IS NOT NULL
            ), moved AS (
                SELECT digits - id AS by, count(DISTINCT id) AS n FROM given WHERE digits IS NOT NULL GROUP BY 1
            )
            SELECT count(DISTINCT id), (SELECT coalesce(max(n), 0) FROM moved) FROM given"""
        ids, most = extracted.db.execute(query).fetchall()[0]
        assert ids < FEW or most < 0.5 * ids, column


def test_rows_of_one_group_do_not_stand_together(extracted: World) -> None:
    """In the order of the file, offences of a group follow each other no more than days and repeats explain."""
    groups = [row[0] for row in extracted.db.execute("""
        SELECT group_id FROM std_offences JOIN offence ON offence_id = _id WHERE group_id IS NOT NULL
        ORDER BY crime_ref""").fetchall()]  # fmt: skip
    beside = np.mean(np.array(groups[1:]) == np.array(groups[:-1]))
    _, sizes = np.unique(groups, return_counts=True)
    assert beside < 3 * np.sum((sizes / len(groups)) ** 2) + 0.05


@pytest.fixture(scope="module")
def forenames(extracted: World) -> set[str]:
    """Forenames of anybody on a record, without those that are also words of places or of partners."""
    names = extracted.db.execute("""
        SELECT DISTINCT name FROM person SEMI JOIN record USING (person_id) JOIN name ON name_id = forename_id
        WHERE length(name) >= 4""").fetchall()
    places = extracted.db.execute("""
        SELECT name FROM street UNION ALL SELECT name FROM area UNION ALL SELECT neighbourhood FROM area
        UNION ALL SELECT name FROM city UNION ALL SELECT name FROM force
        UNION ALL SELECT name FROM partner""").fetchall()
    taken = {word for row in places if row[0] for word in re.findall(r"\w+", row[0])}
    return {row[0] for row in names} - taken


@pytest.mark.parametrize(("table", "column"), TEXTS.items())
def test_texts_name_nobody(extracted: World, forenames: set[str], table: str, column: str) -> None:
    texts = extracted.db.execute(f"SELECT {column} FROM std_{table} WHERE {column} IS NOT NULL").fetchall()
    assert texts
    assert named(forenames, [row[0] for row in texts]) == set()


def test_interviews_name_nobody(world: World, forenames: set[str], tmp_path: Path) -> None:
    with ZipFile(write_interviews(world, tmp_path)) as made:
        texts = [made.read(name).decode("utf-8") for name in made.namelist()]
    assert named(forenames, texts) == set()


def named(forenames: set[str], texts: list[str]) -> set[str]:
    """Forenames that stand in the texts as words with a capital letter, though not first in a sentence."""
    return {word for text in texts for word in re.findall(r"(?<=[a-z,;] )[A-Z]\w{3,}", text)} & forenames


def test_the_search_for_names_finds_one() -> None:
    assert named({"Amelia"}, ["Suspect was known as Amelia to staff."]) == {"Amelia"}
