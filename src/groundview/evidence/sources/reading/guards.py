"""Limits on what an archive may make of itself, checked before and while it is read."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from groundview.errors import DataProblem

MOST_MEMBERS = 20_000
MOST_BYTES_IN_ALL = 100_000_000_000
MOST_BYTES_IN_A_MEMBER = 4_000_000_000
MOST_TIMES_EXPANDED = 200
"""Police exports shrink 6 to 12 times, a workbook up to 70; a bomb claims a thousand."""
SMALL_ENOUGH = 20_000_000
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def archive_members(path: Path) -> list[str]:
    """The names of the files in a .zip, in order; raises DataProblem where the archive breaks a limit or a name
    tries to leave it."""
    with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MOST_MEMBERS:
            raise refused(path, f"it holds {len(members):,} files, and the limit is {MOST_MEMBERS:,}")
        if sum(member.file_size for member in members) > MOST_BYTES_IN_ALL:
            raise refused(path, f"it expands to more than {MOST_BYTES_IN_ALL // 10**9} GB")
        for member in members:
            _check_member(path, member)
    return sorted(member.filename for member in members)


def check_expansion(name: str, packed: int, unpacked: int) -> None:
    """Refuses what expands too much; called while reading, since a header may lie."""
    if unpacked > MOST_BYTES_IN_A_MEMBER:
        raise _refused_name(name, f"it expands to more than {MOST_BYTES_IN_A_MEMBER // 10**9} GB")
    if unpacked > SMALL_ENOUGH and unpacked > packed * MOST_TIMES_EXPANDED:
        raise _refused_name(name, f"it expands to more than {MOST_TIMES_EXPANDED} times its size")


def refused(path: Path, why: str) -> DataProblem:
    """The error for an archive that is not opened."""
    return _refused_name(path.name, why, str(path))


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in member.filename:
        raise refused(path, "a name in it leads out of the archive")
    if any(DEVICES.match(part) for part in parts):
        raise refused(path, "a name in it is the name of a device")
    if member.flag_bits & 1:
        raise refused(path, "it is protected by a password")
    check_expansion(path.name, member.compress_size, member.file_size)


def _refused_name(name: str, why: str, where: str = "") -> DataProblem:
    return DataProblem(
        f"{name} is not opened.",
        where=where,
        why=why,
        next_step="If you trust it, unpack it yourself and give the folder.",
    )
