"""Page one on persons whom nobody recorded and on hot spots: after what matters more, with an honest word for each."""

from __future__ import annotations

from dataclasses import replace

import invented_release as invented
import patterns_release as patterns
import pytest
import unrecorded_release as unrecorded

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.confidence import confidence
from groundview.profile.narrative.findings import findings


def both(figures: list[Released]) -> Release:
    tiny = invented.release()
    return replace(tiny, figures=[*figures, *unrecorded.figures(), *patterns.figures()])


def titles(release: Release) -> list[str]:
    return [finding.title.text for finding in findings(release)]


def test_what_is_hidden_comes_after_scale_concentration_response_and_what_is_organised() -> None:
    assert titles(both(list(invented.release().figures))) == [
        "365 offences were recorded in Squareton",
        "10% of areas hold 40.0% of recorded crime",
        "12.5% of offences have led to a charge",
        "These records cannot say how much crime is organised",
        "Labour: 100 persons are on agencies’ lists, and there may be 470 in all",
    ]


def test_a_hot_spot_comes_before_what_is_highest_anyway() -> None:
    left = {"recorded", "smoothed_rate"}
    said = titles(both([one for one in invented.victimisation() if one.measure in left and one.breakdown]))
    assert said == [
        "Labour: 100 persons are on agencies’ lists, and there may be 470 in all",
        "Shoplifting: 2 areas are hot spots",
        "The type recorded most is Shoplifting: 200",
    ]


def test_the_hidden_total_is_told_with_how_far_its_models_are_apart() -> None:
    (found,) = findings(replace(invented.release([]), figures=unrecorded.populations()))
    assert found.detail is not None
    assert (
        found.detail.text
        == "It is an average over models, of which the largest total is 1.38 times the least."
    )
    assert (found.figure.value, found.figure.doubts["sampling"]) == (470, (310, 1550))


def test_an_inferred_total_is_never_of_high_confidence_however_many_sources_there_are() -> None:
    total = unrecorded.populations()[0]
    assert confidence(total, 9).word == "low"
    narrow = confidence(replace(total, doubts={"sampling": (460, 480)}), 9)
    assert narrow.word == "moderate"
    assert "cannot show whether it holds for those on no list" in narrow.because


def test_hot_spots_are_named_while_they_are_few() -> None:
    (found,) = findings(replace(invented.release([]), figures=patterns.hot_spots()))
    assert found.detail is not None
    assert "in Square 0 and Square 1 and the areas around" in found.detail.text
    many = [
        replace(one, note="hot spot") if one.breakdown == patterns.HOT_TYPE else one
        for one in patterns.hot_spots()
    ]
    (found,) = findings(replace(invented.release([]), figures=many))
    assert found.detail is None


@pytest.mark.parametrize("make", [invented.suppressed, lambda one: replace(one, value=0.0, shown="0")])
def test_no_hot_spot_or_none_that_may_be_told_is_no_finding(make: object) -> None:
    assert callable(make)
    figures = [make(one) if one.measure == "hot_spots" else one for one in patterns.hot_spots()]
    assert findings(replace(invented.release([]), figures=figures)) == []


def test_a_hidden_total_that_may_not_be_shown_is_no_finding() -> None:
    hidden = [
        invented.suppressed(one) if one.measure == "hidden_population" else one
        for one in unrecorded.figures()
    ]
    assert findings(replace(invented.release([]), figures=hidden)) == []
