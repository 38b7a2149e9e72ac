"""The first question over broken extracts, by the command line: a clear answer or a refusal, never an accident.

Each study bears several faults at once; what one of them must lead to is asked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from bad_study import (
    HEADS,
    Said,
    area,
    command,
    day,
    geojson,
    nominals,
    offence,
    offences,
    square,
    town,
    write,
)
from figures_hold import faults_of, not_numbers

from groundview import Study
from groundview.evidence.records.store import open_store

Files = dict[str, Sequence[Sequence[object]] | str]
PLACE = (0.005, 52.005)


def one_place_one_list() -> tuple[Files, str, str]:
    """Every event in one place, an area of no residents; one list; partners' incidents without dates."""
    files: Files = {
        "offences": [offence(k, day(k), PLACE, where=1) for k in range(60)],
        "nominals": nominals(),
        "involvements": [(f"C{k}", f"Q{k}", "victim", day(k), "yes") for k in range(40)],
        "lists": [("exploited", "A", f"N{k}", "2023-05-01") for k in range(12)],
        "partner_incidents": [
            (f"P{k}", "shop", day(k) if k % 2 else "", "", "X9", "-5", f"ZZ{k}") for k in range(12)
        ],
        "reporting_rates": [("a survey", "Burglary", "2024-03-31", rate, 400) for rate in (0, 1.2, "-")],
    }
    return files, geojson(*town(population=0)), ""


def one_day_no_boundaries() -> tuple[Files, str, str]:
    """Every event on one day, no boundaries; no overlap of two lists, and rows of them without a name."""
    rows = [(*row[:1], "2023-05-05", "2023-05-05 10:00", *row[3:]) for row in offences()]
    files: Files = {
        "offences": rows,
        "nominals": [(*row[:4], "", "", "") for row in nominals()],
        "involvements": [(f"C{k}", f"N{k % 16}", "victim", "", "") for k in range(40)],
        "lists": [("exploited", "AB"[k % 2], f"N{k}", "2023-05-01") for k in range(16)]
        + [("", "A", "N1", "2023-05-01"), ("other", "", "N2", ""), ("other", "A", "N99", "")],
    }
    return files, geojson(*(area(k, None) for k in range(1, 26))), ""


def broken_boundaries() -> tuple[Files, str, str]:
    """Boundaries that cross themselves and each other, an island, areas of no and of unknown population; dates the
    wrong way round and months apart; a month missing; three lists of the same persons; losses beyond belief."""
    features = town()
    cross = [(0.0, 52.0), (0.01, 52.01), (0.01, 52.0), (0.0, 52.01), (0.0, 52.0)]
    features[0]["geometry"]["coordinates"] = [cross]
    features[1]["geometry"]["coordinates"] = [square(0.015, 52.0)]
    features[24]["geometry"]["coordinates"] = [square(0.3, 52.5)]
    features[3]["properties"]["population"] = 0
    features[4]["properties"]["population"] = None
    features[5]["properties"]["population"] = -5
    ends = ("2022-01-01", "2026-06-01", "")
    files: Files = {
        "offences": [
            offence(k, day(k % 6), (0.005 + 0.01 * (k % 4), 52.005), until=ends[k % 3])
            for k in range(160)
            if k % 6 != 4
        ],
        "nominals": nominals(),
        "involvements": [(f"C{k}", f"N{k % 16}", "victim", day(k), "yes") for k in range(40)]
        + [("C1", "N1", "culprit", day(1), "yes"), ("C999", "N1", "victim", "", "")],
        "lists": [("exploited", name, f"N{k}", "2023-05-01") for k in range(12) for name in "ABC"],
        "fraud_reports": [
            (f"F{k}", day(k), "NFIB3A", f"N{k}", "individual", (30, 190, -5)[k % 3], "FX"[k % 2], "",
             (0, -100, "9e18", "", 1e11)[k % 5], ("local", "overseas", "unknown")[k % 3], "action_fraud")
            for k in range(15)
        ],
    }  # fmt: skip
    return files, geojson(*features), ""


