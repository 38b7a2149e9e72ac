"""Bytes: the encoding of a layout with what it lacks replaced, and archives that are the same on every day."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import msgspec
import pytest

from groundview.synth.layouts.declared import Layout, layouts
from groundview.synth.layouts.sink import as_written, write_text
from groundview.synth.layouts.workbook import write_workbook

FIRST, SECOND = layouts("first"), layouts("second")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Łukasz", "Lukasz"),
        ("Şahin", "Sahin"),
        ("Yılmaz", "Yilmaz"),
        ("José", "José"),
        ("O’Neill", "O’Neill"),
        ("Иван", "????"),
    ],
)
def test_letters_that_windows_1252_lacks_become_the_nearest(name: str, kept: str) -> None:
    assert as_written(name, FIRST["offences"]) == kept
    assert as_written(name, SECOND["offences"]) == name


def test_a_text_is_written_in_the_encoding_of_its_layout(tmp_path: Path) -> None:
    for layout, encoding in (
        (FIRST["nominals"], "cp1252"),
        (SECOND["nominals"], "utf-8-sig"),
        (SECOND["intelligence"], "utf-16"),
    ):
        write_text(tmp_path / layout.file, layout, ["a;José\r\n", "b;£5\r\n"])
        assert (tmp_path / layout.file).read_bytes().decode(encoding) == "a;José\r\nb;£5\r\n"


@pytest.mark.parametrize("layout", [FIRST["intelligence"], SECOND["identifiers"]], ids=["gz", "zip"])
def test_an_archive_is_the_same_under_any_name_and_on_any_day(layout: Layout, tmp_path: Path) -> None:
    made = []
    for folder in ("one", "two"):
        path = tmp_path / folder / layout.file
        path.parent.mkdir()
        write_text(path, layout, ["Łódź\n"] * 3)
        os.utime(path, (0, 0))
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert unpacked(path, layout).decode(layout.style.encoding) == as_written("Łódź\n", layout) * 3


def unpacked(path: Path, layout: Layout) -> bytes:
    if layout.member:
        with zipfile.ZipFile(path) as archive:
            return archive.read(layout.member)
    return gzip.decompress(path.read_bytes())


def test_a_workbook_is_the_same_each_time_and_keeps_days_as_days(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    layout = msgspec.structs.replace(FIRST["ocg_list"])
    row = ("OCG/00317", "active", "2024-02-29", "", "theft", "00123", "DI 1104")
    bad = ("OCG/00318", "active", "2023-13-05", "", "theft", "1900-01-01", "DI 1104")
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, layout, [row, bad])
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    sheet = CalamineWorkbook.from_path(str(tmp_path / "one.xlsx")).get_sheet_by_name(layout.sheet)
    read = sheet.to_python(skip_empty_area=False)
    assert [str(cell) for cell in read[3]][:3] == ["OCG/00317", "active", "2024-02-29"]
    assert read[3][5] == "00123"
    assert read[4][2] == "2023-13-05"
