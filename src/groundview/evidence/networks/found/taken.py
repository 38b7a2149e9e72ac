"""What is counted of persons, by record: fetched once, whatever the linkage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.reference import folder, records_meant
from groundview.evidence.networks.found.cases import CASES
from groundview.evidence.networks.found.joint import Joint, joint

if TYPE_CHECKING:
    import duckdb

Whole = NDArray[np.int64]
ALL_TIME = 1_000_000
"""Days that no record reaches."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Facts about records; arrays of one length a group of columns.

    `covered` are the first and the last day on which an offence was recorded, since 1 January 1970. `system` numbers
    the names in `systems` by record (0: none is given). `suspected_in` numbers the offences in which the record
    `suspect` is suspected, charged or convicted, and `city` numbers `cities` for each of these (0: elsewhere);
    `victim` are records of victims of the offences `victim_in`, numbered alike. `case_context` numbers `contexts` for
    each record `case_record` that takes part in a case of one.
    """

    joint: Joint
    covered: tuple[int, int]
    records: Whole
    systems: tuple[str, ...]
    system: Whole
    cities: tuple[str, ...]
    suspect: Whole
    suspected_in: Whole
    city: Whole
    victim: Whole
    victim_in: Whole
    contexts: tuple[str, ...]
    case_context: Whole
    case_record: Whole


def taken(connection: duckdb.DuckDBPyConnection) -> Taken:
    """Everything that the counts need of the tables."""
    one = connection.execute("""
        -- One row per record.
        SELECT record_id, coalesce(system, '') AS system FROM persons ORDER BY record_id""").fetchnumpy()
    suspects = _columns(connection, SUSPECTED)
    victims = _columns(connection, VICTIMS)
    cases = _columns(connection, f"SELECT DISTINCT context, record_id FROM ({CASES}) ORDER BY ALL")
    systems, system = _numbered(one["system"])
    cities, city = _numbered(suspects["city"])
    contexts, context = _numbered(cases["context"])
    of_record = np.zeros(int(one["record_id"].max(initial=0)) + 1, dtype=np.int64)
    of_record[one["record_id"]] = system
    return Taken(
        joint(connection),
        _covered(connection),
        one["record_id"],
        systems,
        of_record,
        cities,
        suspects["record_id"],
        suspects["offence"],
        city,
        victims["record_id"],
        victims["offence"],
        contexts,
        context,
        cases["record_id"],
    )


PARTS = f"""
    cities AS (
        -- One row per area of a city, where the study has several cities.
        SELECT area_code, parent FROM study_areas WHERE (SELECT count(DISTINCT parent) FROM study_areas) > 1),
    own AS (
        -- One row per crime reference and folder, with the city that the offence was placed in.
        SELECT crime_ref, {folder()} AS folder, min(parent) AS city
        FROM offences JOIN placed USING (source, source_file, source_row) JOIN cities USING (area_code) GROUP BY ALL),
    parts AS (
        -- One row per involvement of a suspect or a victim. Two folders may give one reference to two offences.
        SELECT role = 'victim' AS is_victim, crime_ref, {folder()} AS folder, record_id
        FROM ({records_meant("involvements")})
        WHERE role IN ('suspect', 'charged', 'convicted', 'victim') AND record_id IS NOT NULL),
    offence AS (SELECT crime_ref, folder, row_number() OVER (ORDER BY crime_ref, folder) - 1 AS offence
        FROM (SELECT DISTINCT crime_ref, folder FROM parts))"""

SUSPECTED = f"""
    WITH {PARTS}
    -- One row per offence and record that is suspected in it.
    SELECT offence, record_id, coalesce(min(city), '') AS city
    FROM parts JOIN offence USING (crime_ref, folder) LEFT JOIN own USING (crime_ref, folder)
    WHERE NOT is_victim GROUP BY offence, record_id ORDER BY offence, record_id"""

VICTIMS = f"""
    WITH {PARTS}
    -- One row per offence and record of a victim of it.
    SELECT DISTINCT offence, record_id FROM parts JOIN offence USING (crime_ref, folder)
    WHERE is_victim ORDER BY offence, record_id"""


def _covered(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    # One row: the days between which offences were recorded; all time where none has such a day.
    row = connection.execute("""
        SELECT date_diff('day', DATE '1970-01-01', min(recorded_on)),
            date_diff('day', DATE '1970-01-01', max(recorded_on))
        FROM offences""").fetchone() or (None, None)
    return (row[0] or -ALL_TIME, row[1] or ALL_TIME)


def _columns(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Any]:
    return connection.execute(sql).fetchnumpy()


def _numbered(words: Any) -> tuple[tuple[str, ...], Whole]:
    """The different words in order, '' always first, and the number of each one's own."""
    names = sorted({"", *np.ma.getdata(words).tolist()})
    places = {name: place for place, name in enumerate(names)}
    return tuple(names), np.array([places[word] for word in np.ma.getdata(words).tolist()], dtype=np.int64)
