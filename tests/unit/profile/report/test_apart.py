"""Places that lie far from each other stand side by side on the map, at one scale, under their names."""

from __future__ import annotations

from shapely.geometry import box

from groundview.profile.disclosure.released import ReleasedArea
from groundview.profile.report.charts.apart import side_by_side
from groundview.profile.report.charts.shapes import shapes_of

FAR = {"a": box(0, 0, 10, 8), "b": box(10, 0, 20, 8), "c": box(300, 500, 312, 506)}
PLACES = {"a": "Aston", "b": "Aston", "c": "Cudley"}


def test_places_far_apart_are_moved_whole_and_at_their_size() -> None:
    moved, labels = side_by_side(dict(FAR), PLACES)
    assert [label.name for label in labels] == ["Aston", "Cudley"]
    assert list(moved) == list(FAR)
    assert [round(moved[code].area, 9) for code in FAR] == [shape.area for shape in FAR.values()]
    assert moved["b"].bounds[0] - moved["a"].bounds[0] == 10
    assert not any(moved[code].intersects(moved["c"]) for code in "ab")


def test_names_stand_above_their_places_and_below_no_other() -> None:
    moved, labels = side_by_side(dict(FAR), PLACES)
    for label, code in zip(labels, "bc", strict=True):
        assert label.y > moved[code].bounds[3]
    assert labels[0].x == (moved["a"].bounds[0] + moved["b"].bounds[2]) / 2


def test_neighbouring_places_and_a_single_place_stay_as_they_are() -> None:
    near = {"a": box(0, 0, 10, 8), "b": box(10, 0, 20, 8)}
    assert side_by_side(near, {"a": "Aston", "b": "Beeston"}) == (near, ())
    assert side_by_side(dict(FAR), dict.fromkeys(FAR, "Aston")) == (FAR, ())


def test_the_map_of_far_places_is_hardly_larger_than_they_are() -> None:
    squares = {"a": (-2.0, 52.0), "b": (-1.0, 53.5)}
    areas = [
        ReleasedArea(code, code, code.upper(), box(x, y, x + 0.1, y + 0.06).__geo_interface__)
        for code, (x, y) in squares.items()
    ]
    shapes = shapes_of(areas)
    assert shapes is not None
    assert shapes.width < 20
    assert shapes.height < 20
    assert [label.name for label in shapes.labels] == ["A", "B"]
