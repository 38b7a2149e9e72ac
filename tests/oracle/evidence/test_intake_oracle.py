"""Intake beside a slow reading in plain Python: the same rows are loaded with the same values, the same refused."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from datetime import date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.pole.tables import extract_tables, tables
from groundview.evidence.records.intake import Incoming, read_table
from groundview.evidence.records.log import log_files
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import open_store
from groundview.evidence.sources.declared import built_in_sources
from groundview.evidence.sources.reading.found import FoundFile

NAMES = (
    "crime_ref",
    "recorded_on",
    "offence_code",
    "offence",
    "longitude",
    "loss_gbp",
    "flags",
    "recorded_precision",
)
SPACES = st.sampled_from(["", "", "", " ", "\t", "\u00a0", "\n"])
MISSING = ["", "", "NULL", "n/a", "Unknown", "nk", "-"]
PLAIN = {
    "crime_ref": ["A1", "A2", "A3", "00123", "42E10", "1E5", "two\nlines", "x" * 201],
    "recorded_on": ["2025-01-03", "26/05/2025", "3/4/25", "31-Jan-25", "1 February 2025", "45688", "2025-01-03 14:05",
                    "2025-02-30", "32/01/2025", "soon", "2025-01-03T10:00:00Z"],
    "offence_code": ["49", "053d", "56/1", "<b>", "y" * 21],
    "offence": ["Burglary", "=1+1", "<script>", 'say "no"', "caf\u00e9"],
    "longitude": ["-2.5", "1e1", "1,000.5", "1,5", "north", "+7", ".5", "."],
    "loss_gbp": ["£1,250.00", "12", "GBP 3", "-£3.50", "much", "12 gbp"],
    "flags": ["a; b ;c", "one", ";"],
    "recorded_precision": ["day", "MONTH", "week"],
}  # fmt: skip
Values = dict[str, object]


def cells(name: str) -> st.SearchStrategy[str]:
    return st.tuples(SPACES, st.sampled_from([*PLAIN[name], *PLAIN[name], *MISSING]), SPACES).map("".join)


ROWS = st.lists(st.tuples(*map(cells, NAMES)), min_size=1, max_size=25)


def as_date(text: str) -> date | None:
    text = text.removesuffix("Z")
    for form in (
        "%Y-%m-%d",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%d/%m/%Y",
        "%d/%m/%y",
        "%d-%b-%y",
        "%d %B %Y",
    ):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return (
        date.fromordinal(date(1899, 12, 30).toordinal() + int(text))
        if re.fullmatch(r"[1-9]\d{4}", text)
        else None
    )


def as_number(text: str) -> float | None:
    whole = r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?([eE][+-]?\d+)?"
    try:
        return float(text.replace(",", "")) if re.fullmatch(whole, text) else None
    except ValueError:
        return None


def as_code(text: str) -> str | None:
    return text.upper() if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9/._ -]{0,19}", text) else None


CLEAN = {
    "crime_ref": lambda text: text if len(text) <= 200 and "\n" not in text else None,
    "recorded_on": as_date,
    "offence_code": as_code,
    "offence": lambda text: text,
    "longitude": as_number,
    "loss_gbp": lambda text: as_number(re.sub(r"^([+-]?)(£|GBP) *| *GBP$", r"\1", text).strip()),
    "flags": lambda text: re.sub(r"\s*;\s*", ";", text),
    "recorded_precision": lambda text: text.lower() if text.lower() in ("day", "month") else None,
}
IN_ORDER = [name for name in extract_tables()["offences"].columns if name in NAMES]


def read_slowly(rows: list[tuple[str, ...]]) -> tuple[list[Values], list[tuple[int, str]]]:
    """Rows loaded and (row, column) refused, one row after the other."""
    loaded: list[Values] = []
    refused: list[tuple[int, str]] = []
    for number, row in enumerate(rows, start=2):
        texts = {name: cell.strip() for name, cell in zip(NAMES, row, strict=True)}
        said = {
            name: None if text.upper() in {"", "NULL", "N/A", "UNKNOWN", "NK", "-"} else text
            for name, text in texts.items()
        }
        values = {name: None if text is None else CLEAN[name](text) for name, text in said.items()}
        required = ("crime_ref", "recorded_on")
        wrong = [
            name for name in IN_ORDER if values[name] is None and (said[name] is not None or name in required)
        ]
        if not wrong and values["offence_code"] is None and values["offence"] is None:
            wrong = ["offence_code"]
        if not wrong and values["crime_ref"] in {before["crime_ref"] for before in loaded}:
            wrong = ["crime_ref"]
        if wrong:
            refused.append((number, wrong[0]))
        else:
            loaded.append({"source_row": number, **values})
    return loaded, refused


@settings(deadline=None, max_examples=40)
@given(rows=ROWS)
def test_intake_is_what_a_slow_reading_is(rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([NAMES, *rows])
    table = extract_tables()["offences"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offences.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        file = Incoming(FoundFile(path, path.name), path.name, built_in_sources()["standard_offences"])
        with open_store(Path(folder) / "store/study.duckdb") as store:
            for name in ("refused", "files", "remarks"):
                store.connection.execute(create_table(tables()[name]))
            with store.transaction():
                log_files(store, table, read_table(store, table, [file], lambda name, n_rows: None))
            reader = store.reader("record")
            names = ", ".join(("source_row", *NAMES))
            loaded = reader.names(f"SELECT {names} FROM offences ORDER BY source_row")
            refused = reader.rows('SELECT "row", "column" FROM refused ORDER BY "row"')
            accounts = reader.rows("SELECT n_rows, n_loaded, n_refused FROM files")
    slowly, refused_slowly = read_slowly(rows)
    assert loaded == slowly
    assert refused == refused_slowly
    assert accounts == [(len(rows), len(loaded), len(refused))]
