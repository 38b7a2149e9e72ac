"""Bristol, from extracts to profile, beside the least that could be done: the same files read and counted in SQL."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from harness import Case

DATA = Path(__file__).parents[3] / "shared" / "data"
SECONDS = 30.0


def profile(data: Path) -> None:
    """`groundview new` and `groundview run`, in a new folder."""
    from groundview import Study
    from groundview.pipeline.new import new_study

    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "bristol"
        extracts = [data / "police_uk/avon_somerset_2025", data / "deprivation_population"]
        new_study(study, extracts, data / "geography/pilots/lsoa21_bristol.geojson", ("", ""), "")
        Study.open(study).run()


def count(data: Path) -> None:
    """The peer: offences by area, month and type, by the database alone, without a check or an interval."""
    import duckdb

    files = str(data / "police_uk/avon_somerset_2025/*/*.csv.gz").replace("'", "''")
    duckdb.connect().execute(
        f'SELECT "LSOA code", "Month", "Crime type", count(*) FROM read_csv(\'{files}\') GROUP BY ALL'
    ).fetchall()


def cases() -> list[Case]:
    """One case; needs the open data beside the project."""
    if not DATA.is_dir():
        return []
    return [
        Case(
            "Bristol, extracts to profile",
            ours=partial(profile, DATA),
            peer=partial(count, DATA),
            repeats=3,
            at_most_seconds=SECONDS,
        )
    ]
