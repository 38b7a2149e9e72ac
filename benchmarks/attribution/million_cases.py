"""A million cases, every criterion, every definition, beside copying the tables that they are asked of.

A synthetic city is run as a study is, and the tables that attribution asks are laid side by side under other numbers
and references until there are a million cases: evidence as scarce, and as unevenly spread, as in the city.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from harness import Case

if TYPE_CHECKING:
    import duckdb

CASES = 1_000_000
SECONDS, MEGABYTES = 30, 4000
NUMBERS = ("case_id", "event_id", "record_id", "person")
AS_THEY_ARE = (
    "study_areas",
    "area_codes",
    "area_lookup",
    "areas",
    "population",
    "deprivation",
    "files",
    "quality",
)
MADE = ("asked_criteria", "answer_patterns", "case_answers", "pattern_decisions", "attribution_counts",
        "attribution_losses")  # fmt: skip


def make(folder: Path) -> None:
    """Runs the city, and lays it out until there are enough cases."""
    import duckdb

    from groundview.pipeline.demo import start_demo
    from groundview.pipeline.run import run
    from groundview.study import open_study
    from groundview.synth.dials import Dials

    start_demo(folder / "city", Dials(), lambda word: None)
    study = open_study(folder / "city")
    run(study, until="settle_codings", tell=lambda done: None, progress=lambda name, n_rows: None)
    with duckdb.connect(str(folder / "study.duckdb")) as connection:
        connection.execute(f"ATTACH '{study.store}' AS city (READ_ONLY)")
        ((there,),) = connection.execute("SELECT count(*) FROM city.cases").fetchall()
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'city' ORDER BY 1"
        ).fetchall():
            _lay_out(connection, str(name), -(-CASES // int(there)))


def _lay_out(connection: duckdb.DuckDBPyConnection, name: str, times: int) -> None:
    columns = [row[0] for row in connection.execute(f"DESCRIBE city.{name}").fetchall()]
    if name in AS_THEY_ARE or name in MADE:
        times = 1
    changed = [f"{column} + turn * 10000000 AS {column}" for column in columns if column in NUMBERS]
    changed += [
        f"{column} || '~' || turn AS {column}"
        for column in columns
        if column.endswith("_ref") or column == "source_file"
    ]
    replace = f"REPLACE ({', '.join(changed)})" if changed else ""
    connection.execute(
        f"CREATE TABLE {name} AS "
        f"SELECT there.* {replace} FROM city.{name} AS there CROSS JOIN range({times}) AS turns(turn)"
    )


def decided(folder: Path) -> int:
    """Evidence gathered, criteria asked, definitions run."""
    import duckdb

    from groundview.evidence.attribution.at_work import lay_out
    from groundview.evidence.attribution.decide import decide
    from groundview.evidence.attribution.definition import definitions
    from groundview.evidence.attribution.offered import offers
    from groundview.evidence.attribution.readings import everything_asked
    from groundview.evidence.cases.contexts import contexts
    from groundview.evidence.records.store import Store

    with duckdb.connect(str(folder / "study.duckdb"), config={"threads": 2}) as connection:
        connection.execute("BEGIN")
        lay_out(connection, contexts())
        asked = everything_asked(definitions())
        made = decide(Store(connection, folder), asked, offers(contexts(), definitions()))
        connection.execute("ROLLBACK")
    return made


def attributed(folder: Path) -> int:
    """The same, with bounds, sensitivity, losses and five plausible linkages: the whole step."""
    import duckdb

    from groundview.evidence.attribution.attribute import make_attributions
    from groundview.evidence.attribution.definition import definitions
    from groundview.evidence.cases.contexts import contexts
    from groundview.evidence.records.store import Store

    with duckdb.connect(str(folder / "study.duckdb"), config={"threads": 2}) as connection:
        connection.execute("BEGIN")
        made = make_attributions(Store(connection, folder), contexts(), definitions(), 5)
        connection.execute("ROLLBACK")
    return made


def copied(folder: Path) -> None:
    """The same tables written once more."""
    import duckdb

    copy = folder / "copy.duckdb"
    copy.unlink(missing_ok=True)
    with duckdb.connect(str(copy), config={"threads": 2}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH '{folder / 'study.duckdb'}' AS study (READ_ONLY)")
        connection.execute("COPY FROM DATABASE study TO copy")


def cases() -> list[Case]:
    """The decision alone, which is held to what was asked, and the whole step."""
    folder = Path(tempfile.mkdtemp())
    make(folder)
    copy = partial(copied, folder)
    return [
        Case("a million cases decided", partial(decided, folder), copy, repeats=3, at_most_seconds=SECONDS,
             at_most_mb=MEGABYTES),
        Case("a million cases attributed", partial(attributed, folder), copy, repeats=1, at_most_mb=MEGABYTES),
    ]  # fmt: skip
