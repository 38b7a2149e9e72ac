"""Kernel density over a study area: what it adds up to, where it stops, and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from groundview.statistics.density.bandwidth import gaussian_bandwidth
from groundview.statistics.density.kernels import AS_WIDE, mass
from groundview.statistics.density.ratio import density_ratio
from groundview.statistics.density.study_area import StudyArea
from groundview.statistics.density.surface import density

SQUARE = shapely.box(0, 0, 4000, 4000)
HOLED = shapely.MultiPolygon(
    [
        shapely.Polygon(SQUARE.exterior, [[(1000, 1000), (3000, 1000), (3000, 3000), (1000, 3000)]]),
        shapely.box(5000, 0, 6000, 1000),
    ]
)


def scattered(n: int, seed: int = 1) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.random.default_rng(seed).uniform(0, 6000, (n, 2))


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
@pytest.mark.parametrize("area", [SQUARE, HOLED], ids=["square", "holed"])
def test_the_surface_adds_up_to_the_points_inside(area: shapely.Geometry, kernel: str) -> None:
    points = scattered(500)
    found = density(points, area, bandwidth=600, kernel=kernel)
    inside = int(np.sum(shapely.contains_xy(area, points)))
    assert (found.inside, found.outside) == (inside, 500 - inside)
    assert found.total() == pytest.approx(inside, rel=1e-9)
    assert found.unit == "per square kilometre"


def test_nothing_lies_outside_or_in_the_hole() -> None:
    found = density(scattered(500), HOLED, bandwidth=600)
    x, y = np.meshgrid(found.x, found.y)
    far = shapely.distance(HOLED, shapely.points(x, y)) > found.cell
    assert np.all(np.isnan(found.value[far]))
    assert np.isnan(found.value[np.argmin(abs(found.y - 2000)), np.argmin(abs(found.x - 2000))])
    assert np.isnan(found.variance).tolist() == np.isnan(found.value).tolist()


def test_evenly_spread_points_are_even_up_to_the_edge() -> None:
    at = np.arange(20, 4000, 40.0)
    points = np.stack(np.meshgrid(at, at), axis=-1).reshape(-1, 2)
    found = density(points, SQUARE, bandwidth=500)
    corner, side = (float(found.value[row, np.argmin(abs(found.x - 30))]) for row in (1, found.y.size // 2))
    # Without correction these would be a quarter and a half; far inside it is exact.
    assert corner / 625 == pytest.approx(0.59, abs=0.02)
    assert side / 625 == pytest.approx(0.77, abs=0.02)
    assert np.nanmedian(found.value) == pytest.approx(625, rel=0.02)


def test_points_count_as_often_as_they_weigh() -> None:
    points, weights = scattered(50), np.arange(50.0)
    inside = shapely.contains_xy(SQUARE, points)
    found = density(points, SQUARE, bandwidth=800, weights=weights)
    assert found.total() == pytest.approx(weights[inside].sum())
    twice = density(np.concatenate([points, points]), SQUARE, bandwidth=800)
    once = density(points, SQUARE, bandwidth=800, weights=2.0)
    np.testing.assert_allclose(twice.value, once.value, rtol=1e-9, atol=1e-9)


def test_an_area_that_crosses_itself_is_mended_and_noted() -> None:
    bow_tie = [(0, 0), (4000, 4000), (4000, 0), (0, 4000)]
    found = density(scattered(300), bow_tie, bandwidth=500)
    assert found.note == "the area crossed itself and was mended"
    assert found.total() == pytest.approx(found.inside)
    assert StudyArea.of(bow_tie).square_km == pytest.approx(8.0)


def test_rings_within_rings_are_holes_and_beside_them_parts() -> None:
    rings = [np.array(ring.coords) for ring in (SQUARE.exterior, HOLED.geoms[0].interiors[0])]
    area = StudyArea.of([*rings, np.array(HOLED.geoms[1].exterior.coords)])
    assert area.square_km == pytest.approx(HOLED.area / 1e6)
    assert (area.shape.symmetric_difference(HOLED).area, area.note) == (0.0, "")


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ([(0, 0), (1, 1)], "three corners or more"),
        ([(0, 0), (1, 1), (2, 2)], "holds no area: it is a polygon"),
        (shapely.LineString([(0, 0), (1, 1)]), "holds no area: it is a linestring"),
        (shapely.Polygon(), "holds no area"),
        ([(0, 0), (1, 1), (math.nan, 2)], "missing or infinite"),
    ],
)
def test_what_is_no_area_is_refused(area: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        density([[0, 0]], area, bandwidth=100)


def test_no_points_all_in_one_place_and_all_outside() -> None:
    none = density(np.empty((0, 2)), SQUARE, bandwidth=500)
    assert (none.total(), none.note) == (0.0, "no points inside the area")
    assert np.nanmax(none.interval().high) > 0
    outside = density([[9000, 9000]], SQUARE, bandwidth=500)
    assert (outside.inside, outside.outside, outside.total()) == (0, 1, 0.0)
    one_place = density([[2000, 2000]] * 7, SQUARE, bandwidth=500)
    assert one_place.total() == pytest.approx(7)
    assert np.nanmax(one_place.value) == pytest.approx(7 * 3 / math.pi / 0.25, rel=0.05)
    with pytest.raises(ValueError, match="fewer than two different places inside"):
        density([[2000, 2000]] * 7, SQUARE, bandwidth="rule")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"bandwidth": 0.0}, "bandwidth must be above 0 m"),
        ({"bandwidth": "sheather"}, "'sheather' is no rule"),
        ({"cell": 200.0}, "at most 62.5 m"),
        ({"cell": 0.01}, "too many"),
        ({"kernel": "cone"}, "'cone' is no kernel"),
        ({"weights": [1.0, math.nan]}, "weights: one is missing"),
        ({"weights": [1.0]}, "2 points but 1 weights"),
    ],
)
def test_bad_settings_are_refused(change: dict[str, object], why: str) -> None:
    settings: dict[str, object] = {"bandwidth": 500.0, **change}
    with pytest.raises(ValueError, match=why):
        density([[2000, 2000], [2100, 2000]], SQUARE, **settings)  # type: ignore[arg-type]


def test_missing_coordinates_are_refused_with_their_number() -> None:
    with pytest.raises(ValueError, match=r"1 of 2 have no coordinates \(the first at position 1\)"):
        density([[2000, 2000], [math.nan, 2000]], SQUARE, bandwidth=500)
    with pytest.raises(ValueError, match="have shape"):
        density([1.0, 2.0, 3.0], SQUARE, bandwidth=500)


def test_the_rule_of_thumb_and_its_quartic_kernel() -> None:
    points = np.random.default_rng(1).normal(2000, [300, 400], (640, 2))
    area = StudyArea.of(SQUARE)
    spread = math.sqrt((points[:, 0].var(ddof=1) + points[:, 1].var(ddof=1)) / 2)
    assert gaussian_bandwidth(points, area, "rule") == pytest.approx(spread * 640 ** (-1 / 6))
    found = density(points, SQUARE, bandwidth="rule")
    assert found.bandwidth == pytest.approx(AS_WIDE["quartic"] * spread * 640 ** (-1 / 6))
    assert AS_WIDE["quartic"] == pytest.approx(2.779, abs=0.001)


def test_cross_validation_sees_clusters_that_the_rule_smooths_away() -> None:
    random = np.random.default_rng(2)
    centres = random.uniform(500, 3500, (12, 1, 2))
    points = (centres + random.normal(0, 60, (12, 40, 2))).reshape(-1, 2)
    area = StudyArea.of(SQUARE)
    chosen, thumb = (gaussian_bandwidth(points, area, rule) for rule in ("cross_validation", "rule"))
    assert chosen < 0.3 * thumb
    assert 20 < chosen < 90


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
def test_a_kernel_adds_up_to_one_and_looks_alike_from_every_side(kernel: str) -> None:
    shares = mass(kernel, 100.0, 10.0)
    assert shares.sum() == pytest.approx(1.0)
    np.testing.assert_array_equal(shares, shares.T)
    np.testing.assert_array_equal(shares, shares[::-1])


def test_a_ratio_has_no_value_where_too_few_are_at_risk() -> None:
    homes = np.random.default_rng(3).uniform(0, 2000, (400, 2))
    events = homes[::4]
    found = density_ratio(events, (homes, 1.0), SQUARE, floor=20.0, bandwidth=600.0)
    shown = ~np.isnan(found.value)
    assert np.nanmedian(found.value) == pytest.approx(250, rel=0.15)
    assert np.all(found.at_risk.value[shown] >= 20)
    assert np.all(found.at_risk.value[~shown & ~np.isnan(found.at_risk.value)] < 20)
    assert "no ratio: fewer than 20 at risk per square kilometre (" in found.note
    same = density_ratio(homes, (homes, 3.0), SQUARE, floor=20.0, per=1.0, bandwidth=600.0)
    np.testing.assert_allclose(same.value[~np.isnan(same.value)], 1 / 3)
    with pytest.raises(ValueError, match="floor must be above 0"):
        density_ratio(events, (homes, 1.0), SQUARE, floor=0.0, bandwidth=600.0)
