"""groundview report"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder


def command(
    study: StudyFolder,
    audience: Annotated[str, typer.Option(help="internal, partner or public.")] = "internal",
    form: Annotated[str, typer.Option("--format", help="Forms, with commas between: html.")] = "html",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write the profile for an audience; what they may not see is suppressed by the gate.

    Example: groundview report bristol --audience public
    """
    from groundview.evidence.records.store import open_store
    from groundview.pipeline.report import profile_path, write_profile
    from groundview.pipeline.run import run
    from groundview.study import open_study

    out = Output(as_json, quiet)
    declared = open_study(Path(study))
    run(declared, until="tables", tell=lambda done: None, progress=out.rows)
    paths = []
    with open_store(declared.store) as store:
        for one in form.split(","):
            write_profile(declared, store, audience, one.strip())
            paths.append(str(profile_path(declared, audience, one.strip())))
            out.say(paths[-1])
    out.give(paths)
