"""groundview run"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder

if TYPE_CHECKING:
    from groundview.pipeline.run import Done


def command(
    study: StudyFolder,
    until: Annotated[str, typer.Option(help="Stop after this step.")] = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Remake what is stale and write STUDY/out: tables, manifest and the profile for internal readers.

    Example: groundview run bristol
    """
    from groundview.pipeline.run import run
    from groundview.study import open_study

    out = Output(as_json, quiet)
    declared = open_study(Path(study))
    done = run(declared, until=until, tell=lambda step: _tell(out, step), progress=out.rows)
    fresh = sum(step.fresh for step in done)
    out.say(f"{len(done) - fresh} steps done, {fresh} were still good.")
    if not until:
        out.say(f"Profile: {declared.out / 'report' / 'internal.html'}")
        out.say(f"Tables:  {declared.out / 'tables'}")
    out.give(
        [
            {"step": step.step, "rows": step.n_rows, "seconds": round(step.seconds, 3), "fresh": step.fresh}
            for step in done
        ]
    )


def _tell(out: Output, step: Done) -> None:
    if not step.fresh and (step.n_rows or not step.step.startswith("read:")):
        pace = f", {step.n_rows / step.seconds:,.0f} rows/s" if step.seconds > 0.05 else ""
        out.progress(f"{step.step}: {step.n_rows:,} rows in {step.seconds:.1f} s{pace}")
