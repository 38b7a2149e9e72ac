"""What comes out of the gate, figure by figure."""

from __future__ import annotations

import re
from dataclasses import fields

import cubes
import msgspec
import numpy as np
import pytest

from groundview.errors import DisclosureBlock
from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released


def released(rows: list[cubes.Row], audience: str) -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def one(row: cubes.Row, audience: str) -> Released:
    return released([row], audience)[0]


def test_order_and_words_are_kept() -> None:
    rows, _ = cubes.cube(cubes.city(shape=(6, 3, 2)))
    rows = rows[::-1]
    figures = released(rows, "partner")
    for name in ("id", "question", "measure", "area_code", "period", "breakdown", "unit", "method"):
        assert [getattr(figure, name) for figure in figures] == [row[name] for row in rows]


def test_what_is_hidden_does_not_depend_on_the_order_of_the_findings() -> None:
    rows, parents = cubes.cube(cubes.city(shape=(20, 5, 3)), {area: area % 2 for area in range(20)})
    shuffled = [rows[place] for place in np.random.default_rng(4).permutation(len(rows))]
    rules = cubes.rules("partner")
    first, second = (release_figures(cubes.columns(given), parents, rules) for given in (rows, shuffled))
    assert sorted(first, key=lambda figure: figure.id) == sorted(second, key=lambda figure: figure.id)


def test_internal_loses_nothing() -> None:
    rows = [
        cubes.count(3, area_code="E1", note="3 offences", sampling_low=0.62, sampling_high=8.77),
        cubes.share(1, 7, breakdown="outcome=charged", evidence_low=0.1, evidence_high=0.3),
        cubes.rate(2, 123.4),
        cubes.row("gini", 0.4321, n=12),
    ]
    for row, figure in zip(rows, released(rows, "internal"), strict=True):
        assert figure.state == "released"
        assert figure.note == row["note"]
        for name in ("value", "n", "numerator", "denominator"):
            assert getattr(figure, name) == (None if np.isnan(row[name]) else row[name])
        for kind in ("evidence", "sampling", "coding", "linkage", "areas"):
            given = (row[f"{kind}_low"], row[f"{kind}_high"])
            assert figure.doubts.get(kind, "none") == ("none" if np.isnan(given[0]) else given)


@pytest.mark.parametrize("number", [2, 4])
def test_a_suppressed_figure_carries_no_digit_of_its_number(number: int) -> None:
    doubts = {"sampling_low": 0.712, "sampling_high": 8.767, "evidence_low": 1, "evidence_high": number}
    told = cubes.count(number, note=f"{number} offences, exactly {number}.0", **doubts)
    figure = one(told, "partner")
    assert (figure.shown, figure.state) == ("[c]", "suppressed")
    assert (figure.value, figure.n, figure.numerator, figure.denominator) == (None,) * 4
    assert figure.doubts == {}
    assert str(number) not in repr(figure)
    assert not re.search(r"712|767", repr(figure))


def test_a_note_does_not_say_which_hidden_cell_is_the_small_one() -> None:
    rows, _ = cubes.cube([[[2, 30, 40]], [[50, 60, 70]]])
    notes = {figure.note for figure in released(rows, "partner") if figure.state == "suppressed"}
    assert len(notes) == 1


def test_zero_and_suppressed_do_not_look_alike() -> None:
    for audience in ("internal", "partner", "public"):
        figure = one(cubes.count(0), audience)
        assert (figure.shown, figure.value, figure.state) == ("0", 0.0, "released")
    strict = msgspec.structs.replace(cubes.rules("public"), zeros_shown=False)
    figure = release_figures(cubes.columns([cubes.count(0)]), {}, strict)[0]
    assert (figure.shown, figure.value, figure.state) == ("[c]", None, "suppressed")


def test_no_value_is_not_available_and_keeps_its_reason_and_its_bounds() -> None:
    unknown = {"evidence_low": 0, "evidence_high": 1, "n": 79775, "unit": "share"}
    note = "the extracts name no suspects"
    for audience in ("internal", "partner", "public"):
        figure = one(cubes.row("organised_share", np.nan, note=note, **unknown), audience)
        assert (figure.shown, figure.state, figure.note) == ("[x]", "not_available", note)
        assert (figure.value, figure.n) == (None, None)
        assert figure.doubts == {"evidence": (0.0, 1.0)}


