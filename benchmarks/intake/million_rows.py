"""Intake of a million rows beside DuckDB's own all-text read and write of the same file.

The files are invented: twelve columns as data.police.uk has them, twenty of the standard extract.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import partial
from pathlib import Path

from harness import Case

ROWS = 1_000_000
QUIET = "SET enable_progress_bar = false"

STREET = """
    SELECT CASE WHEN i % 5 = 0 THEN '' ELSE md5(i::VARCHAR) || md5((i + 1)::VARCHAR) END AS "Crime ID",
        '2025-0' || (1 + i % 6) AS "Month", 'Northmere Constabulary' AS "Reported by",
        'Northmere Constabulary' AS "Falls within", round(-2.6 + (h % 200000) / 1e6, 6)::VARCHAR AS "Longitude",
        round(51.4 + (h % 199999) / 1e6, 6)::VARCHAR AS "Latitude", 'On or near Street ' || h % 5000 AS "Location",
        'E0101' || (4400 + h % 500) AS "LSOA code", 'Northmere 0' || h % 500 AS "LSOA name",
        ['Violence and sexual offences', 'Burglary', 'Drugs'][1 + h % 3] AS "Crime type",
        ['Under investigation', 'Investigation complete; no suspect identified', ''][1 + h % 3]
            AS "Last outcome category", '' AS "Context"
    FROM (SELECT i, (hash(i) >> 2)::BIGINT AS h FROM range({rows}) AS numbers(i))"""

STANDARD = """
    SELECT 'NM/25/' || lpad(i::VARCHAR, 7, '0') AS crime_ref, 'Northmere' AS force,
        strftime(DATE '2025-01-01' + (i % 365)::INTEGER, '%d/%m/%Y') AS recorded_on,
        strftime(began, '%d/%m/%Y %H:%M') AS occurred_from,
        strftime(began + INTERVAL 1 HOUR, '%d/%m/%Y %H:%M') AS occurred_to,
        ['053D', '49', '028A', '92E'][1 + h % 4] AS offence_code,
        ['Burglary - residential', 'Theft from the person', 'Assault with injury'][1 + h % 3] AS offence,
        (358000 + h % 5000)::VARCHAR AS easting, (172000 + h % 4999)::VARCHAR AS northing, '' AS longitude,
        '' AS latitude, 'E0101' || (4400 + h % 500) AS lsoa, ['Dwelling', 'Shop', 'Street'][1 + h % 3]
            AS premises_type, 'Entered by the rear door, took what lay there and left, no. ' || i AS mo_text,
        ['1', '18', '15', ''][1 + h % 4] AS outcome_code,
        strftime(DATE '2025-02-01' + (i % 365)::INTEGER, '%Y-%m-%d') AS outcome_on,
        (h % 90000 / 100)::DECIMAL(10, 2)::VARCHAR AS loss_gbp, '' AS recovered_gbp, 'cyber; domestic' AS flags,
        'not known' AS extra
    FROM (SELECT i, (hash(i) >> 2)::BIGINT AS h, TIMESTAMP '2025-01-01 08:00:00' + to_minutes(i % 500000) AS began
        FROM range({rows}) AS numbers(i))"""

LAYOUTS = {"police_uk_street": STREET, "standard_offences": STANDARD}


def cases() -> list[Case]:
    """Both layouts: at most four times the peer's seconds, in less than 2 GB."""
    folder = Path(tempfile.mkdtemp(prefix="groundview-intake-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return [_case(source, layout, folder) for source, layout in LAYOUTS.items()]


def ours(path: Path, source: str) -> None:
    """Reads the file into a new store; fails where a row is neither loaded nor refused."""
    from groundview.evidence.pole.tables import extract_tables, tables
    from groundview.evidence.records.intake import Incoming, read_table
    from groundview.evidence.records.schema import create_table
    from groundview.evidence.records.store import open_store
    from groundview.evidence.sources.declared import built_in_sources
    from groundview.evidence.sources.reading.found import FoundFile

    file = Incoming(FoundFile(path, path.name), path.name, built_in_sources()[source])
    with _new_folder(path) as folder, open_store(Path(folder) / "study.duckdb") as store:
        store.connection.execute(create_table(tables()["refused"]))
        with store.transaction():
            read_table(store, extract_tables()["offences"], [file], lambda name, n_rows: None)
        if store.count("offences") + store.count("refused") != ROWS:
            raise AssertionError("rows were lost")


def peer(path: Path) -> None:
    """Reads every column of the file as text, and writes them to a new database."""
    import duckdb

    with _new_folder(path) as folder, duckdb.connect(f"{folder}/peer.duckdb") as connection:
        connection.execute(QUIET)
        connection.execute(f"CREATE TABLE offences AS FROM read_csv('{path}', all_varchar = true)")
        connection.execute("CHECKPOINT")


def _case(source: str, layout: str, folder: Path) -> Case:
    import duckdb

    path = folder / f"{source}.csv"
    with duckdb.connect() as connection:
        connection.execute(QUIET)
        connection.execute(f"COPY ({layout.format(rows=ROWS)}) TO '{path}' (HEADER)")
    return Case(
        f"intake, {source}, {ROWS:,} rows",
        ours=partial(ours, path, source),
        peer=partial(peer, path),
        repeats=3,
        at_most=4.0,
        at_most_mb=2000,
    )


def _new_folder(path: Path) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=path.parent)
