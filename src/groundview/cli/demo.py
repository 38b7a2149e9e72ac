"""groundview demo"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from groundview.cli import run as run_command
from groundview.cli.output import Output, Quiet


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to make the study.")] = "demo",
    quiet: Quiet = False,
) -> None:
    """Make a study of three invented cities, run it, and say where the profile is.

    Example: groundview demo
    """
    from groundview.pipeline.demo import WORLD, start_demo
    from groundview.synth.dials import Dials

    out = Output(quiet=quiet)
    if start_demo(Path(folder), Dials(size="city"), out.progress):
        world = Path(folder) / WORLD
        out.progress(f"Everything in it is invented. What is true of it lies in {world / 'truth'}.")
    run_command.command(folder, quiet=quiet)
