"""The mapping file of a layout, in the words in which Groundview reads one: docs/declarations.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.synth.layouts.declared import Given, Layout

HEAD = "# How the columns of {file} map onto the table {table}. Invented, as the file is.\n"


def mapping(layout: Layout, name: str, publisher: str, constants: Mapping[str, str]) -> str:
    """The text of the mapping file `name`.yml, confirmed."""
    import yaml

    ignored = [header for header, given in layout.given.items() if given.extra and given.known]
    content: dict[str, Any] = {
        "source": name,
        "title": layout.title,
        "publisher": publisher,
        "table": layout.table,
        "columns": {
            given.column: _from(header, given) for header, given in layout.given.items() if given.column
        },
        **({"constants": dict(constants)} if constants else {}),
        **({"ignore": ignored} if ignored else {}),
        "status": "confirmed",
    }
    body = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    return HEAD.format(file=layout.file, table=layout.table) + body


def _from(header: str, given: Given) -> Any:
    if not given.answers:
        return header
    return {"column": header, "answers": {theirs: ours for ours, theirs in given.answers.items()}}
