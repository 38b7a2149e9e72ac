"""groundview synth"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from groundview.cli.output import AsJson, Output, Quiet

if TYPE_CHECKING:
    from groundview.synth.dials import Size
    from groundview.synth.write import Study


def command(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to write; empty, or not there yet.")],
    seed: Annotated[int, typer.Option(help="Which world: the same seed gives the same bytes.")] = 1,
    size: Annotated[
        str,
        typer.Option(
            help="small, city (40,000 offences), force (150,000 a year) or nation (7,000,000 a year, as Parquet)."
        ),
    ] = "city",
    dirt: Annotated[
        float, typer.Option(help="Multiplies every rate of error in the files; 0 is clean.")
    ] = 1.0,
    recording_rate: Annotated[
        float, typer.Option(help="Multiplies how often offenders become suspects.")
    ] = 1.0,
    group_share: Annotated[
        float, typer.Option(help="Multiplies the share of offences that groups commit.")
    ] = 1.0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make the files of an invented world whose truth is known, to learn with and to test against.

    Example: groundview synth invented --size city
    """
    from groundview.synth.dials import Dials
    from groundview.synth.write import write_study

    out = Output(as_json, quiet)
    dials = Dials(seed, cast("Size", size), dirt, recording_rate, group_share)
    _tell(out, write_study(dials, Path(folder), out.progress), folder)


def _tell(out: Output, study: Study, folder: str) -> None:
    out.say(f"Wrote {folder}: everything in it is invented. README.txt says what is where.")
    for table, rows in study.rows.items():
        out.say(f"  {table}: {rows:,}")
    out.say(f"Bad rows planted in all layouts: {study.n_bad:,}")
    out.say(f"Next: groundview new STUDY --extracts {Path(folder) / study.extracts[0]}")
    out.give(
        {
            "folder": folder,
            "extracts": [str(Path(folder) / name) for name in study.extracts],
            "rows": dict(study.rows),
            "bad_rows": study.n_bad,
        }
    )