def three_offences_one_area() -> tuple[Files, str, str]:
    """Three offences in the only area, and every month declared a gap."""
    gap = '\n[[gaps]]\nfrom = "2020-01"\nto = "2030-01"\nwhy = "nothing can be relied on"\n'
    return {"offences": offences()[:3]}, geojson(area(1, square(0.0, 52.0, 0.05))), gap


CASES: Mapping[str, Callable[[], tuple[Files, str, str]]] = {
    case.__name__: case
    for case in (one_place_one_list, one_day_no_boundaries, broken_boundaries, three_offences_one_area)
}
AUDIENCES = {
    "one_place_one_list": ["partner"],
    "one_day_no_boundaries": ["public"],
    "broken_boundaries": ["public"],
    "three_offences_one_area": [],
}
"""Beside internal readers: a report takes as long as a run of so small a study."""
REFUSED = {
    "one_place_one_list": {("partner_incidents", "occurred_on"): 6},
    "one_day_no_boundaries": {("lists", "population"): 1, ("lists", "list"): 1},
    "broken_boundaries": {
        ("areas", "population"): 1,
        ("involvements", "role"): 1,
        ("fraud_reports", "loss_gbp"): 3,
    },
    "three_offences_one_area": {},
}
"""By case, table and column: how many rows must be in `refused`."""


def started(folder: Path, files: Files, areas: str, more: str) -> Path:
    """A study begun by `groundview new`; `more` is put at the end of its study file."""
    extracts, study = write(folder, files, areas), folder / "study"
    done = command("new", str(study), "--extracts", str(extracts))
    assert done.code == 0, done.err
    toml = study / "study.toml"
    text = re.sub("(?m)^draws = 20$", "draws = 2", toml.read_text(encoding="utf-8"))
    toml.write_text(text + more, encoding="utf-8")
    return study


def went_well(said: Said) -> None:
    assert said.code == 0, said.err
    assert "unexpected" not in said.err
    assert "Traceback" not in said.out + said.err


def refused(study: Path) -> dict[tuple[str, str], int]:
    with open_store(study / "store/study.duckdb") as store:
        rows = store.reader("record").rows('SELECT table_name, "column", count(*) FROM refused GROUP BY ALL')
    return {(str(table), str(column)): int(n) for table, column, n in rows}


@pytest.mark.parametrize("name", CASES)
def test_a_broken_study_has_a_clear_answer(tmp_path: Path, name: str) -> None:
    study = started(tmp_path, *CASES[name]())
    went_well(command("check", str(study)))
    went_well(command("run", str(study)))
    for audience in AUDIENCES[name]:
        went_well(command("report", str(study), "--audience", audience))
    assert refused(study) == REFUSED[name]
    assert faults_of(study) == {}
    pages = sorted((study / "out/report").glob("*.html"))
    assert [page.stem for page in pages] == ["internal", *AUDIENCES[name]]
    for page in pages:
        assert not_numbers(page.read_text(encoding="utf-8")) == [], page.stem
    SAYS[name](study)


def one(study: Path, figure_id: str) -> dict[str, Any]:
    (found,) = [finding for finding in Study.open(study).findings() if finding["id"] == figure_id]
    return found


def explains_itself(study: Path) -> None:
    """A figure of each measure of the question, whether it has a value or a reason instead."""
    found = {f["measure"]: f["id"] for f in Study.open(study).findings() if f["question"] == "victimisation"}
    for figure_id in found.values():
        said = command("explain", str(study), figure_id, "--rows", "1")
        went_well(said)
        assert all(word in said.out for word in (figure_id, "Definition", "Query", "Sources"))


