"""groundview new"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder
from groundview.errors import UsageProblem

if TYPE_CHECKING:
    from groundview.pipeline.look import Found


def command(
    study: StudyFolder,
    extracts: Annotated[
        list[str],
        typer.Option(
            "--extracts",
            help="A folder of extracts, read where it lies; may be given several times. Confirmed mappings in a "
            "folder `mappings` in it or beside it are used.",
        ),
    ],
    areas: Annotated[str, typer.Option(help="A boundary file: GeoJSON or GeoParquet.")] = "",
    period: Annotated[
        str, typer.Option(help="Months, as 2024-01..2024-12; without it, all that the data hold.")
    ] = "",
    title: Annotated[str, typer.Option(help="The title on the cover.")] = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Start a study: find the sources in folders by their headers, and write a commented study.toml.

    Example: groundview new bristol --extracts police --extracts population --areas lsoa.geojson
    """
    from groundview.pipeline.new import new_study

    out = Output(as_json, quiet)
    found = new_study(
        Path(study),
        [Path(folder) for folder in extracts],
        Path(areas) if areas else None,
        _months(period),
        title,
    )
    _tell(out, found, study)
    if found.broken:
        raise found.broken[0]


def _months(period: str) -> tuple[str, str]:
    from groundview.study import MONTH

    if not period:
        return "", ""
    begins, dots, ends = period.partition("..")
    if not dots or not MONTH.fullmatch(begins) or not MONTH.fullmatch(ends) or begins > ends:
        raise UsageProblem(
            "The period is not two months.", next_step="Write it as --period 2024-01..2024-12."
        )
    return begins, ends


def _tell(out: Output, found: Found, study: str) -> None:
    out.say(f"Wrote {Path(study) / 'study.toml'}.")
    for entry in found.entries:
        out.say(
            f"  {entry.source}: {len(entry.names)} file{'s' if len(entry.names) != 1 else ''} in {entry.folder}"
        )
    for path in found.handed.proposed:
        out.say(f"  only proposed, and not used: {path}")
    for name in found.not_understood:
        out.say(f"  not understood, and not used: {name}")
    for entry, _ in found.proposed:
        out.say(f"  proposed a mapping: {Path(study) / 'mappings' / entry.source}.yml")
    for error in found.broken:
        of_mapping = error in found.handed.broken
        out.say(f"  could not be {'used' if of_mapping else 'opened'}: {error.what}")
    out.say(f"Next: groundview run {study}")
    out.give(
        {
            "study": study,
            "sources": {entry.source: list(entry.names) for entry in found.entries},
            "not_understood": found.not_understood,
            "not_confirmed": [str(path) for path in found.handed.proposed],
            "proposed": [entry.source for entry, _ in found.proposed],
            "broken": [str(error) for error in found.broken],
        }
    )
