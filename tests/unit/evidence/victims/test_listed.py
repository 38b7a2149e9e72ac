"""Lists of one population: patterns under every linkage, sizes and overlaps, and when no total can be had."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hidden_world import add, figures, store_of

from groundview.evidence.records.store import Store
from groundview.evidence.victims.list_overlaps import LIST_OVERLAPS


def listing(
    store: Store, records: dict[int, str], persons: dict[int, int], population: str = "labour"
) -> None:
    """Records by the list that they are on, and the person that each is of."""
    for record, name in records.items():
        add(store, "lists", population=population, list=name, nominal_ref=f"N{record}")
        add(
            store,
            "person_records",
            record_id=record,
            in_table="nominals",
            nominal_ref=f"N{record}",
            source="s",
        )
        add(store, "persons", record_id=record, nominal_ref=f"N{record}", person=persons.get(record, record))


def patterns(
    store: Store, counts: dict[str, int], names: str = "charity;health;police", draw: int = 0
) -> None:
    for pattern, n in counts.items():
        add(store, "list_overlaps", population="labour", lists=names, pattern=pattern, draw=draw, n=n)


MANY = {"1;0;0": 90, "0;1;0": 70, "0;0;1": 85, "1;1;0": 22, "1;0;1": 41, "0;1;1": 32, "1;1;1": 15}


def test_a_person_on_two_lists_is_one_under_the_linkage_that_says_so(tmp_path: Path) -> None:
    records = {1: "police", 2: "charity", 3: "charity", 4: "police", 5: "health"}
    with store_of(tmp_path) as store:
        # Records 1 and 2 are one person; the charity lists one person twice; a plausible linkage joins 4 and 5 too.
        listing(store, records, {2: 1, 3: 1})
        add(store, "linkage_draws", draw=1, record_id=5, person=4)
        store.make(LIST_OVERLAPS, {"draws": 1})
        found = store.connection.execute("SELECT draw, pattern, n FROM list_overlaps ORDER BY ALL").fetchall()
        sizes, overlaps = figures(store, "list_size"), figures(store, "list_overlap")
        persons = figures(store, "listed_persons")
    assert found == [(0, "0;0;1", 1), (0, "0;1;0", 1), (0, "1;0;1", 1), (1, "0;1;1", 1), (1, "1;0;1", 1)]
    assert sizes["population=labour;list=charity"]["value"] == 1
    shared = overlaps["population=labour;list=health;also=police"]
    assert (shared["value"], shared["linkage_low"], shared["linkage_high"]) == (0, 0, 1)
    everybody = persons["population=labour;on=any-list"]
    assert (everybody["value"], everybody["linkage_low"], everybody["linkage_high"]) == (3, 2, 3)
    assert persons["population=labour;on=two-lists-or-more"]["linkage_high"] == 2


def test_without_lists_there_is_one_reason(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        for measure in (
            "list_size",
            "listed_persons",
            "list_overlap",
            "hidden_population",
            "model_disagreement",
        ):
            (figure,) = figures(store, measure).values()
            assert (figure["value"], figure["note"]) == (None, "no lists of persons were supplied")


@pytest.mark.parametrize(
    ("names", "counts", "note"),
    [
        ("police", {"1": 40}, "a single list says nothing of who is on none"),
        ("charity;police", {"1;0": 40, "0;1": 50}, "no total: nobody is on two lists"),
        (
            "charity;police",
            {"1;0": 40, "0;1": 50, "1;1": 7},
            "no total: too few persons are on two lists or more",
        ),
    ],
)
def test_where_lists_tell_nothing_it_is_said_and_no_small_number_with_it(
    tmp_path: Path, names: str, counts: dict[str, int], note: str
) -> None:
    with store_of(tmp_path) as store:
        patterns(store, counts, names)
        found = [
            figures(store, name) for name in ("hidden_population", "model_disagreement", "hidden_supposing")
        ]
    for figure in (figure for each in found for figure in each.values()):
        assert figure["value"] is None
        assert figure["note"].startswith(note)
        assert "7" not in figure["note"]


@pytest.mark.slow
def test_a_population_has_an_average_every_model_and_what_they_hang_on(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        patterns(store, MANY)
        patterns(store, MANY | {"1;1;0": 18, "1;0;0": 94, "0;1;0": 74}, draw=1)
        totals, supposed = figures(store, "hidden_population"), figures(store, "hidden_supposing")
        least, apart = figures(store, "hidden_at_least"), figures(store, "model_disagreement")
    headline = totals["population=labour"]
    assert headline["n"] == 110
    assert headline["sampling_low"] < headline["value"] < headline["sampling_high"]
    assert headline["linkage_low"] <= headline["value"] < headline["linkage_high"]
    assert "Every total supposes" in headline["note"]
    models = {name.partition("model=")[2]: one["value"] for name, one in totals.items() if "model=" in name}
    assert {"independence", "stepwise", "least-BIC", "BIC-average", "latent-class"} <= models.keys()
    known = np.array([value for value in models.values() if value])
    assert apart["population=labour"]["value"] == pytest.approx(known.max() / known.min())
    assert 355 < least["population=labour"]["value"] < headline["sampling_high"]
    one = [
        supposed[f"population=labour;suppose=charity-and-police-odds-ratio-{ratio}"]["value"]
        for ratio in (1, 4)
    ]
    assert one[0] < one[1]
