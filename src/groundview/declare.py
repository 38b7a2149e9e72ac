"""Strict loading of declarations: an unknown key, a missing key or a wrong type is an error saying where."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from groundview.errors import UsageProblem

if TYPE_CHECKING:
    from yaml import SafeLoader

T = TypeVar("T")


class Declaration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of everything declared in a file: frozen, and strict about its keys."""


def load_yaml(path: Path, kind: type[T]) -> T:
    """Reads one YAML file as `kind`; raises UsageProblem naming the file, key and nearest right key."""
    import yaml

    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_loader_refusing_repeats())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _unreadable(path, "YAML", _place(error)) from error
    return _convert(raw, kind, path)


def load_toml(path: Path, kind: type[T]) -> T:
    """Reads one TOML file as `kind`; raises UsageProblem naming the file, key and nearest right key."""
    return parse_toml(_text(path), kind, path)


def parse_toml(text: str, kind: type[T], path: Path) -> T:
    """Reads TOML text as `kind`, with `path` for the messages."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, "TOML", str(error)) from error
    return _convert(raw, kind, path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(path, "UTF-8 text", f"byte {error.start} is not UTF-8") from error


def _convert(raw: Any, kind: type[T], path: Path) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise UsageProblem(
            f"{path.name} does not say what it should.",
            where=str(path),
            why=_why(str(error), kind),
            next_step="Correct the key named above; docs/declarations.md lists every key.",
        ) from error


def _why(message: str, kind: Any) -> str:
    unknown = re.search(r"unknown field `(.+?)`", message)
    if not unknown:
        return message
    near = difflib.get_close_matches(unknown.group(1), _all_field_names(kind), n=1)
    return message + (f": did you mean `{near[0]}`?" if near else "")


def _all_field_names(kind: Any, seen: frozenset[Any] = frozenset()) -> list[str]:
    """Every field name reachable from a declaration, for "did you mean"."""
    names: list[str] = []
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
        for field in msgspec.structs.fields(kind):
            names.append(field.encode_name)
            names += _all_field_names(field.type, seen | {kind})
    for part in getattr(kind, "__args__", ()):
        names += _all_field_names(part, seen)
    return names


def _unreadable(path: Path, language: str, why: str) -> UsageProblem:
    return UsageProblem(
        f"{path.name} cannot be read as {language}.",
        where=str(path),
        why=why,
        next_step="Open it in a plain text editor and mend the line named above.",
    )


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "the text is not well formed"
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else str(problem)


@cache
def _loader_refusing_repeats() -> type[SafeLoader]:
    """A safe YAML loader in which a key given twice is an error: the second would silently win. The one in C where it
    is there: it reads ten times as fast."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Strict(base):  # type: ignore[misc]  # one of two classes, which only the machine can tell
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen: set[Any] = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if not isinstance(key, Hashable) or key in seen:
                    problem = (
                        f"the key {key!r} is given twice"
                        if isinstance(key, Hashable)
                        else "a key is not a word"
                    )
                    raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
                seen.add(key)
            mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            return mapping

    return Strict
