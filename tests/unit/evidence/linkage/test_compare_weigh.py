"""What our own query weighs is what Splink's `predict` weighs under the same model."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np
import pytest

from groundview.evidence.linkage.model.blocking import PAIRS, make_pairs
from groundview.evidence.linkage.model.columns import PEOPLE, make_columns
from groundview.evidence.linkage.model.often import count_often, tell_often
from groundview.evidence.linkage.model.quiet import quiet
from groundview.evidence.linkage.model.starting import starting
from groundview.evidence.linkage.model.weigh import weights

FORENAMES = ("ANNA", "ANN", "ROBERT", "BOB", "MOHAMMED", "WEI", "KAUR", "J", None)
SURNAMES = ("SMITH", "SMYTH", "KAUR", "AL MASRI", "MASRI", "WANG", "ROBERT", None)
DRAWN = "drawn(listed, i, column_number) AS listed[1 + (hash(i, column_number) % len(listed))::INTEGER]"
ROWS = f"""
    -- One row per invented record; every value is drawn from a few, by the hash of its number.
    SELECT i AS id, drawn({list(FORENAMES)}, i, 1) AS forename, drawn({list(SURNAMES)}, i, 2) AS surname,
        drawn(['JOHN', 'J', NULL, NULL], i, 3) AS middle_names, drawn(['M', 'F', NULL], i, 4) AS sex,
        drawn(['07700900001', '07700900011', NULL, NULL], i, 5) AS phone,
        drawn(['A1@B.C', 'AB1@B.C', NULL, NULL], i, 6) AS email,
        drawn(['ZX1 1AA', 'ZX1 1AB', NULL], i, 7) AS postcode,
        drawn(['1 HIGH STREET', '11 HIGH STREET', NULL], i, 8) AS address,
        make_date(drawn([1980, 1981, 1996], i, 9), drawn([1, 2, 3], i, 10), drawn([1, 2, 12], i, 12)) AS born_on,
        drawn(['day', 'day', 'year', 'none'], i, 11) AS born_how
    FROM range(1, 400) t(i)""".replace("None", "NULL")


@pytest.fixture
def invented() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TEMP MACRO {DRAWN}")
        connection.execute(f"CREATE TEMP TABLE records AS {ROWS}")
        make_columns(connection, "records")
        count_often(connection)
        make_pairs(connection)
        yield connection


def test_weights_are_those_of_splink(invented: duckdb.DuckDBPyConnection) -> None:
    from splink import DuckDBAPI, Linker

    model = starting()["model"]
    start = model["probability_two_random_records_match"]
    with quiet():
        api = DuckDBAPI(invented)
        linker = Linker(api.register(PEOPLE), dict(model), log_level=None)
        tell_often(linker, api)
        linker.table_management.register_blocked_pairs_for_predict(api.register(PAIRS))
        theirs = linker.inference.predict(warning_mode="never").physical_name
    asked = f"SELECT id_l, id_r, match_weight AS weight FROM {theirs} ORDER BY id_l, id_r"
    splink = invented.execute(asked).fetchnumpy()
    columns = [str(row[0]) for row in invented.execute(f"DESCRIBE {PEOPLE}").fetchall()]
    query = weights(model, columns, float(np.log2(start / (1 - start))), -1000.0)
    ours = invented.execute(f"FROM ({query}) ORDER BY left_id, right_id").fetchnumpy()
    assert len(ours["weight"]) > 1000
    assert np.array_equal(ours["left_id"], splink["id_l"])
    assert np.array_equal(ours["right_id"], splink["id_r"])
    np.testing.assert_allclose(ours["weight"], splink["weight"], atol=1e-9)
