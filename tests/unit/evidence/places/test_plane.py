"""Metres on the national grid, and in a plane of its own for a study that lies off it."""

from __future__ import annotations

import numpy as np
import pytest
from place_world import code, empty_store, put_area, put_town, square
from shapely import box

from groundview.evidence.places.plane import Plane, areas_in_metres


def test_areas_on_the_grid_are_measured_on_it() -> None:
    store = empty_store()
    put_town(store, 2, 1)
    plane, codes, shapes = areas_in_metres(store.connection)
    assert plane == Plane()
    assert codes.tolist() == [code(0, 0), code(1, 0)]
    assert shapes[0].area == pytest.approx(1e6, rel=1e-4)


def test_a_study_elsewhere_has_a_plane_of_its_own() -> None:
    """A hundredth of a degree of Chicago is 1,113 metres north, and less east."""
    store = empty_store()
    put_area(store, "one", box(-87.7, 41.8, -87.69, 41.81))
    put_area(store, "other", box(-87.69, 41.8, -87.68, 41.81))
    plane, _, shapes = areas_in_metres(store.connection)
    assert plane.middle == pytest.approx((-87.69, 41.805))
    west, south, east, north = shapes[0].bounds
    assert north - south == pytest.approx(1113.2, abs=0.1)
    assert east - west == pytest.approx(1113.2 * np.cos(np.radians(41.805)), abs=0.1)


def test_an_area_without_a_boundary_is_none_and_the_others_stay() -> None:
    store = empty_store()
    put_area(store, "a", square(0, 0))
    put_area(store, "b", None)
    _, codes, shapes = areas_in_metres(store.connection)
    assert codes.tolist() == ["a", "b"]
    assert shapes[0] is not None
    assert shapes[1] is None


def test_no_areas_are_no_shapes() -> None:
    plane, codes, shapes = areas_in_metres(empty_store().connection)
    assert plane == Plane()
    assert len(codes) == len(shapes) == 0
