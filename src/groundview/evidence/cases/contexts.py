"""The contexts there are: the folders of `groundview/contexts`, and those of a study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundview.declare import load_yaml
from groundview.errors import UsageProblem
from groundview.evidence.cases.context import Context
from groundview.evidence.pole.tables import extract_tables

BUILT_IN = Path(__file__).parents[2] / "contexts"
FILE = "context.yml"


def contexts(own: Path | None = None) -> tuple[Context, ...]:
    """The built-in contexts and those in a study's own folder, by name; raises UsageProblem for one that names a table
    or a column that there is not, and for two of one name."""
    found = [_checked(load_yaml(path, Context), path) for path in _files(own)]
    names = [one.context for one in found]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageProblem(
            f"The context {twice} is declared twice.",
            where=str(own),
            next_step="Give the study's own another name.",
        )
    return tuple(sorted(found, key=lambda one: one.context))


def folder_of(name: str, own: Path | None = None) -> Path:
    """The folder of a context, where its codebook and lexicon lie."""
    return next(path.parent for path in _files(own) if path.parent.name == name)


def _files(own: Path | None) -> Iterator[Path]:
    for place in (BUILT_IN, *([own] if own else [])):
        yield from sorted(place.glob(f"*/{FILE}"))


def _checked(context: Context, path: Path) -> Context:
    problem = next(_problems(context, path), "")
    if problem:
        raise UsageProblem(
            f"The context {context.context} cannot be used.",
            where=str(path),
            why=problem,
            next_step="Correct the declaration; docs/tables.md lists tables and columns.",
        )
    return context


def _problems(context: Context, path: Path) -> Iterator[str]:
    case = context.case
    if context.context != path.parent.name:
        yield f"its folder is called {path.parent.name}"
    columns = (
        case.dated_by,
        case.area,
        case.code,
        case.named,
        case.loss,
        case.victim,
        *case.text,
        *case.shown,
    )
    by_table = {
        case.table: [
            case.reference,
            *filter(None, columns),
            *(name for law in context.law for name in law.when),
        ]
    }
    for acting in context.acting:
        by_table.setdefault(acting.table, []).append(acting.reference)
    for table, names in by_table.items():
        if table not in extract_tables():
            yield f"there is no table {table}"
        elif unknown := sorted(set(names) - set(extract_tables()[table].columns)):
            yield f"the table {table} has no column {', '.join(unknown)}"
    if not case.area and case.table != "offences":
        yield "cases that are no offences need the column of their area code: case.area"
    for table in sorted({*context.sources.needed, *context.sources.wished} - set(extract_tables())):
        yield f"there is no table {table}"
