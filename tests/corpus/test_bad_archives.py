"""Packed files: read in place where they are what they say, not opened where they are a danger, named in any case."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from extracts import GOOD, command, read, text

PLAIN = text().encode()
BOMB = PLAIN + b"A9,2025-01-03,Burglary,E01000001,\n" * 3_000_000


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(archive: bytes, at: int, form: str, value: int) -> bytes:
    """An archive of one member with one field changed, in its directory and before the member itself (where the same
    field stands two bytes earlier)."""
    content = bytearray(archive)
    for mark, place in ((b"PK\x01\x02", at), (b"PK\x03\x04", at - 2)):
        start = content.index(mark) + place
        content[start : start + struct.calcsize(form)] = struct.pack(form, value)
    return bytes(content)


def test_packed_files_are_read_in_place(folder: Path) -> None:
    months = {f"2025-0{n}/offences.csv": text(GOOD[n - 1 : n]).encode() for n in (1, 2)}
    (folder / "north.zip").write_bytes(
        packed(months | {"notes.md": b"x", "__MACOSX/._offences.csv": b"\0\5"})
    )
    (folder / "offences.csv.gz").write_bytes(gzip.compress(text(GOOD[2:]).encode()))
    came = read(folder)
    assert (came.new, came.check) == (0, 0)
    assert [(row["source_file"], row["crime_ref"]) for row in came.loaded] == [
        ("in/north.zip!2025-01/offences.csv", "A1"),
        ("in/north.zip!2025-02/offences.csv", "A2"),
        ("in/offences.csv.gz", "A3"),
    ]
    assert came.result["not_read"] == ["in/north.zip!notes.md"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED])
def test_every_way_of_packing_that_python_knows_is_read(folder: Path, method: int) -> None:
    (folder / "north.zip").write_bytes(packed({"offences.csv": PLAIN}, method))
    assert read(folder).refs == ["A1", "A2", "A3"]


def test_what_an_archive_packs_again_is_unpacked(folder: Path) -> None:
    (folder / "north.zip").write_bytes(packed({"offences.csv.gz": gzip.compress(PLAIN)}))
    assert read(folder).refs == ["A1", "A2", "A3"]


def hostile() -> dict[str, tuple[bytes, str]]:
    one = packed({"offences.csv": PLAIN})
    names = ("../offences.csv", "/offences.csv", "a/../../offences.csv", "C:offences.csv", "..\\offences.csv")
    archives = {
        f"way{n}.zip": (packed({name: PLAIN}), "leads out of the archive") for n, name in enumerate(names)
    }
    devices = {
        f"device{n}.zip": packed({name: PLAIN}) for n, name in enumerate(("con.csv", "a/NUL", "LPT1.csv"))
    }
    return {
        **archives,
        **{name: (content, "is the name of a device") for name, content in devices.items()},
        "huge.zip": (changed(one, 24, "<I", 4_200_000_000), "expands to more than 4 GB"),
        "locked.zip": (changed(one, 8, "<H", 1), "protected by a password"),
        "bomb.zip": (packed({"offences.csv": BOMB}), "expands to more than 200 times its size"),
        "outer.zip": (packed({"inner.zip": one}), "it is an archive inside an archive"),
    }


def test_an_archive_that_is_a_danger_is_not_opened(folder: Path) -> None:
    archives = hostile()
    for name, (content, _) in archives.items():
        (folder / name).write_bytes(content)
    came = read(folder)
    assert (came.new, came.check) == (1, 0)
    assert (came.refs, came.nominals) == ([], 1)
    for name in archives:
        shown = "outer.zip!inner.zip" if name == "outer.zip" else name
        assert f"could not be opened: {shown} is not opened." in came.words
        assert f"in/{shown}" in came.result["not_read"]
    assert {path.name for path in folder.parent.iterdir()} == {"in", "study"}


@pytest.mark.parametrize("name", ["way0.zip", "huge.zip", "locked.zip", "bomb.zip", "outer.zip"])
def test_the_reason_why_is_said(folder: Path, name: str) -> None:
    content, why = hostile()[name]
    (folder / name).write_bytes(content)
    code, out, err = command("new", str(folder.parent / "study"), "--extracts", str(folder))
    assert code == 1
    assert why in out + err
    assert "Next: If you trust it, unpack it yourself" in err


def test_an_archive_that_lies_about_its_size_is_stopped_while_it_is_read(folder: Path) -> None:
    """The header says a kilobyte; what comes out is checked as it comes."""
    (folder / "north.zip").write_bytes(changed(packed({"offences.csv": BOMB}), 24, "<I", 1000))
    came = read(folder)
    assert came.new + came.check == 1
    assert "cannot be unpacked to its end" in came.words or "times its size" in came.words


def test_a_bomb_of_gzip_is_stopped(folder: Path) -> None:
    (folder / "offences.csv.gz").write_bytes(gzip.compress(BOMB, 9))
    came = read(folder)
    assert came.check == 1
    assert "offences.csv.gz is not opened." in came.words
    assert "expands to more than 200 times its size" in came.words


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_gzip_cut_short_is_an_error_and_nothing_of_it_is_loaded(folder: Path, kept: float) -> None:
    many = [(f"A{n}", "2025-01-03", f"Theft {n * n}", "E01000001", "x") for n in range(20_000)]
    whole = gzip.compress(text(many).encode())
    (folder / "offences.csv.gz").write_bytes(whole[: int(len(whole) * kept)])
    came = read(folder)
    assert came.check == 1
    assert "offences.csv.gz cannot be unpacked to its end." in came.words
    assert "Next: Copy or download it again" in came.words


def test_a_member_that_is_damaged_is_an_error(folder: Path) -> None:
    content = bytearray(packed({"offences.csv": PLAIN}, zipfile.ZIP_STORED))
    content[content.index(b"Burglary")] ^= 1
    (folder / "north.zip").write_bytes(bytes(content))
    came = read(folder)
    assert came.new == 1
    assert "north.zip!offences.csv cannot be unpacked to its end." in came.words


@pytest.mark.parametrize("content", [b"PK but not really", b"", packed({"offences.csv": PLAIN})[:-30]])
def test_what_is_no_archive_is_an_error(folder: Path, content: bytes) -> None:
    (folder / "north.zip").write_bytes(content)
    came = read(folder)
    assert came.new == 1
    assert "north.zip cannot be opened as a .zip archive." in came.words


@pytest.mark.parametrize("pattern", ["north.zip!*/offences.csv", "*", "n*.zip!2025-01/*"])
def test_an_archive_that_went_bad_later_stops_a_run_that_looks_into_it(folder: Path, pattern: str) -> None:
    """Its rows would otherwise be missing without a word, since other files answer to the same pattern."""
    for place in ("north", "south"):
        (folder / f"{place}.zip").write_bytes(packed({"2025-01/offences.csv": text(GOOD[:1]).encode()}))
    study = folder.parent / "study"
    assert command("new", str(study), "--extracts", str(folder))[0] == 0
    (folder / "offences.csv").write_bytes(PLAIN)
    written = (study / "study.toml").read_text(encoding="utf-8").split("[[sources]]")[0]
    entry = f'[[sources]]\nsource = "standard_offences"\nfolder = "../in"\nfiles = ["{pattern}", "offences.csv"]\n'
    (study / "study.toml").write_text(written + entry, encoding="utf-8")
    (folder / "north.zip").write_bytes(b"PK cut short")
    code, _, err = command("check", str(study))
    assert code == 1
    assert "north.zip cannot be opened as a .zip archive." in err
