"""Names say what a thing is, in the field's words, and claim no more than the record does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from house import modules

SAYS_NOTHING = {
    "utils", "util", "helpers", "helper", "misc", "common", "manager", "handler", "processor", "info", "item",
    "items", "stuff", "dashboard",
}  # fmt: skip
CLAIMS_TOO_MUCH = {"gang", "gangs", "criminal", "criminals", "perp", "perps", "hotspot", "hotspots"}
"""A computed group is a linked set, a suspect is not an offender; a place with much crime is a `hot_spot`."""


def test_no_name_says_nothing_or_too_much() -> None:
    found = {
        f"{module.path}: {name}"
        for module in modules()
        for name in names(module.path, module.tree)
        if words(name) & (SAYS_NOTHING | CLAIMS_TOO_MUCH)
    }
    assert found == set()


def test_a_name_is_read_word_by_word() -> None:
    assert words("isGangMember") == {"is", "gang", "member"}
    assert words("n_GANGS_seen") == {"n", "gangs", "seen"}
    assert "gang" not in words("organgrinder")


def names(path: str, tree: ast.Module) -> Iterator[str]:
    """The module's own name and folders, and every name that it gives to something."""
    yield from path.removesuffix(".py").split("/")
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case (
                ast.arg(arg=name)
                | ast.Name(id=name, ctx=ast.Store())
                | ast.Attribute(attr=name, ctx=ast.Store())
            ):
                yield name


def words(name: str) -> set[str]:
    """The words of a name, of snake_case or CamelCase, in small letters."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
