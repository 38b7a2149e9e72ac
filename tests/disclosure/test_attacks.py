"""What is hidden stays hidden from somebody who knows every shown number exactly."""

from __future__ import annotations

from typing import Any

import attacks
import cubes
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.rules import Rules

PARTNER, PUBLIC = cubes.rules("partner"), cubes.rules("public")
STRICT = msgspec.structs.replace(PUBLIC, zeros_shown=False)
RULES = (PARTNER, PUBLIC, STRICT)


def attacked(
    rows: list[cubes.Row], parents: dict[str, str], rules: Rules
) -> tuple[Any, Any, set[attacks.Cell]]:
    """The exact cells, the released figures by cell, and the cells that are hidden."""
    cells = {(one["area_code"], one["period"], one["breakdown"]): one["value"] for one in rows}
    figures = cubes.by_cell(release_figures(cubes.columns(rows), parents, rules))
    return cells, figures, {cell for cell, figure in figures.items() if figure.state == "suppressed"}


@st.composite
def small_cubes(draw: st.DrawFn) -> tuple[list[cubes.Row], dict[str, str]]:
    shape = draw(st.tuples(st.integers(1, 5), st.integers(1, 4), st.integers(1, 3)))
    number = st.one_of(st.just(0), st.integers(0, 5), st.integers(0, 14), st.integers(10, 200))
    counts = np.array(draw(st.lists(number, min_size=int(np.prod(shape)), max_size=int(np.prod(shape)))))
    several = draw(st.booleans())
    cities = {area: area % 2 for area in range(shape[0])} if several else None
    rows, parents = cubes.cube(counts.reshape(shape), cities)
    # A table made by grouping has no rows for zeros, and an attacker knows what their absence means.
    sparse = draw(st.booleans())
    return [one for one in rows if one["value"] or not sparse], parents


@settings(max_examples=30, deadline=None)
@given(made=small_cubes(), rules=st.sampled_from(RULES))
def test_no_hidden_cell_of_any_small_cube_is_told_more_closely_than_the_threshold(
    made: tuple[list[cubes.Row], dict[str, str]], rules: Rules
) -> None:
    rows, parents = made
    cells, _, hidden = attacked(rows, parents, rules)
    for cell, (least, most) in attacks.intervals(cells, hidden, parents).items():
        assert most - least >= rules.threshold - 1e-5, (cell, cells[cell], least, most)


@settings(max_examples=60, deadline=None)
@given(made=small_cubes(), rules=st.sampled_from(RULES))
def test_every_small_count_is_hidden_and_zeros_by_the_rule(
    made: tuple[list[cubes.Row], dict[str, str]], rules: Rules
) -> None:
    cells, figures, hidden = attacked(*made, rules)
    for cell, number in cells.items():
        if 0 < number < rules.threshold or (number == 0 and not rules.zeros_shown):
            assert cell in hidden
        if cell not in hidden:
            assert figures[cell].value == rules.rounding * int(number / rules.rounding + 0.5)


@pytest.mark.parametrize("rules", RULES)
def test_a_city_cannot_be_solved_by_subtraction(rules: Rules) -> None:
    rows, parents = cubes.cube(cubes.city(), {area: area % 3 for area in range(268)})
    cells, _, hidden = attacked(rows, parents, rules)
    assert 0.2 < len(hidden) / len(cells) < 0.95
    assert attacks.by_subtraction(cells, hidden, parents) == {}


def test_without_complementary_suppression_the_same_attack_succeeds() -> None:
    rows, parents = cubes.cube(cubes.city())
    cells = {(one["area_code"], one["period"], one["breakdown"]): one["value"] for one in rows}
    small = {cell for cell, number in cells.items() if 0 < number < 5}
    assert len(attacks.by_subtraction(cells, small, parents)) > 100


@pytest.mark.slow
def test_a_city_withstands_linear_programming() -> None:
    """A table too large to be audited within the gate; the cells nearest to being told are solved singly."""
    rows, parents = cubes.cube(cubes.city(shape=(120, 12, 6)))
    cells, _, hidden = attacked(rows, parents, PARTNER)
    matrix, known = attacks.system(cells, hidden, parents)
    order = sorted(hidden)
    truth = np.array([cells[cell] for cell in order])
    room = truth.copy(), truth.copy()
    chance = np.random.default_rng(0)
    for _ in range(25):
        aim = chance.choice([-1.0, 1.0], len(order)) * (room[1] - room[0] < 5)
        seen = linprog(aim, A_eq=matrix, b_eq=known, bounds=(0, 1e5), method="highs").x
        room = np.minimum(room[0], seen), np.maximum(room[1], seen)
    left = [order[column] for column in np.flatnonzero(room[1] - room[0] < 5)]
    assert len(left) < 40
    for cell, (least, most) in attacks.intervals(cells, hidden, parents, only=left).items():
        assert most - least >= 5 - 1e-5, (cell, cells[cell], least, most)


def test_a_bridge_between_two_blocks_is_told_by_the_lines_together_and_found_by_the_audit() -> None:
    """Two cells or more are hidden in every line, and yet one is a sum of rows less a sum of columns."""
    counts = np.full((4, 1, 4), 50)
    counts[0:2, 0, 0:2] = counts[2:4, 0, 2:4] = counts[0, 0, 2] = 3
    rows, parents = cubes.cube(counts)
    cells, _, hidden = attacked(rows, parents, PARTNER)
    small = {cell for cell, number in cells.items() if number < 5}
    bridge = next(cell for cell in small if cell == ("E000", "", "type=t2"))
    assert attacks.by_subtraction(cells, small, parents) == {}
    assert attacks.intervals(cells, small, parents, only=[bridge])[bridge] == pytest.approx((3, 3))
    narrowest = min(most - least for least, most in attacks.intervals(cells, hidden, parents).values())
    assert narrowest >= 5 - 1e-5
    assert len(small) < len(hidden) < len(cells) - 10


def test_a_line_that_is_too_small_by_itself_is_hidden_and_not_the_rest_of_the_table() -> None:
    """All that is missing in one small table comes to 5: no cell of it has room, whatever is hidden elsewhere."""
    missing = {("tiny", "lsoa"): 1, ("tiny", "postcode"): 4, ("tiny", "town"): 0, ("tiny", "type"): 0}
    missing |= {
        (f"big{n}", name): 40 + 7 * n for n in range(8) for name in ("lsoa", "postcode", "town", "type")
    }
    rows = [
        cubes.share(part, 1000.0, measure="missing_share", breakdown=f"table={table};column={name}")
        for (table, name), part in missing.items()
    ]
    found = release_figures(cubes.columns(rows), {}, cubes.rules("public"))
    hidden = {one.breakdown for one in found if one.state == "suppressed"}
    assert {"table=tiny;column=lsoa", "table=tiny;column=postcode"} <= hidden
    assert len(hidden) <= 12
