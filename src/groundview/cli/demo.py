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
    """Make a small study of an invented town, run it, and say where the profile is.

    Example: groundview demo
    """
    from groundview.pipeline.demo import start_demo

    out = Output(quiet=quiet)
    if start_demo(Path(folder)):
        out.progress(f"Made a study of an invented town in {folder}: everything in it is made up.")
    run_command.command(folder, quiet=quiet)