def says_one_place(study: Path) -> None:
    """Nobody lives in any area: no rates, and counts all the same; one list has no overlap and no total."""
    assert one(study, "victimisation.recorded")["value"] == 60
    assert one(study, "victimisation.incidence")["note"] == "no rate: nobody lives here"
    for measure in ("list_overlap", "hidden_population"):
        found = one(study, f"victimisation.{measure}.population=exploited")
        assert found["value"] is None
        assert "list" in found["note"]


def says_one_day(study: Path) -> None:
    """Without enough offences there are no hot spots, and in one month no course over time."""
    assert one(study, "victimisation.recorded")["value"] == 40
    assert one(study, "victimisation.trend")["value"] is None
    assert one(study, "victimisation.moran")["value"] is None
    assert one(study, "victimisation.hidden_population.population=exploited")["value"] is None


def says_boundaries(study: Path) -> None:
    """No rate of the whole where residents of a part are not known, and what was mended is said."""
    rate = one(study, "victimisation.incidence")
    assert rate["value"] is None
    assert rate["note"] == "no rate: a population was not supplied for every area here"
    assert one(study, "victimisation.incidence.X01000001")["value"] > 0
    assert one(study, "victimisation.incidence.X01000004")["note"] == "no rate: nobody lives here"
    said = command("check", str(study)).out
    assert "boundaries that cross themselves, and were mended: 1" in said
    assert "no row for 2023-05" in said
    explains_itself(study)


def says_gap(study: Path) -> None:
    """What was not supplied is a gap, not a nought."""
    assert "a gap, not a nought" in one(study, "victimisation.recorded")["note"]
    assert one(study, "victimisation.lorenz.places=1_00")["note"] == "no curve: nothing was recorded"


SAYS = dict(zip(CASES, (says_one_place, says_one_day, says_boundaries, says_gap), strict=True))

SLIPS = {
    '[[series_breaks]]\nform = "2023-09"\nwhy = "x"\n': ("form", "did you mean `from`"),
    '[[series_breaks]]\nfrom = "2023-13"\nwhy = "x"\n': ("2023-13", "is not a month"),
    '[[series_breaks]]\nfrom = "2023-09"\nwhy = "x"\nareas = ["X99"]\n': ("X99", "There are X01000001"),
    '[[gaps]]\nfrom = "2023-09"\nto = "May"\nwhy = "x"\n': ("May", "is not a month"),
    '[[gaps]]\nfrom = "2023-09"\nto = "2023-10"\n': ("why", "missing required field"),
    '[[gaps]]\nfrom = "2023-09"\nto = "2023-10"\nwhy = "x"\nareas = ["X99"]\n': (
        "X99",
        "There are X01000001",
    ),
}
"""Entries of study.toml with a slip: the words that name it, and those that say what is right."""


def test_a_slip_in_the_study_file_is_named(tmp_path: Path) -> None:
    study = started(tmp_path, *three_offences_one_area()[:2], "")
    toml = study / "study.toml"
    sound = toml.read_text(encoding="utf-8")
    for entry, words in SLIPS.items():
        toml.write_text(f"{sound}\n{entry}", encoding="utf-8")
        said = command("run", str(study))
        assert said.code == 2, entry
        for word in (*words, "study.toml", "Next: "):
            assert word in said.err, (entry, said.err)


def test_a_file_with_a_header_alone_is_named(tmp_path: Path) -> None:
    files, areas, _ = three_offences_one_area()
    study = started(tmp_path, files | {"lists": HEADS["lists"] + "\n"}, areas, "")
    said = command("run", str(study))
    assert said.code == 1
    for words in ("lists.csv is empty", "Where: ", "Why: it holds a header and no rows", "Next: "):
        assert words in said.err


def test_the_demonstration_holds_to_the_same(finished_demo: Path) -> None:
    assert faults_of(finished_demo) == {}
    assert not_numbers((finished_demo / "out/report/internal.html").read_text(encoding="utf-8")) == []
