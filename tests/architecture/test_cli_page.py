"""docs/cli.md is what the commands say of themselves. Run this file to write it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer
from house import ROOT, SOURCE

from groundview import errors
from groundview.cli.main import INTERRUPTED, NOT_COMMANDS, build

PAGE = ROOT / "docs" / "cli.md"
INTRODUCTION = """\
# The command line

Made from the commands' own help; a test fails when it differs from it.
To write it again: `python tests/architecture/test_cli_page.py`.

Results go to standard output, progress and errors to standard error. An error says what, where (file, row and
column, never the content of a cell), why, and what to do next.

| exit code | meaning |
|---|---|
| 0 | done |
"""


def commands() -> dict[str, Any]:
    """Every command by its name, as the command line knows it."""
    return dict(sorted(typer.main.get_command(build()).commands.items()))


def rendered() -> str:
    """The whole page."""
    sections = (line for name, command in commands().items() for line in section(name, command))
    return INTRODUCTION + "\n".join([*exit_codes(), "", *sections])


def exit_codes() -> Iterator[str]:
    kinds = {kind.exit_code: kind for kind in errors.UserError.__subclasses__()}
    for code, kind in sorted(kinds.items()):
        yield f"| {code} | {' '.join((kind.__doc__ or '').split())} |"
    yield f"| {INTERRUPTED} | Interrupted: what was finished is kept. |"


def section(name: str, command: Any) -> Iterator[str]:
    about, _, example = command.help.partition("\n\nExample: ")
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    yield f"## groundview {name}\n"
    yield f"{' '.join(about.split())}\n"
    yield f"```\n{' '.join(example.split())}\n```\n"
    yield "| argument or option | meaning | without it |"
    yield "|---|---|---|"
    yield from (f"| `{called(one)}` | {one.help} | {without(one)} |" for one in (*arguments, *options))
    yield ""


def called(parameter: Any) -> str:
    """What a user types: STUDY, `--period PERIOD`, `--json`."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper()).strip("[]")
    return parameter.opts[0] if parameter.is_flag else f"{parameter.opts[0]} {parameter.name.upper()}"


def without(parameter: Any) -> str:
    """What is taken where nothing is given."""
    if parameter.required:
        return "(must be given)"
    return "" if parameter.default in (None, "", False) else f"`{parameter.default}`"


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


def test_every_file_of_the_folder_is_a_command_with_words_and_an_example() -> None:
    found = commands()
    assert set(found) == {path.stem for path in (SOURCE / "cli").glob("[!_]*.py")} - set(NOT_COMMANDS)
    for name, command in found.items():
        assert f"\n\nExample: groundview {name}" in command.help
        assert all(parameter.help for parameter in command.params)


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8", newline="\n")
