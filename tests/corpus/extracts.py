"""Extracts built by code, the command line run over them, and all that came of it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from groundview.cli.main import main
from groundview.evidence.records.store import open_store

CANARY = "Zq7Canary"
"""Stands in cells only: wherever it turns up but in a loaded row, a value has leaked."""
NAMES = ("crime_ref", "recorded_on", "offence", "lsoa", "mo_text")
GOOD = (
    ("A1", "2025-01-03", "Burglary", "E01000001", CANARY),
    ("A2", "2025-01-04", "Theft", "E01000002", CANARY),
    ("A3", "2025-02-05", "Robbery", "E01000001", CANARY),
)
NOMINALS = f"nominal_ref,surname\nN1,{CANARY}\n"


def text(rows: Sequence[Sequence[str]] = GOOD, names: Sequence[str] = NAMES, **dialect: Any) -> str:
    """A header and rows as CSV."""
    written = io.StringIO(newline="")
    csv.writer(written, **{"lineterminator": "\n"} | dialect).writerows([names, *rows])
    return written.getvalue()


@dataclass(frozen=True, slots=True)
class Came:
    """What came of `new` and `check`: exit codes, every word said, and what the store then holds."""

    new: int
    check: int
    words: str
    result: dict[str, Any]
    loaded: list[dict[str, Any]]
    refused: list[tuple[str, int, str, str]]
    nominals: int

    @property
    def refs(self) -> list[str]:
        return [row["crime_ref"] for row in self.loaded]

    @property
    def places(self) -> list[tuple[int, str]]:
        """Row and column of everything refused."""
        return [(row, column) for _, row, column, _ in self.refused]

    @property
    def remarks(self) -> str:
        return "\n".join(remark["remark"] for remark in self.result.get("remarks", []))


def command(*words: str) -> tuple[int, str, str]:
    """Runs the command line in this process: exit code, what it said, what it said on standard error."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["groundview", *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def read(folder: Path) -> Came:
    """Starts a study of the folder beside it, reads it, and holds the accounts to what must be true of any study."""
    (folder / "nominals.csv").write_text(NOMINALS, encoding="utf-8")
    study = folder.parent / "study"
    new, *said = command("new", str(study), "--extracts", str(folder))
    check, out, err = command("check", str(study), "--json")
    result = json.loads(out) if check == 0 else {}
    loaded, refused, nominals = _held(study / "store/study.duckdb") if check == 0 else ([], [], 0)
    came = Came(new, check, "\n".join([*said, out, err]), result, loaded, refused, nominals)
    _hold_to_account(came, study)
    return came


def _held(store: Path) -> tuple[list[dict[str, Any]], list[tuple[str, int, str, str]], int]:
    with open_store(store) as opened:
        reader = opened.reader("record")
        loaded = reader.names("SELECT * FROM offences ORDER BY source_file, source_row")
        refused = reader.rows(
            'SELECT file, "row", "column", reason FROM refused ORDER BY file, "row", "column"'
        )
        return loaded, refused, opened.count("nominals")  # type: ignore[return-value]


def _hold_to_account(came: Came, study: Path) -> None:
    """Rows read are rows loaded or refused; nothing in a cell is ever said; nothing is left lying about."""
    for file in came.result.get("files", []):
        assert file["read"] == file["loaded"] + file["refused"], file["file"]
    assert CANARY not in came.words
    assert CANARY not in repr(came.refused)
    assert "unexpected" not in came.words
    assert not (study / "store/scratch").exists()
