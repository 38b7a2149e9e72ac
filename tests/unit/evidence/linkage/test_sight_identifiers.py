"""Every kind of identifier in one way of writing: what is read, what is not, and that reading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.linkage.identifiers.kinds import kinds, readable
from groundview.evidence.linkage.identifiers.phone import phone, settled
from groundview.evidence.linkage.identifiers.phone_rest import read_rest
from groundview.evidence.pole.tables import tables

READ = {
    "phone": {
        "07700 900123": "+447700900123",
        "+44 (0)7700 900-123": "+447700900123",
        "0044 7700 900123": "+447700900123",
        "7700900123": "+447700900123",
        "020 7946 0018": "+442079460018",
    },
    "email": {"J <J.Doe@Googlemail.com>": "j.doe@gmail.com", "mailto:a@b.example": "a@b.example"},
    "postcode": {
        "ux13ny": "UX1 3NY",
        "ZXI 5TP": "ZX1 5TP",
        "YX1 ONY": "YX1 0NY",
        "0X1 4AB": "OX1 4AB",
        "ec1a 1bb": "EC1A 1BB",
        "W1A OAX": "W1A 0AX",
        "M1 1AE": "M1 1AE",
    },
    "vehicle": {
        "qq08 rsj": "QQ08RSJ",
        "QQO8RSJ": "QQ08RSJ",
        "a123 bcd": "A123BCD",
        "JIG 1234": "JIG1234",
    },
    "bank_account": {
        "00-59-69 59031675": "00-59-69 59031675",
        "SC 005969 AC 59031675": "00-59-69 59031675",
        "00596959031675": "00-59-69 59031675",
        "GB29 NWBK 6016 1331 9268 19": "60-16-13 31926819",
        "DE89370400440532013000": "DE89370400440532013000",
    },
    "website": {
        "https://www.Bright.example/page?x=1": "bright.example",
        "hxxp://bright[.]example": "bright.example",
    },
    "ip": {
        "192.168.001.010": "192.168.1.10",
        "2001:DB8::1": "2001:0db8:0000:0000:0000:0000:0000:0001",
        "2001:db8:0:0:0:0:0:1": "2001:0db8:0000:0000:0000:0000:0000:0001",
    },
    "company": {"1234567": "01234567", "Company no. sc12345": "SC012345"},
    "device": {
        "IMEI 49-015420-323751-8": "490154203237518",
        "49015420323751": "490154203237518",
        "4901542032375199": "490154203237518",
        "00:1a:2b:3c:4d:5e": "001A2B3C4D5E",
        "C39LX-1234567": "C39LX1234567",
    },
    "social_handle": {
        "@Bright_Claims175": "bright_claims175",
        "https://social.example/Bright_Claims175/": "bright_claims175",
    },
    "address": {
        "57, Finch Crescent, Town": "57 FINCH CRESCENT",
        "57 FINCH CRES.": "57 FINCH CRESCENT",
        "12 St Johns Rd": "12 ST JOHNS ROAD",
        "12 High St, Apt 2": "FLAT 2, 12 HIGH STREET",
        "flt 2, 12 high street, Town": "FLAT 2, 12 HIGH STREET",
        "10Aspen Avenue": "10 ASPEN AVENUE",
        "14 Park Lane Court": "14 PARK LANE COURT",
        "3 Piccadilly, Town": "3 PICCADILLY",
        "Rose Cottage, Church La": "ROSE COTTAGE, CHURCH LANE",
    },
}
NOT_READ = {
    "phone": ["07700 90012", "077o0 900123", "call me", "999"],
    "email": ["a@@b.example", "a@b", "ab.example", "a b@c.example"],
    "postcode": ["ZX1 ZQ", "ZX1", "12345", "GIR"],
    "vehicle": ["XX", "QQ081RSJ", "blue van"],
    "bank_account": ["00-59-69 5903167", "0n-59-69 59031675", "12345678"],
    "website": ["town", "not a site", "a@b.example"],
    "ip": ["1.2.3.256", "1.2.3", "1::2::3", "1:2:3"],
    "company": ["123456789", "SC1234567", "ACME"],
    "device": ["490154203237517", "12345", "iPhone 6"],
    "social_handle": ["two words", "x"],
    "address": ["NFA", "No fixed abode", "Abbey Avenue", "99"],
}
EACH = pytest.mark.parametrize("kind", sorted(READ))


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def read(connection: duckdb.DuckDBPyConnection, kind: str, text: str) -> str | None:
    row = connection.execute(
        f"SELECT {kinds()[kind]('written')} FROM (SELECT ? AS written)", [text]
    ).fetchone()
    assert row
    return None if row[0] is None else str(row[0])


def test_every_kind_that_an_extract_may_hold_is_read_and_tested() -> None:
    answers = tables()["identifiers"].columns["identifier_type"].answers
    assert set(kinds()) == {*answers, "address", "postcode"} == set(READ) == set(NOT_READ)


@EACH
def test_one_identifier_is_written_in_one_way(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    assert {text: read(connection, kind, text) for text in READ[kind]} == READ[kind]


@EACH
def test_what_is_not_one_of_its_kind_is_null(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    assert {text: read(connection, kind, text) for text in NOT_READ[kind]} == dict.fromkeys(NOT_READ[kind])


@EACH
def test_reading_what_was_read_changes_nothing(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    assert {text: read(connection, kind, text) for text in READ[kind].values()} == {
        text: text for text in READ[kind].values()
    }


@EACH
@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_breaks_the_reading(connection: duckdb.DuckDBPyConnection, kind: str, text: str) -> None:
    once = read(connection, kind, text.replace("\0", ""))
    assert once is None or read(connection, kind, once) == once


def test_the_kind_of_a_row_decides_how_it_is_read(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(
        f"SELECT {readable('kind', 'text')} FROM (VALUES ('vehicle', 'qq08 rsj'), ('ip', 'qq08 rsj')) AS t(kind, text)"
    ).fetchall()
    assert rows == [("QQ08RSJ",), (None,)]


def test_numbers_of_unusual_shapes_are_read_once_each(connection: duckdb.DuckDBPyConnection) -> None:
    texts = ("07700 900123", "+33 1 23 45 67 89", "01204 12345", "077r0 900123", "0000", "+33 1 23 45 67 89")
    given_texts = ", ".join(f"('{text}')" for text in texts)
    table = read_rest(connection, f"SELECT * FROM (VALUES {given_texts})")
    assert connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() == [
        ("+33 1 23 45 67 89", "+33123456789"),
        ("01204 12345", "+44120412345"),
    ]
    both = f"SELECT DISTINCT written, {settled('written', 'rest.phone')} FROM (VALUES {given_texts}) AS t(written) "
    found = connection.execute(f"{both} LEFT JOIN {table} AS rest USING (written)").fetchall()
    assert dict(found) == {
        "07700 900123": "+447700900123",
        "+33 1 23 45 67 89": "+33123456789",
        "01204 12345": "+44120412345",
        "077r0 900123": None,
        "0000": None,
    }
    assert connection.execute(f"SELECT {phone('NULL')}").fetchone() == (None,)
