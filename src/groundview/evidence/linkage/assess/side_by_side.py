"""Drawn pairs as rows for people: what is recorded of both records, side by side. Internal, about persons.

What the model thinks of a pair is not among it, nor are ethnicity and nationality: they decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.linkage.assess.draw import Drawn

if TYPE_CHECKING:
    import duckdb

DETAILS = {
    "forename": "Forename", "middle_names": "Middle names", "surname": "Surname", "born_on": "Born on",
    "sex": "Sex", "phone": "Phone", "email": "Email", "postcode": "Postcode", "address": "Address",
    "nominal_ref": "Reference", "system": "System",
}  # fmt: skip
"""Columns that people compare, with their headings."""
PAIR, ANSWER, WHY = "Pair", "Answer", "Why"
HEADER = (PAIR, ANSWER, WHY, *(f"{heading} {side}" for heading in DETAILS.values() for side in (1, 2)))
SHOWN = """
    -- One row per record, with what is recorded of it; where it is a nominal, as the extract has it.
    SELECT records.record_id,
        {details}
    FROM person_records AS records LEFT JOIN nominals ON in_table = 'nominals'
        AND nominals.nominal_ref = records.nominal_ref AND nominals.source = records.source
        AND nominals.system IS NOT DISTINCT FROM records.system
    WHERE records.record_id IN (SELECT unnest(?))"""
AS_RECORDED = {"born_on": "strftime(coalesce(nominals.date_of_birth, records.born_on), '%d %b %Y')"}


def pair_name(sample: int, number: int) -> str:
    """What a drawn pair is called in a workbook: the 17th of the first sample is S1-17."""
    return f"S{sample}-{number}"


def rows_for_people(
    connection: duckdb.DuckDBPyConnection, drawn: Drawn, sample: int
) -> list[tuple[str, ...]]:
    """The rows below `HEADER`, the answers empty."""
    shown = _shown(connection, drawn.ids)
    rows: list[tuple[str, ...]] = []
    for pair, (left, right) in zip(drawn.pairs, drawn.ids, strict=True):
        sides = zip(shown[left], shown[right], strict=True)
        rows.append((pair_name(sample, pair.number), "", "", *(cell for both in sides for cell in both)))
    return rows


def _shown(
    connection: duckdb.DuckDBPyConnection, ids: Sequence[tuple[int, int]]
) -> dict[int, tuple[str, ...]]:
    details = ", ".join(f"coalesce({_sql(name)}, '')" for name in DETAILS)
    wanted = sorted({one for pair in ids for one in pair})
    rows = connection.execute(SHOWN.format(details=details), [wanted]).fetchall()
    return {int(row[0]): tuple(str(cell) for cell in row[1:]) for row in rows}


def _sql(name: str) -> str:
    return AS_RECORDED.get(name, f"coalesce(nominals.{name}, records.{name})")
