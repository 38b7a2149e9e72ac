"""Heavy libraries are imported where they are used, so that `groundview --help` is quick."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest
from house import modules

HEAVY = {"altair", "convertbng", "duckdb", "jinja2", "pandas", "pyarrow", "scipy", "shapely", "vl_convert"}
NOT_FOR_HELP = {
    *HEAVY,
    "msgspec",
    "numpy",
    "yaml",
    "rich",
    "multiprocessing",
    "asyncio",
    "groundview.pipeline",
}


def test_no_module_imports_a_heavy_library_at_its_top() -> None:
    found = {module.path: heavy for module in modules() if (heavy := set(imported(module.tree.body)) & HEAVY)}
    assert found == {}


def imported(statements: list[ast.stmt]) -> Iterator[str]:
    """The libraries that are imported as soon as the module is; not those for the type checker alone."""
    for node in statements:
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield name.partition(".")[0]
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from imported(otherwise)
            case ast.If() | ast.Try() | ast.With() | ast.ClassDef():
                yield from imported([one for one in ast.iter_child_nodes(node) if isinstance(one, ast.stmt)])


def test_the_scan_sees_what_is_imported_and_only_that() -> None:
    top = "from typing import TYPE_CHECKING\ntry:\n    import duckdb.x\nexcept E: pass\n"
    later = "if TYPE_CHECKING:\n    import altair\ndef f():\n    import scipy\n"
    assert set(imported(ast.parse(top + later).body)) == {"typing", "duckdb"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["run", "--help"]], ids=" ".join)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "groundview", *words]
    times = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stderr
    names = {
        line.rpartition("|")[2].strip() for line in times.splitlines() if line.startswith("import time:")
    }
    assert "groundview.cli.main" in names
    assert {
        heavy
        for heavy in NOT_FOR_HELP
        if any(name == heavy or name.startswith(f"{heavy}.") for name in names)
    } == set()
