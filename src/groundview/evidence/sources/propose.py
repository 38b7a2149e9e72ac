"""A proposed mapping for a layout that no source knows: likely columns, none of them used until a person confirms."""

from __future__ import annotations

import difflib
import json
import re

from groundview.evidence.pole.tables import Table, extract_tables
from groundview.evidence.sources.reading.header import Header

CLOSE = 0.72
KINDS = {"ref": "ref", "reference": "ref", "no": "ref", "number": "ref", "id": "ref", "code": "code", "type": "type",
         "date": "date", "on": "date", "dob": "date", "name": "name", "of": "", "the": ""}  # fmt: skip
"""Words that many names share: they tell what kind of thing is named, not which."""
HEAD = """\
# Proposed by the program from the header of {file}. Nothing here is used until a person has read it and changed
# the last line to `status: confirmed`. Every header of the file stands below, mapped or under `ignore`; a header that
# is mapped wrongly is worse than one that is ignored. The tables and their columns are in docs/tables.md.
"""


def propose(header: Header, name: str) -> str:
    """The text of a mapping file: the table whose columns look most like the header, each column with its likeliest
    header, and every other header under `ignore`."""
    table, found = max(
        ((table, _likely(header, table)) for table in extract_tables().values()),
        key=lambda pair: (len(pair[1]) - len(pair[0].required - pair[1].keys()), len(pair[1])),
    )
    ignored = [given for given in header.names if given and given not in found.values()]
    missing = [column for column in sorted(table.required) if column not in found]
    lines = [
        HEAD.format(file=header.file.name),
        f"source: {name}",
        f"title: {_text(header.file.stem)}",
        f"table: {table.table}",
        "columns:" if found else "columns: {}",
        *(f"  {column}: {_text(given)}" for column, given in found.items()),
        *(f"  # {column}: required and not found: name its header here" for column in missing),
        *([f"ignore: [{', '.join(map(_text, ignored))}]"] if ignored else []),
        "status: proposed",
    ]
    return "\n".join(lines) + "\n"


def _likely(header: Header, table: Table) -> dict[str, str]:
    """Each column of a table with the unused header that looks most like its name or its label."""
    pairs = sorted(
        (
            (_likeness(given, column, table), column, given)
            for column in table.columns
            for given in header.names
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for likeness, column, given in pairs:
        if likeness >= CLOSE and given and column not in found and given not in found.values():
            found[column] = given
    return {column: found[column] for column in table.columns if column in found}


def _likeness(given: str, column: str, table: Table) -> float:
    words = (column, table.columns[column].label)
    return max(_alike(_parts(given), _parts(word)) for word in words)


def _alike(one: list[str], two: list[str]) -> float:
    """How like two names are: as a whole, and in the words that are their own, so that a crime's reference is not
    taken for a premises' reference because both are references; nought where one is a reference and one a type."""
    kinds = [{KINDS[part] for part in parts if KINDS.get(part)} for parts in (one, two)]
    if all(kinds) and kinds[0].isdisjoint(kinds[1]):
        return 0.0
    own = [[part for part in parts if part not in KINDS] or parts for parts in (one, two)]
    return (_ratio(one, two) + _ratio(*own)) / 2


def _ratio(one: list[str], two: list[str]) -> float:
    return difflib.SequenceMatcher(None, "".join(one), "".join(two)).ratio()


def _parts(name: str) -> list[str]:
    """The words of a name: "DateOfBirth", "date_of_birth" and "Date of Birth" have the same."""
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())


def _text(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)
