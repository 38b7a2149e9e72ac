"""Pictures of single linked sets are for internal readers: nothing else lets one through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cubes
import duckdb
import msgspec
import pytest

from groundview.errors import DisclosureBlock, UsageProblem
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.profile.disclosure.assemble import Words, assemble
from groundview.profile.disclosure.pictures import MOST_MEMBERS, MOST_SETS, letter, set_pictures
from groundview.profile.disclosure.released import Cover, PictureTie, SetPicture
from groundview.profile.disclosure.rules import FOLDER, audiences, load_rules

MAIN, OTHER = "main_v1", "other_v1"
SIZES = [3, MOST_MEMBERS + 1, MOST_MEMBERS, *range(4, 16)]
"""Members of each linked set of the main rule: one more than a picture holds, just as many, and more than are drawn."""


@pytest.fixture
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    """Linked sets of these sizes, each a row of persons in which everybody is tied to the next."""
    with duckdb.connect() as connection:
        for name in (
            "groups",
            "persons",
            "ties",
            "findings",
            "study_areas",
            "files",
            "remarks",
            "code_vintages",
        ):
            connection.execute(create_table(tables()[name]))
        first = 0
        for number, size in enumerate(SIZES):
            people = range(first, first + size)
            first += size
            _insert(connection, "persons", [(f"SECRET-{p}", "RMS", f"P-{p:05d}", 1.0, p, p) for p in people])
            _insert(connection, "groups", [(f"G{number}", MAIN, f"P-{p:05d}", None, None) for p in people])
            _insert(connection, "groups", [(f"H{number}", OTHER, f"P-{p:05d}", None, None) for p in people])
            ties = [("co_offending", p, p + 1, 2, 1.0, None, None, 0.1) for p in people[:-1]]
            _insert(connection, "ties", [*ties, ("address", first - 1, first, 1, 1.0, None, None, 0.1)])
        yield connection


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def words() -> Words:
    names = list(Cover.__dataclass_fields__)
    return Words(Cover(**dict.fromkeys(names, "")), {}, [], {})


PICTURE = SetPicture(1, MAIN, ("A", "B"), (PictureTie("A", "B", "co_offending", 2),))


def test_the_largest_sets_that_fit_are_drawn_in_letters(store: duckdb.DuckDBPyConnection) -> None:
    made = set_pictures(Reader(store, "record"), cubes.rules("internal"), MAIN)
    expected = sorted((size for size in SIZES if size <= MOST_MEMBERS), reverse=True)[:MOST_SETS]
    assert [len(picture.members) for picture in made] == expected
    largest = made[0]
    assert largest.members[:3] == ("A", "B", "C")
    assert largest.members[25:] == ("Z", "AA", "AB", "AC", "AD")
    assert len(largest.ties) == MOST_MEMBERS - 1, "the address is shared with somebody of another set"
    assert largest.ties[0] == PictureTie("A", "B", "co_offending", 2)


def test_nothing_in_a_picture_says_who_somebody_is(store: duckdb.DuckDBPyConnection) -> None:
    text = repr(set_pictures(Reader(store, "record"), cubes.rules("internal"), MAIN))
    assert not re.search(r"SECRET|P-\d|\bG\d|RMS", text)


def test_letters_are_all_different() -> None:
    letters = [letter(place) for place in range(MOST_MEMBERS)]
    assert len(set(letters)) == MOST_MEMBERS


@pytest.mark.parametrize("audience", [name for name in audiences() if name != "internal"])
def test_no_other_audience_gets_one(store: duckdb.DuckDBPyConnection, audience: str) -> None:
    rules = cubes.rules(audience)
    assert not rules.pictures
    with pytest.raises(DisclosureBlock, match="not for the audience"):
        set_pictures(Reader(store, "record"), rules, MAIN)
    with pytest.raises(DisclosureBlock, match="not for the audience"):
        assemble(Reader(store, "aggregate"), rules, words(), [PICTURE])
    assert set_pictures(None, rules, MAIN) == ()
    assert assemble(Reader(store, "aggregate"), rules, words()).pictures == ()


def test_internal_readers_get_what_is_handed_on(store: duckdb.DuckDBPyConnection) -> None:
    release = assemble(Reader(store, "aggregate"), cubes.rules("internal"), words(), [PICTURE])
    assert release.pictures == [PICTURE]


def test_a_reader_of_aggregates_cannot_draw_one(store: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(UsageProblem, match="may not be opened here"):
        set_pictures(Reader(store, "aggregate"), cubes.rules("internal"), MAIN)


def test_a_study_may_go_without_and_not_allow_more(tmp_path: Path, store: duckdb.DuckDBPyConnection) -> None:
    own = tmp_path / "internal.yml"
    shipped = (FOLDER / "internal.yml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("pictures: true", "pictures: false"), encoding="utf-8")
    with pytest.raises(DisclosureBlock):
        set_pictures(Reader(store, "record"), load_rules("internal", own), MAIN)
    laxer = tmp_path / "partner.yml"
    shipped = (FOLDER / "partner.yml").read_text(encoding="utf-8")
    laxer.write_text(shipped.replace("pictures: false", "pictures: true"), encoding="utf-8")
    with pytest.raises(UsageProblem, match="pictures must be false"):
        load_rules("partner", laxer)


def test_rules_that_say_nothing_of_pictures_allow_none() -> None:
    kept = {
        name: value
        for name, value in msgspec.structs.asdict(cubes.rules("internal")).items()
        if name != "pictures"
    }
    assert not type(cubes.rules("internal"))(**kept).pictures
