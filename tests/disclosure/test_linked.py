"""Figures of different measures that tell the same count do not give each other away."""

from __future__ import annotations

import cubes
import msgspec

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released


def released(rows: list[cubes.Row], audience: str = "partner") -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def states(rows: list[cubes.Row]) -> dict[str, list[str]]:
    """States by measure, in order."""
    found: dict[str, list[str]] = {}
    for figure in released(rows):
        found.setdefault(figure.measure, []).append(figure.state)
    return found


def areas(*counts: int) -> list[cubes.Row]:
    rows = [cubes.count(count, area_code=f"E{place}") for place, count in enumerate(counts)]
    return [*rows, cubes.count(sum(counts))]


def test_a_rate_is_hidden_with_its_count_even_where_the_count_is_large() -> None:
    rows = areas(3, 40, 90) + [
        cubes.rate(n, 600.0 + n, area_code=f"E{place}") for place, n in enumerate((3, 40, 90))
    ]
    found = states(rows)
    assert found["recorded"] == ["suppressed", "suppressed", "released", "released"]
    assert found["incidence"] == ["suppressed", "suppressed", "released"]


def test_a_total_of_one_measure_does_not_open_the_lines_of_another() -> None:
    """Rates without a total row: it stands in `recorded`, so two of them must be hidden all the same."""
    rows = [cubes.rate(n, 500.0, area_code=f"E{place}") for place, n in enumerate((2, 30, 44))]
    assert states(rows)["incidence"].count("suppressed") == 2


def test_a_share_is_hidden_where_its_whole_is_a_hidden_count() -> None:
    shares = [
        cubes.share(n, 40, area_code="E1", breakdown=f"outcome={name}") for n, name in ((15, "a"), (25, "b"))
    ]
    assert states(areas(3, 40, 90) + shares)["outcome_share"] == ["suppressed", "suppressed"]
    assert states(areas(30, 40, 90) + shares)["outcome_share"] == ["released", "released"]


def test_the_whole_of_a_share_by_outcome_and_type_is_found_under_the_type() -> None:
    rows = [cubes.count(n, breakdown=f"type={name}") for n, name in ((3, "a"), (40, "b"), (90, "c"))]
    rows += [cubes.count(133)]
    rows += [cubes.share(20, 40, breakdown=f"outcome={name};type=b") for name in "pq"]
    found = states(rows)
    assert found["recorded"] == ["suppressed", "suppressed", "released", "released"]
    assert found["outcome_share"] == ["suppressed", "suppressed"]


def test_a_small_rest_hides_the_share_and_one_small_outcome_hides_another() -> None:
    rows = [cubes.share(n, 100, breakdown=f"outcome={name}") for n, name in ((2, "a"), (30, "b"), (68, "c"))]
    assert states(rows)["outcome_share"] == ["suppressed", "suppressed", "released"]
    rows = [cubes.share(n, 100, breakdown=f"outcome={name}") for n, name in ((2, "a"), (98, "b"))]
    assert states(rows)["outcome_share"] == ["suppressed", "suppressed"]


def test_records_less_recorded_does_not_tell_how_few_lay_outside() -> None:
    picture = {"question": "picture", "period": "2025-01"}
    rows = [
        cubes.count(97, period="2025-01"),
        cubes.count(300, period="2025-02"),
        cubes.count(500, period="2025-03"),
        cubes.count(897),
        cubes.share(3, 100, measure="outside_share", **picture),
        cubes.row("records", 100, n=100, numerator=100, unit="records", **picture),
    ]
    found = states(rows)
    assert found["outside_share"] == ["suppressed"]
    assert found["recorded"][0] == "suppressed"


def test_a_bare_whole_number_is_taken_for_a_count_unless_its_unit_is_not_of_people() -> None:
    rows = [cubes.row("persons", 3, unit="persons"), cubes.row("persons", 30, unit="persons", area_code="E1")]
    assert [figure.state for figure in released(rows)] == ["suppressed", "suppressed"]
    assert released([cubes.row("months_absent", 3, unit="months", n=3, numerator=3)])[0].shown == "3"


def test_a_hidden_zero_does_not_hide_the_whole_that_it_is_out_of() -> None:
    strict = msgspec.structs.replace(cubes.rules("public"), zeros_shown=False)
    rows = [cubes.share(n, 500, breakdown=f"outcome={name}") for n, name in ((0, "a"), (50, "b"), (450, "c"))]
    figures = release_figures(cubes.columns([*rows, cubes.count(500)]), {}, strict)
    assert [figure.state for figure in figures] == ["suppressed", "suppressed", "released", "released"]


def test_a_gini_of_few_events_is_hidden() -> None:
    assert (
        released([cubes.row("gini", 0.5, n=268, denominator=4, unit="Gini (0 to 1)")])[0].state
        == "suppressed"
    )


def test_overlapping_studies_of_different_contexts_do_not_hide_each_other() -> None:
    rows = areas(3, 40, 90)
    rows += [cubes.count(40, area_code="E1", context="fraud")]
    assert [figure.state for figure in released(rows)][-1] == "released"


def test_periods_lie_within_longer_ones() -> None:
    months = {"2024-01": 3, "2024-02": 40, "2024-03": 60, "2025-01": 70, "2025-02": 80}
    rows = [cubes.count(n, period=month) for month, n in months.items()]
    rows += [cubes.count(103, period="2024"), cubes.count(150, period="2025"), cubes.count(253)]
    assert [figure.state for figure in released(rows)][:3] == ["suppressed", "suppressed", "released"]
    assert all(figure.state == "released" for figure in released(rows)[3:])
