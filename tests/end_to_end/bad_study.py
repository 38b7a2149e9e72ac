"""Rows and areas of tiny studies of two years, for a test to spoil; and the command line run in this process."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from groundview.cli.main import main

Ring = Sequence[tuple[float, float]]
TYPES = (("28E", "Burglary - residential - dwelling"), ("46", "Shoplifting"), ("105A", "Common assault"))


def csv(head: str, rows: Sequence[Sequence[object]]) -> str:
    """A header and rows as CSV; no cell holds a comma."""
    return "\n".join([head, *(",".join(str(cell) for cell in row) for row in rows)]) + "\n"


def square(west: float, south: float, side: float = 0.01) -> list[tuple[float, float]]:
    """A closed ring, in degrees."""
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def area(number: int, ring: Ring | None, population: int | None = 1500) -> dict[str, Any]:
    """One feature of areas.geojson; no ring means no geometry."""
    code, shape = f"X01{number:06d}", {"type": "Polygon", "coordinates": [ring]} if ring else None
    properties = {"code": code, "name": f"Area {number}", "population": population, "parent": "Town"}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def geojson(*features: Mapping[str, Any]) -> str:
    """areas.geojson."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def offence(
    number: int, on: str, place: tuple[float, float], *, until: str = "", where: int = 0
) -> tuple[object, ...]:
    """A row of offences.csv, in one of the first four areas unless it is said `where`."""
    code, name = TYPES[number % len(TYPES)]
    code_of_area = f"X01{where or 1 + number % 4:06d}"
    return (f"C{number}", on, f"{on} {number % 24:02d}:15", until, code, name, *place, code_of_area, "")


def day(number: int) -> str:
    """Days spread over two years."""
    return f"{2023 + number // 12 % 2}-{1 + number % 12:02d}-{1 + number % 27:02d}"


HEADS = {
    "offences": "crime_ref,recorded_on,occurred_from,occurred_to,offence_code,offence,longitude,latitude,lsoa,loss_gbp",
    "nominals": "nominal_ref,system,forename,surname,date_of_birth,sex,ethnicity_self",
    "involvements": "crime_ref,nominal_ref,role,recorded_on,from_force_area",
    "fraud_reports": "report_ref,reported_on,fraud_code,victim_nominal_ref,victim_kind,victim_age,victim_sex,"
    "victim_lsoa,loss_gbp,suspect_location,service",
    "lists": "population,list,nominal_ref,recorded_on",
    "partner_incidents": "incident_ref,partner,occurred_on,category,lsoa,value_gbp,crime_ref",
    "reporting_rates": "survey,category,year_ending,proportion,n_incidents",
}


def offences() -> list[tuple[object, ...]]:
    """Forty offences in the first four areas."""
    spots = [(0.002 + 0.01 * (k % 4) + 0.001 * (k % 5), 52.002 + 0.001 * (k % 7)) for k in range(40)]
    return [offence(k, day(k), spot) for k, spot in enumerate(spots)]


def nominals() -> list[tuple[object, ...]]:
    """Sixteen persons who are not each other."""
    words = ("Anna", "Bert", "Cleo", "Dirk", "Edda", "Finn", "Gina", "Hugo")
    return [
        (f"N{k}", "records", words[k % 8], f"Sur{chr(97 + k)}{chr(98 + k)}y", f"19{50 + 2 * k}-03-1{k % 9}",
         "FM"[k % 2], "White")
        for k in range(16)
    ]  # fmt: skip


def town(population: int = 1500) -> list[dict[str, Any]]:
    """Five rows of five square areas that touch."""
    squares = [square(0.01 * (k % 5), 52.0 + 0.01 * (k // 5)) for k in range(25)]
    return [area(1 + k, ring, population) for k, ring in enumerate(squares)]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command came to: its exit code, and both streams."""

    code: int
    out: str
    err: str


def command(*words: str) -> Said:
    """Runs the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    argv = mock.patch.object(sys, "argv", ["groundview", *words])
    code = 0
    with argv, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Said(code, out.getvalue(), err.getvalue())


def write(folder: Path, files: Mapping[str, Sequence[Sequence[object]] | str], areas: str) -> Path:
    """Writes extracts: rows by the name of their file (or its text), and areas.geojson where there is any."""
    extracts = folder / "extracts"
    extracts.mkdir(parents=True)
    for name, rows in files.items():
        text = rows if isinstance(rows, str) else csv(HEADS[name], rows)
        (extracts / f"{name}.csv").write_text(text, encoding="utf-8")
    if areas:
        (extracts / "areas.geojson").write_text(areas, encoding="utf-8")
    return extracts
