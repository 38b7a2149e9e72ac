"""Thirty months of 25 London boroughs, from 1,830,104 rows to a profile, beside the same file counted in SQL."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from harness import Case

DATA = Path(__file__).parents[3] / "shared" / "data"
CRIMES = "london_ward_crime_2016_2018"
SECONDS = 60.0
GAP = """
[[gaps]]
from = "2016-03"
to = "2016-03"
why = "most wards were never asked for"
"""


def profile(data: Path, areas: Path) -> None:
    """`groundview new` and `groundview run`, in a new folder, with the month declared that is there in small part."""
    from groundview import Study
    from groundview.pipeline.new import new_study

    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "london"
        new_study(study, [data / CRIMES], areas, ("", ""), "")
        path = study / "study.toml"
        path.write_text(path.read_text(encoding="utf-8") + GAP, encoding="utf-8")
        Study.open(study).run()


def count(data: Path) -> None:
    """The peer: crimes by ward, month and category, by the database alone, without a map, a check or an interval."""
    import duckdb

    file = str(data / CRIMES / "*.parquet").replace("'", "''")
    duckdb.connect().execute(
        f"SELECT ward_code, month, category, count(*) FROM '{file}' GROUP BY ALL"
    ).fetchall()


def cases() -> list[Case]:
    """One case; needs the open data beside the project."""
    if not (DATA / CRIMES).is_dir():
        return []
    from wards import write_areas

    areas = Path(tempfile.mkdtemp()) / "areas.geojson"
    write_areas(DATA, areas)
    return [
        Case(
            "London, 1,830,104 rows to profile",
            ours=partial(profile, DATA, areas),
            peer=partial(count, DATA),
            repeats=3,
            at_most_seconds=SECONDS,
        )
    ]
