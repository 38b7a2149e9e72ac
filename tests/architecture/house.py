"""What the architecture tests look at: the project's files, and its source as trees."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "groundview"
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One file of source: where it lies below the package, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS)]


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(_module(path) for path in sorted(SOURCE.rglob("*.py")))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(SOURCE).as_posix(), text, ast.parse(text))


def public(scope: ast.Module | ast.ClassDef, within: str = "") -> Iterator[tuple[str, Definition]]:
    """The functions, classes and methods of a module or class whose names do not begin with `_`."""
    for node in scope.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield f"{within}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{within}{node.name}.")


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function has, its signature and docstring left out."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - statements[0].lineno + 1 if statements else 0


@cache
def tracked() -> tuple[Path, ...]:
    """The files that the project consists of; those that git would commit where there is git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        return tuple(path for name in sorted(filter(None, names)) if (path := ROOT / name).is_file())
    places = [ROOT / name for name in ("src", "tests", "docs", "benchmarks")]
    below = (path for place in places for path in place.rglob("*") if "__pycache__" not in path.parts)
    return tuple(path for path in (*sorted(below), *sorted(ROOT.glob("*.*"))) if path.is_file())


def pages() -> list[Path]:
    """The pages that people read."""
    return [path for path in tracked() if path.suffix == ".md"]
