"""Imports go one way: pyproject.toml says which, and import-linter looks."""

from __future__ import annotations

import importlib
import sys

import pytest
from house import SOURCE, modules


def test_no_import_goes_up() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    # It puts the current folder first, to find what it looks at.
    before = list(sys.path)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
    sys.path[:] = before


@pytest.mark.parametrize("floor", sorted(path.name for path in SOURCE.iterdir() if path.is_dir()))
def test_a_folder_of_code_is_a_package(floor: str) -> None:
    """A folder without `__init__.py` would be seen by no contract."""
    folders = {path.parent for path in (SOURCE / floor).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_every_module_can_be_imported_alone_by_its_name() -> None:
    names = [module.path.removesuffix(".py").replace("/", ".") for module in modules()]
    for name in names:
        if name != "__main__":
            whole = f"groundview.{name.removesuffix('__init__').rstrip('.')}".rstrip(".")
            assert importlib.import_module(whole).__name__ == whole
