"""docs/declarations.md lists every key of every declaration. Run this file to write it again."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec
from house import ROOT

import groundview
from groundview.declare import Declaration
from groundview.evidence.pole.types.value_type import value_types
from groundview.evidence.sources.declared import Source, load_source

PAGE = ROOT / "docs" / "declarations.md"
INTRODUCTION = """\
# Declarations: what can be written in the files that Groundview reads

Made from the program itself; a test fails when it differs from it.
To write it again: `python tests/architecture/test_declarations_page.py`.

Every file is read strictly: an unknown key, a missing key, a key given twice or a value of the wrong kind is an
error that names the file and the key. A key without a default must be given.
"""
OWN = (
    "groundview.synth.",
    "groundview.evidence.linkage.",
    "groundview.evidence.networks.layers.",
    "groundview.evidence.coding.sample.",
    "groundview.evidence.places.",
)
"""Where declarations are the program's own settings, explained beside each value: what the synthetic world is made
of, how records are compared, what joins persons, how cases are drawn to be coded, where near repeats are looked for."""

ABOUT = {
    "groundview.study": ("study.toml: a study", "What `groundview new` writes, and you may change."),
    "groundview.evidence.sources.declared": (
        "mappings/NAME.yml: a layout of your own",
        """\
`groundview new` proposes one for each layout that it does not know, and uses nothing of it until its `status` is
`confirmed`. The layouts that ship with the program are declared in the same words. Confirmed mappings in a folder
`mappings` in or beside the extracts are used by `groundview new`, which copies them: whoever has mapped a layout can
hand the mapping on with the files. A whole mapping:

```yaml
source: our_crimes
title: Crimes exported from our records system
table: offences
columns:
  crime_ref: Crime Number
  recorded_on: Date Recorded
  offence: {column: [Offence, Offence Title]}
  longitude: {column: Lon, if_unreadable: leave_empty}
  latitude: {column: Lat, if_unreadable: leave_empty}
constants: {force: Our Force}
ignore: [Officer Collar Number, Free Text]
status: confirmed
```

What each table holds, and which of its columns are required, is in [tables.md](tables.md).""",
    ),
    "groundview.evidence.pole.tables": (
        "evidence/pole: a table",
        "Part of the program: one file declares one table.",
    ),
    "groundview.evidence.pole.codes.outcome_groups": (
        "evidence/pole/codes: outcomes",
        "Part of the program: which words of which source stand for which group of outcomes.",
    ),
    "groundview.evidence.pole.codes.series_breaks": (
        "evidence/pole/codes: breaks in series",
        "Part of the program: changes in recording that make two periods hard to compare.",
    ),
    "groundview.evidence.networks.rules.rule": (
        "linkage/rules/NAME.yml: a rule of your own for linked sets",
        "Stands beside the rules that ship with the program, which are declared in the same words in\n"
        "`evidence/networks/rules`. See [networks.md](networks.md).",
    ),
    "groundview.evidence.cases.context": (
        "contexts/NAME/context.yml: a context",
        """\
What a context counts, by which codes, which tables can say who acted, which definitions it offers, what is asked of it
and what its readers must be told. A folder `contexts/NAME` in a study adds one; those that ship with the program are in
`src/groundview/contexts`. See [attribution.md](attribution.md).""",
    ),
    "groundview.evidence.attribution.definition": (
        "definitions/NAME.yml: a definition of organised crime",
        """\
What is made of the answers of criteria. A file in the folder `definitions` of a study adds one, or changes one that
ships with the program. See [definitions.md](definitions.md).""",
    ),
    "groundview.evidence.victims.crosswalk": (
        "evidence/victims: what a survey of victims asks of",
        "Part of the program: which recorded offences each of its kinds stands for.\n"
        "See [dark_figure.md](dark_figure.md).",
    ),
    "groundview.evidence.attribution.declared": (
        "evidence/attribution/evidence: a kind of evidence",
        "Part of the program: what criteria may ask, and the columns of extracts that it comes from.",
    ),
    "groundview.evidence.coding.text.lexicon": (
        "contexts/NAME/lexicon.yml: what is looked for in free text",
        "The concepts of a context, and the phrases that say them. See [text_search.md](text_search.md).",
    ),
    "groundview.evidence.coding.codebook": (
        "contexts/NAME/codebook.yml: a codebook",
        """\
