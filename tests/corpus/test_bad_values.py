"""What cells hold: references that look like numbers, dates in every order, and text that would act if it could."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from extracts import CANARY, GOOD, command, read, text

from groundview.evidence.records.store import open_store

SHAPES = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"E01000001","name":"%s"},'
    '"geometry":{"type":"Polygon","coordinates":[[[0,52],[1,52],[1,53],[0,52]]]}}]}'
)


def dated(folder: Path, *days: str) -> None:
    rows = [(f"A{number}", day, "Theft", "E01000001", CANARY) for number, day in enumerate(days, start=1)]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")


def test_references_that_look_like_numbers_stay_what_they_are(folder: Path) -> None:
    refs = ["42E10", "00123", "1E5", "0x1F", "1.0", "-1", "inf", "3/4", "2025-01-03"]
    rows = [(ref, "2025-01-03", "Theft", "E01000001", CANARY) for ref in refs]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")
    assert read(folder).refs == refs


@pytest.mark.parametrize(
    ("days", "meant", "remark"),
    [
        (("03/04/2025", "05/06/2025"), (date(2025, 4, 3), date(2025, 6, 5)), "dates are ambiguous"),
        (("03/04/2025", "05/26/2025"), (date(2025, 3, 4), date(2025, 5, 26)), "dates are month first"),
        (("3/4/25", "26/5/25"), (date(2025, 4, 3), date(2025, 5, 26)), ""),
        (("03.04.2025 14:05", "26-05-2025 2:05 PM"), (date(2025, 4, 3), date(2025, 5, 26)), ""),
        (("45688", "45689.25"), (date(2025, 1, 31), date(2025, 2, 1)), ""),
        (("31-Jan-25", "1 February 2025"), (date(2025, 1, 31), date(2025, 2, 1)), ""),
        (("2025-01-31T23:59:00Z", "2025-02-01 00:00"), (date(2025, 1, 31), date(2025, 2, 1)), ""),
    ],
)
def test_the_order_of_day_and_month_is_found_from_the_whole_column(
    folder: Path, days: tuple[str, ...], meant: tuple[date, ...], remark: str
) -> None:
    dated(folder, *days)
    came = read(folder)
    assert tuple(row["recorded_on"] for row in came.loaded) == meant
    assert f"column recorded_on: {remark}" in came.remarks if remark else "recorded_on" not in came.remarks


def test_dates_in_both_orders_are_read_day_first_and_the_others_refused(folder: Path) -> None:
    dated(folder, "26/05/2025", "05/26/2025", "03/04/2025")
    came = read(folder)
    assert [(row["crime_ref"], row["recorded_on"]) for row in came.loaded] == [
        ("A1", date(2025, 5, 26)),
        ("A3", date(2025, 4, 3)),
    ]
    assert came.places == [(3, "recorded_on")]
    assert "day and month stand in both orders" in came.remarks


def test_what_is_no_date_is_refused(folder: Path) -> None:
    days = [
        "2025-02-30",
        "31/02/2025",
        "00/01/2025",
        "2025",
        "1/1/999",
        "31-Foo-25",
        "24:00",
        "2025-01-03 (BC)",
    ]
    dated(folder, *days, "2025-01-03")
    came = read(folder)
    assert came.places == [(row, "recorded_on") for row in range(2, len(days) + 2)]
    assert len(came.loaded) == 1


def test_two_digits_of_a_year_of_birth_are_past(folder: Path) -> None:
    born = {"13-Apr-49": 1949, "13/04/68": 1968, "13/04/99": 1999, "13/04/05": 2005, "13/04/1925": 1925}
    rows = [(f"N{number}", day) for number, day in enumerate((*born, "2199-04-13"), start=2)]
    written = text(rows, ("nominal_ref", "date_of_birth"))
    (folder / "persons").mkdir()
    (folder / "persons/nominals.csv").write_text(written, encoding="utf-8")
    assert read(folder).refused[0][1:] == (7, "date_of_birth", "the value is not a date of birth")
    with open_store(folder.parent / "study/store/study.duckdb") as store:
        held = store.reader("record").rows("SELECT date_of_birth FROM nominals ORDER BY nominal_ref")
    assert [day for (day,) in held[1:]] == [date(year, 4, 13) for year in born.values()]


NASTY = [
    "=HYPERLINK(1)", "@SUM(1+1)", "+1+1", "-1+cmd|' /C calc'!A0", "<script>alert(1)</script>",
    "'; DROP TABLE offences; --", '"quoted"', "{{ 7 * 7 }}", "${jndi:x}", "%s%n", "a|b", "\\N",
]  # fmt: skip


def test_what_would_act_is_text(folder: Path) -> None:
    rows = [(f"A{n}", "2025-01-03", nasty, "E01000001", nasty) for n, nasty in enumerate(NASTY)]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")
    came = read(folder)
    assert [row["offence"] for row in came.loaded] == NASTY
    assert [row["mo_text"] for row in came.loaded] == NASTY


@pytest.mark.slow
def test_what_would_act_is_shown_and_does_not(folder: Path) -> None:
    """The names of areas and types reach the report: there they stand escaped, whatever they are."""
    name = "<img src=x onerror=alert(1)>"
    rows = [
        (f"A{n}", "2025-01-03", ["<script>alert(2)</script>", "=1+1"][n % 2], "E01000001", CANARY)
        for n in range(60)
    ]
    (folder / "offences.csv").write_text(text(rows), encoding="utf-8")
    (folder / "areas.geojson").write_text(SHAPES % name, encoding="utf-8")
    study = folder.parent / "study"
    assert command("new", str(study), "--extracts", str(folder))[0] == 0
    code, out, err = command("run", str(study))
    assert code == 0, err
    page = (study / "out/report/internal.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert "<script>alert(2)" not in page
    assert "<img src=x" not in page
    assert CANARY not in page + out + err


HOSTILE = [
    "off'ences.csv", 'off"ences.csv', "of fences.csv", "[of]fences.csv", "offençes – ü.csv", "100%.csv", "-rf.csv",
    "$(x);.csv", "deep/er [1]/offences.csv", "crime!data.csv", "off#ences?.csv", "star*.csv",
]  # fmt: skip


def test_a_name_of_a_file_is_only_a_name(folder: Path) -> None:
    for number, name in enumerate([*HOSTILE, "new\nline.csv", "\x1b[2J.csv"]):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        row = (f"A{number}", "2025-01-03", "Theft", "E01000001", CANARY)
        path.write_text(text([row]), encoding="utf-8")
    came = read(folder)
    assert (came.new, came.check) == (0, 0)
    names = {row["crime_ref"]: row["source_file"] for row in came.loaded}
    assert len(names) == len(HOSTILE) + 2
    assert [names[f"A{number}"] for number in range(len(HOSTILE))] == [f"in/{name}" for name in HOSTILE]
    assert all(name.isprintable() for name in names.values())
    assert "\x1b" not in came.words


def test_a_name_with_a_pattern_in_it_reads_no_other_file(folder: Path) -> None:
    (folder / "offences[1].csv").write_text(text(GOOD[:1]), encoding="utf-8")
    (folder / "offences1.csv").write_text(text(GOOD[1:2]), encoding="utf-8")
    came = read(folder)
    assert [(row["source_file"], row["crime_ref"]) for row in came.loaded] == [
        ("in/offences1.csv", "A2"),
        ("in/offences[1].csv", "A1"),
    ]


@pytest.mark.parametrize("name", ["st'udy", "st udy [x]", "stüdy"])
def test_a_study_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "in"
    folder.mkdir(parents=True)
    (folder / "offences.csv").write_bytes(text().encode("utf-16"))
    assert read(folder).refs == ["A1", "A2", "A3"]
