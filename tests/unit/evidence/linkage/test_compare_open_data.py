"""The two open sets with labels, through the same model and clusters as a study's own records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from linkage_quality import clusters, pair_f1
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from groundview.evidence.linkage.cleaning.names import named
from groundview.evidence.linkage.model.engine import score

FEBRL = """
    SELECT row_number() OVER (ORDER BY rec_id) AS id, given_name AS forename, NULL::VARCHAR AS middle_names, surname,
        try_strptime(date_of_birth, '%Y%m%d')::DATE AS born_on, NULL::VARCHAR AS sex, soc_sec_id AS phone,
        NULL::VARCHAR AS email, postcode, upper(concat_ws(' ', street_number, address_1)) AS address
    FROM read_csv('{folder}/febrl3.csv', all_varchar = true)"""
FAKE = """
    SELECT unique_id::INTEGER + 1 AS id, first_name AS forename, NULL::VARCHAR AS middle_names, surname,
        try_cast(dob AS DATE) AS born_on, NULL::VARCHAR AS sex, NULL::VARCHAR AS phone, lower(email) AS email,
        NULL::VARCHAR AS postcode, upper(city) AS address
    FROM read_csv('{folder}/fake_1000.csv', all_varchar = true)"""
FEBRL_TRUE = """
    WITH ids AS (
        SELECT rec_id, row_number() OVER (ORDER BY rec_id) AS id
        FROM read_csv('{folder}/febrl3.csv', all_varchar = true))
    SELECT one.id AS one, two.id AS two FROM read_csv('{folder}/febrl3_links.csv', all_varchar = true) pair
    JOIN ids one ON one.rec_id = rec_id_1 JOIN ids two ON two.rec_id = rec_id_2"""
FAKE_TRUE = """
    WITH ids AS (
        SELECT unique_id::INTEGER + 1 AS id, cluster FROM read_csv('{folder}/fake_1000.csv', all_varchar = true))
    SELECT one.id AS one, two.id AS two FROM ids one JOIN ids two ON one.cluster = two.cluster AND one.id < two.id"""


def f1(folder: Path, records: str, truth: str) -> float:
    given = records.format(folder=folder)
    raw = f"(SELECT *, CASE WHEN born_on IS NULL THEN 'none' ELSE 'day' END AS born_how FROM ({given}))"
    with duckdb.connect() as connection:
        table: Any = connection.execute(f"{named(raw)} ORDER BY id").to_arrow_table()
        pairs = connection.execute(truth.format(folder=folder)).fetchnumpy()
    size = table.num_rows + 1
    joined = coo_array((np.ones(len(pairs["one"])), (pairs["one"], pairs["two"])), shape=(size, size))
    _, person = connected_components(joined, directed=False)
    return pair_f1(clusters(score(table), table.num_rows), person.astype(np.int64))


@pytest.mark.realdata
@pytest.mark.slow
def test_febrl3_is_linked_better_than_was_published(realdata: Path) -> None:
    assert f1(realdata / "record_linkage", FEBRL, FEBRL_TRUE) > 0.9967


@pytest.mark.realdata
@pytest.mark.slow
def test_fake_1000_is_linked_better_than_was_published(realdata: Path) -> None:
    assert f1(realdata / "record_linkage", FAKE, FAKE_TRUE) > 0.8617
