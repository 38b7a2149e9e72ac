"""The command line: every module of this folder that has a `command` is a command of its own name."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import traceback
from pathlib import Path

import typer

from groundview.errors import UserError

NOT_COMMANDS = ("main", "output", "code_audit")
UNEXPECTED = 4
INTERRUPTED = 130


def build() -> typer.Typer:
    """The application, its commands found by scanning the folder."""
    app = typer.Typer(
        name="groundview",
        help="See serious organised crime where it lands: a local profile from the extracts you already hold.\n\n"
        "Start with: groundview demo, or groundview new STUDY --extracts FOLDER.\n\n"
        "Exit codes: 0 done, 1 data problem, 2 usage, 3 disclosure block, 4 integrity, 5 environment.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_version_option)
    for name in sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])):
        if name not in NOT_COMMANDS:
            module = importlib.import_module(f"groundview.cli.{name}")
            app.command(name=name)(module.command)
    return app


def main() -> None:
    """Runs the command; an error that the user can mend is told in words, anything else without a value of any
    record (messages of libraries may quote cells)."""
    try:
        build()()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted. What was finished is kept; run the command again to go on.\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        sys.stderr.write(_unexpected(error))
        sys.exit(UNEXPECTED)


def _version_option(
    version: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True),
) -> None:
    if version:
        from groundview.version import __version__

        sys.stdout.write(f"groundview {__version__}\n")
        raise typer.Exit


def _unexpected(error: Exception) -> str:
    if os.environ.get("GROUNDVIEW_DEBUG") == "1":
        return traceback.format_exc()
    frames = traceback.extract_tb(error.__traceback__)
    trail = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return (
        f"Something unexpected happened ({type(error).__name__}), and the fault is the program's.\n"
        f"  Where: {trail}\n"
        "  Why: the message is held back, since it may quote a record; GROUNDVIEW_DEBUG=1 shows it on this machine\n"
        "  Next: report the line above; what was finished before is kept.\n"
    )
