"""groundview check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder, table

if TYPE_CHECKING:
    from groundview.evidence.records.store import Reader

FILES = "SELECT file, source, n_rows, n_loaded, n_refused, n_identical FROM files ORDER BY file"
REASONS = """
    -- One row per reason: how many rows it kept out, and the first of them.
    SELECT table_name, "column", regexp_replace(reason, 'row \\d+ of [^,]+', 'an earlier row') AS why, count(*),
        min({'file': file, 'at': "row"}).file || ' row ' || min({'file': file, 'at': "row"}).at AS first
    FROM refused GROUP BY table_name, "column", why ORDER BY count(*) DESC, why, table_name"""
MONTHS = """
    -- One row per source of offences: the months between its first and its last row for which it has none.
    WITH months AS (SELECT DISTINCT source, date_trunc('month', recorded_on)::DATE AS month FROM offences),
    span AS (SELECT source, unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month
        FROM months GROUP BY source)
    SELECT source, string_agg(strftime(month, '%Y-%m'), ', ' ORDER BY month) FROM span ANTI JOIN months
    USING (source, month) GROUP BY source ORDER BY source"""
REMARKS = "SELECT file, remark FROM remarks WHERE remark NOT IN ('encoding UTF-8') ORDER BY ALL"


def command(study: StudyFolder, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Read the extracts: what was not understood, what was refused and why, what is missing.

    Example: groundview check bristol
    """
    from groundview.evidence.records.store import open_store
    from groundview.pipeline.found import find_supply
    from groundview.pipeline.run import run
    from groundview.study import open_study

    out = Output(as_json, quiet)
    declared = open_study(Path(study))
    run(declared, until="read", tell=lambda done: None, progress=out.rows)
    unnamed = find_supply(declared).unnamed
    with open_store(declared.store) as store:
        _tell(out, store.reader("record"), unnamed)


def _tell(out: Output, reader: Reader, unnamed: tuple[str, ...]) -> None:
    from groundview.pipeline.gaps import tables_not_supplied

    files, reasons, remarks = reader.rows(FILES), reader.rows(REASONS), reader.rows(REMARKS)
    for line in table(("file", "source", "read", "loaded", "refused", "repeats kept"), files):
        out.say(line)
    _section(
        out, "Refused", table(("table", "column", "reason", "rows", "first"), reasons) if reasons else []
    )
    _section(out, "Noticed", [f"{file}: {remark}" for file, remark in remarks])
    _section(out, "In the folders, and not read", list(unnamed))
    missing = [f"{source}: no row for {months}" for source, months in reader.rows(MONTHS)]
    missing += tables_not_supplied(reader)
    _section(out, "Missing", missing)
    out.give(_as_mapping(files, reasons, remarks, unnamed) | {"missing": missing})


def _section(out: Output, title: str, lines: list[str]) -> None:
    if lines:
        out.say(f"\n{title}")
    for line in lines:
        out.say(f"  {line}")


def _as_mapping(
    files: list[Any], reasons: list[Any], remarks: list[Any], unnamed: tuple[str, ...]
) -> dict[str, Any]:
    names = ("file", "source", "read", "loaded", "refused", "repeats_kept")
    why = ("table", "column", "reason", "rows", "first")
    return {
        "files": [dict(zip(names, row, strict=True)) for row in files],
        "refused": [dict(zip(why, row, strict=True)) for row in reasons],
        "remarks": [{"file": file, "remark": remark} for file, remark in remarks],
        "not_read": list(unnamed),
    }