@pytest.mark.parametrize(
    ("row", "internal", "partner"),
    [
        (cubes.count(1234567), "1,234,567", "1,234,565"),
        (cubes.share(127, 300), "42.3%", "42%"),
        (cubes.share(1, 3000, evidence_low=0), "<0.1%", "[c]"),
        (cubes.share(12, 30000), "<0.1%", "<1%"),
        (cubes.share(29988, 30000), ">99.9%", ">99%"),
        (cubes.share(0, 300), "0.0%", "0%"),
        (cubes.row("other", 42.25, unit="%", numerator=127, denominator=300.5917), "42.2%", "42%"),
        (cubes.rate(617, 10000), "61.7", "61.5"),
        (cubes.row("gini", 0.4567, n=268, denominator=30000, unit="Gini (0 to 1)"), "0.46", "0.46"),
        (cubes.row("gini", 0.4567, n=268, denominator=300, unit="Gini (0 to 1)"), "0.46", "0.5"),
        (cubes.row("months_absent", 2, numerator=2, n=2, unit="months"), "2", "2"),
        (cubes.row("lorenz", 0.4567, n=268, denominator=30000, unit="share"), "45.7%", "46%"),
    ],
)
def test_shown(row: cubes.Row, internal: str, partner: str) -> None:
    assert (one(row, "internal").shown, one(row, "partner").shown) == (internal, partner)


def test_masked_and_missing_columns_are_read_as_the_store_gives_them() -> None:
    duckdb = pytest.importorskip("duckdb")
    made = cubes.columns(
        [cubes.count(40, area_code="E1"), cubes.count(3), cubes.row("gini", np.nan, note="none")]
    )
    fields_ = ", ".join(
        f"unnest({[None if isinstance(cell, float) and np.isnan(cell) else cell for cell in column.tolist()]}"
        f"::{'VARCHAR' if column.dtype == object else 'DOUBLE'}[]) AS {name}".replace("None", "NULL")
        for name, column in made.items()
    )
    fetched = duckdb.sql(
        f"SELECT * REPLACE (nullif(definition, '') AS definition) FROM (SELECT {fields_})"
    ).fetchnumpy()
    rules = cubes.rules("partner")
    assert release_figures(fetched, {}, rules) == release_figures(made, {}, rules)


@pytest.mark.parametrize("level", ["record", "", "Aggregate", "released"])
def test_anything_but_an_aggregate_is_refused_whole(level: str) -> None:
    rows = [cubes.count(400), cubes.count(500, level=level)]
    for audience in ("internal", "partner", "public"):
        with pytest.raises(DisclosureBlock, match="1 of 2 findings"):
            released(rows, audience)


def test_a_missing_column_is_refused() -> None:
    made = cubes.columns([cubes.count(400)])
    del made["numerator"]
    with pytest.raises(DisclosureBlock, match="numerator"):
        release_figures(made, {}, cubes.rules("public"))


def test_areas_that_lie_within_themselves_are_refused() -> None:
    rows = [cubes.count(3, area_code="E1"), cubes.count(30, area_code="E2")]
    with pytest.raises(DisclosureBlock, match="within itself"):
        release_figures(cubes.columns(rows), {"E1": "E2", "E2": "E1"}, cubes.rules("public"))


def test_no_findings_give_no_figures() -> None:
    assert released([], "public") == []


def test_the_gate_raises_and_never_asserts() -> None:
    """An assert disappears under `python -O`."""
    import ast
    from pathlib import Path

    from groundview.profile.disclosure import gate

    for path in Path(gate.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Assert)], path.name


def test_released_holds_nothing_but_what_is_meant_to_be_seen() -> None:
    """A field that is added to `Released` must be decided on here, and in the gate."""
    decided: set[str] = {"value", "n", "numerator", "denominator", "doubts", "shown", "note", "state"}
    words = {"id", "question", "context", "measure", "definition", "area_code", "period", "breakdown"}
    assert {field.name for field in fields(Released)} == decided | words | {"unit", "method"}
