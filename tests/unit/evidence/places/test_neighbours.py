"""Which areas touch: squares, corners, islands, and boundaries that are broken."""

from __future__ import annotations

import pytest
from place_world import code, empty_store, put_area, put_town, square
from shapely import GeometryCollection, LineString, Polygon, make_valid

from groundview.evidence.places.neighbours import find_neighbours
from groundview.evidence.records.store import Store


def beside(store: Store) -> dict[str, set[str]]:
    """Each area's neighbours."""
    find_neighbours(store)
    found: dict[str, set[str]] = {}
    for one, other in store.connection.execute("SELECT * FROM area_neighbours").fetchall():
        found.setdefault(one, set()).add(other)
    return found


@pytest.fixture
def store() -> Store:
    return empty_store()


def test_squares_touch_at_borders_and_corners(store: Store) -> None:
    put_town(store, 3, 3)
    found = beside(store)
    assert len(found[code(1, 1)]) == 8
    assert found[code(0, 0)] == {code(0, 1), code(1, 0), code(1, 1)}


def test_an_island_and_an_area_without_a_boundary_have_none(store: Store) -> None:
    put_town(store, 2, 1)
    put_area(store, "far", square(50, 50))
    put_area(store, "none", None)
    assert beside(store).keys() == {code(0, 0), code(1, 0)}


def test_a_boundary_that_crosses_itself_was_mended_and_still_touches(store: Store) -> None:
    put_area(store, code(0, 0), square(0, 0))
    corners = list(square(1, 0).exterior.coords)[:4]
    bow = Polygon([corners[0], corners[2], corners[1], corners[3]])
    assert not bow.is_valid
    put_area(store, "bow", make_valid(bow))
    assert beside(store)["bow"] == {code(0, 0)}


def test_of_a_mixture_the_lines_are_left_out(store: Store) -> None:
    put_area(store, code(0, 0), square(0, 0))
    put_area(
        store,
        "mixed",
        GeometryCollection([square(1, 0), LineString(list(square(40, 0).exterior.coords)[:2])]),
    )
    put_area(store, "far", square(40, 0))
    assert beside(store) == {code(0, 0): {"mixed"}, "mixed": {code(0, 0)}}


def test_of_two_areas_with_one_boundary_the_first_has_neighbours(store: Store) -> None:
    put_town(store, 2, 1)
    put_area(store, "twin", square(0, 0))
    assert beside(store).keys() == {code(0, 0), code(1, 0)}


@pytest.mark.parametrize("areas", [0, 1])
def test_one_area_or_none_has_no_neighbours(store: Store, areas: int) -> None:
    put_town(store, areas, 1)
    assert beside(store) == {}
