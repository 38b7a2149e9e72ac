"""Every built-in source maps its own sample without a fault; a declaration that cannot be is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview import UsageProblem
from groundview.evidence.pole.tables import extract_tables, tables
from groundview.evidence.records.intake import Incoming, read_table
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import open_store
from groundview.evidence.sources import declared
from groundview.evidence.sources.declared import Source, built_in_sources, load_source, source_named
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.header import read_header
from groundview.evidence.sources.recognise import recognise

HERE = Path(declared.__file__).parent
OWN = {path.parent.name: path for path in sorted(HERE.glob("*/source.yml"))}
STANDARD = sorted((HERE / "standard_extract/samples").iterdir())
SAMPLES = {name: next(path.parent.glob("sample.*")) for name, path in OWN.items()}
SAMPLES |= {f"standard_{path.stem}": path for path in STANDARD}
EACH = pytest.mark.parametrize("name", sorted(SAMPLES))


def test_every_source_has_a_sample_and_is_named_like_its_folder() -> None:
    assert set(SAMPLES) == set(built_in_sources())
    assert all(built_in_sources()[name].source == name for name in OWN)


@pytest.mark.parametrize("name", OWN)
def test_a_published_source_says_whose_it_is(name: str) -> None:
    source = built_in_sources()[name]
    assert source.title
    assert source.publisher
    assert source.licence
    assert source.status == "confirmed"


@EACH
def test_a_sample_is_recognised_as_its_source_and_every_column_is_known(name: str) -> None:
    found = recognise(read_header(FoundFile(SAMPLES[name], SAMPLES[name].name)), built_in_sources().values())
    assert found is not None
    assert found.source.source == name
    assert found.unknown == ()


@EACH
def test_every_row_of_a_sample_is_loaded(name: str, tmp_path: Path) -> None:
    source = built_in_sources()[name]
    file = Incoming(FoundFile(SAMPLES[name], "sample"), "sample", source)
    with open_store(tmp_path / "study.duckdb") as store:
        store.connection.execute(create_table(tables()["refused"]))
        (log,) = read_table(store, source.fills, [file], lambda name, n_rows: None)
        assert store.count("refused") == 0
        assert log.n_rows > 0
        n_rows = log.n_rows * len(source.unpivot.headers if source.unpivot else [1])
        assert store.count(source.table) > n_rows if source.splits else store.count(source.table) == n_rows
        assert [remark for remark in log.remarks if "not known" in remark or "left empty" in remark] == []


def declare(folder: Path, text: str) -> Path:
    path = folder / "ours.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("source: ours\ntitle: T\ntable: crimes\ncolumns: {a: A}\n", "there is no table crimes"),
        (
            "source: ours\ntitle: T\ntable: nominals\ncolumns: {nominal_ref: R, shoe: S}\n",
            "has no column shoe",
        ),
        ("source: ours\ntitle: T\ntable: nominals\ncolumns: {surname: S}\n", "required column nominal_ref"),
        (
            "source: ours\ntitle: T\ntable: nominals\ncolumns: {nominal_ref: {column: R, type: day}}\n",
            "no value type day",
        ),
        ("source: ours\ntitle: T\ntable: nominals\ncolums: {}\n", "did you mean `columns`"),
    ],
)
def test_a_declaration_that_cannot_be_is_refused_with_its_reason(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UsageProblem, match=why):
        load_source(declare(tmp_path, text))


def test_a_source_is_found_by_its_name_alone(tmp_path: Path) -> None:
    declare(tmp_path, "source: ours\ntitle: T\ntable: nominals\ncolumns: {nominal_ref: R}\n")
    (tmp_path / "other.yml").write_text("nonsense", encoding="utf-8")
    assert source_named("ours", tmp_path).table == "nominals"
    assert source_named("imd_2025", tmp_path).table == "deprivation"
    with pytest.raises(UsageProblem, match="did you mean imd_2025"):
        source_named("imd_2024", tmp_path)
    declare(tmp_path, "source: theirs\ntitle: T\ntable: nominals\ncolumns: {nominal_ref: R}\n")
    with pytest.raises(UsageProblem, match="declares the source theirs"):
        source_named("ours", tmp_path)


def test_no_table_can_be_filled_by_a_column_that_only_a_step_makes() -> None:
    assert all(source.table in extract_tables() for source in built_in_sources().values())
    assert all(isinstance(source, Source) for source in built_in_sources().values())