The questions that coders answer about the cases of a context. Those that ship with the program are in
[codebooks.md](codebooks.md); a study's own context brings its own, beside its `context.yml`. Yes and no must stand in
quotation marks where they are answers: YAML takes bare ones for true and false. See [coding.md](coding.md).""",
    ),
    "groundview.profile.disclosure.rules": (
        "profile/disclosure/rules: an audience",
        "Part of the program: how much each audience may see. See [disclosure.md](disclosure.md).",
    ),
}


def rendered() -> str:
    """The whole page."""
    chapters = (line for module in ABOUT for line in chapter(module))
    return "\n".join([INTRODUCTION, *chapters, *types()]) + "\n"


def chapter(module: str) -> Iterator[str]:
    title, about = ABOUT[module]
    yield f"## {title}\n"
    yield f"{about}\n"
    for kind in kinds():
        if kind.__module__ == module:
            yield from keys(kind)


def keys(kind: type[Declaration]) -> Iterator[str]:
    yield f"### {kind.__name__}\n"
    yield f"{inspect.cleandoc(kind.__doc__ or '')}\n"
    yield "| key | is | default |"
    yield "|---|---|---|"
    for field in msgspec.structs.fields(kind):
        yield f"| `{field.encode_name}` | {said(field.type)} | {default(field)} |"
    yield ""


def said(kind: Any) -> str:
    """A type in words."""
    simple = {str: "text", int: "a whole number", bool: "true or false", type(None): "nothing"}
    if kind in simple:
        return simple[kind]
    parts = get_args(kind)
    if get_origin(kind) is Literal:
        return " or ".join(f"`{part}`" for part in parts)
    if get_origin(kind) is tuple:
        return f"a list, each {said(parts[0])}"
    if get_origin(kind) is dict:
        return f"a mapping from {said(parts[0])} to {said(parts[1])}"
    if parts:
        return " or ".join(said(part) for part in parts if part is not type(None))
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def default(field: Any) -> str:
    if field.required:
        return ""
    if isinstance(field.default, Declaration):
        return "its own defaults"
    return f"`{field.default}`" if isinstance(field.default, str) and field.default else "empty"


def types() -> Iterator[str]:
    yield "## Types of value\n"
    yield "What a column's `type` may be. A value that is not of its type refuses its row, with the reason.\n"
    yield "| type | such as | a row is refused where the value |"
    yield "|---|---|---|"
    for name, kind in value_types().items():
        yield f"| `{name}` | {', '.join(f'`{good}`' for good in kind.good)} | {kind.reason} |"


def kinds() -> list[type[Declaration]]:
    """Everything that a user can declare, the outermost of a file first."""
    for module in pkgutil.walk_packages(groundview.__path__, "groundview."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    modules = {kind: kind.__module__ for kind in Declaration.__subclasses__()}
    found = [
        kind for kind, name in modules.items() if name.startswith("groundview.") and not name.startswith(OWN)
    ]
    return sorted(found, key=lambda kind: (kind.__module__, -inspect.getsourcelines(kind)[1]))


def test_the_page_is_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered()


def test_everything_that_can_be_declared_is_on_the_page() -> None:
    assert {kind.__module__ for kind in kinds()} == ABOUT.keys()


def test_the_mapping_on_the_page_can_be_used(tmp_path: Path) -> None:
    about = ABOUT[Source.__module__][1]
    path = tmp_path / "our_crimes.yml"
    path.write_text(about.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    assert load_source(path).status == "confirmed"


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8", newline="\n")
