"""Recognising a layout by its header, and proposing one where none is known."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from groundview.evidence.sources.declared import Source, built_in_sources
from groundview.evidence.sources.propose import propose
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.header import Header
from groundview.evidence.sources.recognise import match, recognise

STREET = ("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
          "LSOA name", "Crime type", "Last outcome category", "Context")  # fmt: skip


def header(*names: str, file: str = "export.csv") -> Header:
    return Header(FoundFile(Path(file), file), names, ",")


def known(*names: str, file: str = "export.csv") -> str | None:
    found = recognise(header(*names, file=file), built_in_sources().values())
    return found.source.source if found else None


def test_a_header_tells_its_source_whatever_the_file_is_called() -> None:
    assert known(*STREET) == "police_uk_street"
    assert known(*(name.upper().replace(" ", "_") for name in reversed(STREET))) == "police_uk_street"
    earlier = (
        "Month",
        "Reported by",
        "Falls within",
        "Easting",
        "Northing",
        "Location",
        "Crime type",
        "Context",
    )
    assert known(*earlier) == "police_uk_street_2012"
    assert known("LSOA21CD", "LSOA21NM", "geometry", file="a.geojson") == "boundaries_lsoa_2021"


def test_a_header_that_lacks_what_is_needed_is_of_no_source() -> None:
    assert known(*(name for name in STREET if name != "Month")) is None
    assert known("one", "two") is None


def test_a_standard_file_with_more_columns_must_carry_its_name() -> None:
    names = ("crime_ref", "recorded_on", "offence", "officer")
    assert known(*names) is None
    assert known(*names, file="Offences_2025-01.csv") == "standard_offences"
    assert known(*names[:3]) == "standard_offences"


def test_what_fits_two_sources_equally_well_is_not_guessed() -> None:
    street = built_in_sources()["police_uk_street"]
    twin = msgspec.structs.replace(street, source="twin")
    assert recognise(header(*STREET), [street, twin]) is None


def test_a_proposed_source_is_never_recognised() -> None:
    street = msgspec.structs.replace(built_in_sources()["police_uk_street"], status="proposed")
    assert recognise(header(*STREET), [street]) is None


def test_the_first_of_several_headers_that_is_there_is_taken() -> None:
    source = built_in_sources()["boundaries_lsoa_2021"]
    found = match(header("LSOA21CD", "Shape__Area", "geometry", "Borough"), source)
    assert found is not None
    assert found.headers["code"] == "LSOA21CD"
    assert found.place("geometry") == "c3"
    assert found.unknown == ("Borough",)


FORCES = {
    "crimes": (
        (
            "Crime Ref No",
            "Recorded On",
            "Offence Code",
            "Offence Description",
            "Easting",
            "Northing",
            "OIC Name",
        ),
        {
            "crime_ref": "Crime Ref No",
            "recorded_on": "Recorded On",
            "offence_code": "Offence Code",
            "easting": "Easting",
        },
        "offences",
    ),
    "persons": (
        ("NominalRef", "Forename(s)", "Surname", "DateOfBirth", "Sex", "Postcode", "Warning Markers"),
        {
            "nominal_ref": "NominalRef",
            "surname": "Surname",
            "date_of_birth": "DateOfBirth",
            "postcode": "Postcode",
        },
        "nominals",
    ),
    "groups": (
        ("OCG Ref", "Status", "Mapped On", "Band", "Main Activity"),
        {"ocg_ref": "OCG Ref", "status": "Status", "mapped_on": "Mapped On", "band": "Band"},
        "ocg_list",
    ),
}


@pytest.mark.parametrize("name", FORCES)
def test_a_force_s_own_layout_gets_a_sensible_proposal(name: str) -> None:
    names, mapped, table = FORCES[name]
    text = propose(header(*names, file=f"{name}.csv"), name)
    proposed = msgspec.convert(yaml.safe_load(text), Source)
    assert (proposed.source, proposed.table, proposed.status) == (name, table, "proposed")
    assert mapped.items() <= {column: given.column for column, given in proposed.mapped()}.items()
    accounted = {given.column for _, given in proposed.mapped()} | set(proposed.ignore)
    assert accounted == set(names)


def test_a_proposal_says_what_is_required_and_was_not_found() -> None:
    text = propose(header("NominalRef", "Surname", "Colour", file="x.csv"), "x")
    assert "required and not found" not in text
    assert 'ignore: ["Colour"]' in text
    text = propose(header("Crime Reference", "Offence Code", "Premises Type", "Nonsense", file="x.csv"), "x")
    assert "# recorded_on: required and not found: name its header here" in text


def test_a_reference_is_not_taken_for_that_of_something_else_nor_for_a_type() -> None:
    text = propose(header("Crime Reference", "Crime Type", "Recorded Date", file="x.csv"), "x")
    proposed = {
        column: given.column for column, given in msgspec.convert(yaml.safe_load(text), Source).mapped()
    }
    assert proposed == {"crime_ref": "Crime Reference", "recorded_on": "Recorded Date"}


def test_a_hostile_header_stays_a_header(tmp_path: Path) -> None:
    names = ('"]\nstatus: confirmed', "x: {y", "# no", "Crime Ref", "=1+1")
    proposed = msgspec.convert(yaml.safe_load(propose(header(*names, file="x.csv"), "x")), Source)
    assert proposed.status == "proposed"
    assert set(proposed.ignore) | {given.column for _, given in proposed.mapped()} == set(names)
