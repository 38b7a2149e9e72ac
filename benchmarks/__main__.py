"""Runs the benchmarks of the folders that are named: python benchmarks help intake"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from harness import Case, report

HERE = Path(__file__).parent


def cases(folder: str) -> list[Case]:
    """The cases of every module of a folder that has any; modules of a folder import each other by their bare names."""
    sys.path.insert(0, str(HERE / folder))
    names = sorted(module.name for module in pkgutil.iter_modules([str(HERE / folder)]))
    modules = [importlib.import_module(name) for name in names]
    return [case for module in modules if hasattr(module, "cases") for case in module.cases()]


if __name__ == "__main__":
    sys.exit(max([report(cases(folder)) for folder in sys.argv[1:]], default=2))
