"""The survey anchor: which recorded offences a survey's kinds stand for, which share is taken, and what is refused."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hidden_world import add, case, figures, offence, store_of

from groundview import UsageProblem
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.intake import Incoming, read_table
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store
from groundview.evidence.sources.declared import built_in_sources
from groundview.evidence.sources.reading.found import FoundFile
from groundview.evidence.sources.reading.header import read_header
from groundview.evidence.sources.recognise import recognise
from groundview.evidence.victims import crosswalk as listed
from groundview.evidence.victims.anchored import make_anchored_counts
from groundview.statistics.proportions import wilson
from groundview.statistics.reporting import captured_total


def rate(store: Store, category: str, year: int, proportion: float | None, **more: object) -> None:
    row = {"survey": "Survey", "category": category, "year_ending": f"{year}-12-31", "proportion": proportion}
    add(store, "reporting_rates", **(row | more))


def robberies(store: Store, n: int) -> None:
    for number in range(n):
        offence(
            store,
            f"R{number}",
            "E1",
            "2024-05-05",
            offence_code="34B",
            offence="Robbery of personal property",
        )
    make_anchored_counts(store)


def test_offences_go_by_their_code_then_by_their_name(tmp_path: Path) -> None:
    given = [("34B", "Robbery"), ("034B", "Robbry"), (None, "Robbery"), ("46", "Shoplifting"), (None, "Piracy"),
             (None, "Violence and sexual offences")]  # fmt: skip
    with store_of(tmp_path) as store:
        for number, (code, name) in enumerate(given):
            offence(store, f"O{number}", "E1", "2024-05-05", offence_code=code, offence=name)
        offence(store, "OUTSIDE", None, "2024-05-05", offence_code="34B")
        make_anchored_counts(store)
        found = store.connection.execute(
            "SELECT kind, category, n, note FROM anchored_counts WHERE period = '' ORDER BY kind"
        ).fetchall()
    by_kind = {kind: (category, n) for kind, category, n, _ in found}
    assert by_kind == {"robbery": ("robbery", 3), "Shoplifting": ("", 1), "Piracy": ("", 1),
                       "Violence and sexual offences": ("", 1)}  # fmt: skip
    notes = {kind: note for kind, *_, note in found}
    assert notes["Piracy"] == "the survey has no such kind of incident"
    assert "businesses" in notes["Shoplifting"]


def test_reports_by_organisations_are_not_what_the_survey_asks_of(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        for number, kind in enumerate(["individual", "organisation", None]):
            add(store, "fraud_reports", report_ref=f"F{number}", reported_on="2024-03-01", victim_kind=kind)
            case(store, "fraud", "fraud_reports", f"F{number}", happened_on="2024-03-01")
        make_anchored_counts(store)
        rate(store, "Fraud", 2024, 0.5, n_incidents=100)
        found = figures(store, "estimated_incidents")
    assert (found["fraud.kind=fraud"]["numerator"], found["fraud.kind=fraud"]["value"]) == (2, 4)


def test_an_estimate_carries_the_count_and_the_bases_interval(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        robberies(store, 12)
        rate(store, "robbery", 2024, 0.4, n_incidents=200)
        figure = figures(store, "estimated_incidents")["2024.kind=robbery"]
    surveyed = wilson(80, 200).sampling
    assert surveyed is not None
    expected = captured_total(12, 0.4, low=surveyed.low, high=surveyed.high).sampling
    assert expected is not None
    assert figure["value"] == pytest.approx(30)
    assert (figure["sampling_low"], figure["sampling_high"]) == pytest.approx(
        (float(expected.low), float(expected.high))
    )
    assert "Where personal and business robbery" in figure["note"]


def test_the_year_nearest_is_taken_and_a_far_one_is_said(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        robberies(store, 10)
        for year, share in ((2010, 0.1), (2019, 0.5), (2020, None)):
            rate(store, "robbery", year, share, n_incidents=50)
        figure = figures(store, "estimated_incidents")["kind=robbery"]
    assert figure["denominator"] == 0.5
    assert "the share is of the year to 2019-12, some 5 years earlier" in figure["note"]


@pytest.mark.parametrize(
    ("share", "note"),
    [
        (0.0, "no estimate: the survey's share is nought"),
        (1.2, "the survey's file has no such kind"),
        (None, "no such kind"),
    ],
)
def test_a_share_that_is_none_gives_no_estimate(tmp_path: Path, share: float | None, note: str) -> None:
    with store_of(tmp_path) as store:
        robberies(store, 10)
        rate(store, "robbery", 2024, share)
        figure = figures(store, "estimated_incidents")["kind=robbery"]
        published = figures(store, "reporting_rate")["2024-12.incident=robbery"]
    assert figure["value"] is None
    assert note in figure["note"]
    assert published["note"]


def test_without_a_survey_there_is_one_reason(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        robberies(store, 10)
        for measure in ("reporting_rate", "estimated_incidents"):
            (figure,) = figures(store, measure).values()
            assert figure["value"] is None
            assert figure["note"].startswith("no survey's reporting rates were supplied")


def test_a_published_interval_goes_before_a_base_and_a_base_before_the_years(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        robberies(store, 1)
        for year in range(2014, 2022):
            rate(store, "robbery", year, 0.4 + 0.01 * (year % 3))
        rate(store, "robbery", 2022, 0.4, n_incidents=1000)
        rate(store, "robbery", 2023, 0.4, n_incidents=1000, low=0.3, high=0.55)
        found = figures(store, "reporting_rate")
    assert found["2015-12.incident=robbery"]["sampling_low"] is None
    assert "of how its years differ" in found["2021-12.incident=robbery"]["note"]
    assert found["2022-12.incident=robbery"]["sampling_low"] == pytest.approx(0.37, abs=0.002)
    assert (found["2023-12.incident=robbery"]["sampling_low"], found["2023-12.incident=robbery"]["note"]) == (
        0.3,
        "",
    )


def test_a_code_that_stands_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = listed.crosswalk()
    twice = [*made.kinds, listed.Kind(kind="again", category="robbery", codes=("34B",))]
    wrong = msgspec.structs.replace(made, kinds=tuple(twice))
    monkeypatch.setattr(listed, "load_yaml", lambda path, kind: wrong)
    with pytest.raises(UsageProblem, match="34B"):
        listed.crosswalk.__wrapped__()


@pytest.mark.realdata
def test_the_file_of_the_statistics_office_is_read_whole(realdata: Path, tmp_path: Path) -> None:
    """Values of table D10 for the year to March 2019; every kind of the crosswalk is in it."""
    path = realdata / "survey_context" / "csew_reporting_rate_by_offence_1981_2019.csv"
    file = FoundFile(path, path.name)
    found = recognise(read_header(file), built_in_sources().values())
    assert found is not None
    assert found.source.source == "csew_reporting_rates"
    with open_store(tmp_path / "study.duckdb") as store:
        store.connection.execute(create_table(tables()["refused"]))
        (log,) = read_table(
            store, found.source.fills, [Incoming(file, "csew", found.source)], lambda name, n: None
        )
        loaded = store.count("reporting_rates")
        shares = dict(
            store.connection.execute(
                "SELECT coalesce(parent || ': ', '') || category, proportion FROM reporting_rates "
                "WHERE year_ending = '2019-03-01'"
            ).fetchall()
        )
    assert log.n_rows == loaded == 1166
    values = {
        name: round(shares[name], 3)
        for name in ("theft of vehicles", "domestic burglary", "robbery", "fraud")
    }
    assert values == {
        "theft of vehicles": 0.928,
        "domestic burglary": 0.612,
        "robbery": 0.519,
        "fraud": 0.151,
    }
    assert shares["domestic burglary in a dwelling: with entry"] == pytest.approx(0.746, abs=0.0005)
    walk = listed.crosswalk()
    assert {one.category for one in (*walk.kinds, *walk.contexts)} <= shares.keys()
