"""The layouts as data: nothing of a table is left out, and every mapping file is one that Groundview reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.evidence.pole.tables import extract_tables
from groundview.evidence.pole.types.missing import MISSING
from groundview.evidence.sources.declared import load_source
from groundview.synth.layouts.declared import OF_FORCES, SHARED, Layout, layouts
from groundview.synth.layouts.mapping import mapping

ALL = [
    pytest.param(layout, id=f"{folder}-{table}")
    for folder in (*OF_FORCES, SHARED)
    for table, layout in layouts(folder).items()
]
NOT_IN_THE_STANDARD = {"recorded_precision"}
"""Columns that only other sources set."""


@pytest.mark.parametrize("layout", ALL)
def test_a_layout_gives_every_column_of_its_table_once(layout: Layout) -> None:
    given = [one.column for one in layout.given.values() if one.column] + list(layout.constant)
    assert sorted(given) == sorted(set(layout.fills.columns) - NOT_IN_THE_STANDARD)


@pytest.mark.parametrize("layout", ALL)
def test_their_words_can_be_turned_back(layout: Layout) -> None:
    for header, given in layout.given.items():
        theirs = [word.lower() for word in given.answers.values()]
        column = layout.fills.columns.get(given.column)
        assert len(set(theirs)) == len(theirs), header
        assert not {word.upper() for word in theirs} & set(MISSING), header
        if column and column.answers and given.answers:
            assert set(given.answers) <= set(column.answers), header


@pytest.mark.parametrize("layout", ALL)
def test_its_mapping_file_says_the_same(layout: Layout, tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text(
        mapping(layout, "own", "A force", dict.fromkeys(layout.constant, "A force")), encoding="utf-8"
    )
    source = load_source(path)
    assert source.status == "confirmed"
    assert {name: column.headers[0] for name, column in source.mapped()} == layout.ours
    assert source.constants.keys() == set(layout.constant)


def test_the_two_forces_differ_in_everything() -> None:
    first, second = (layouts(folder) for folder in OF_FORCES)
    assert first.keys() == second.keys() <= extract_tables().keys()
    for table in first:
        assert not set(first[table].columns) & set(second[table].columns)
        one, other = first[table].style, second[table].style
        assert (one.encoding, one.delimiter, one.date) != (other.encoding, other.delimiter, other.date)
    endings = {Path(layout.file).suffix for layout in (*first.values(), *second.values())}
    assert endings == {".csv", ".txt", ".gz", ".zip", ".xlsx"}
    encodings = {layout.style.encoding for layout in (*first.values(), *second.values())}
    assert encodings == {"cp1252", "utf-8-sig", "utf-16"}
