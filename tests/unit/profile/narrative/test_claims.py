"""A sentence holds only figures that were released, and drops or says otherwise where one was not."""

from __future__ import annotations

import invented_release as invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundview.profile.narrative.claims import Claim

COUNT = invented.figure("victimisation", "recorded", "1,234", 1234, doubts={"sampling": (1166.2, 1304.8)})


@pytest.mark.parametrize("template", ["4 offences", "{n} of 100", "half (½) of {n}", "the 1st", "{n} in ٣"])
def test_a_typed_number_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="may not hold a typed number"):
        Claim(template)
    with pytest.raises(ValueError, match="may not hold a typed number"):
        Claim("{n} offences", template)


@given(st.text(alphabet=st.characters(whitelist_categories=("Nd", "Nl", "No")), min_size=1, max_size=3))
def test_no_script_has_a_number_that_gets_through(number: str) -> None:
    with pytest.raises(ValueError, match="may not hold a typed number"):
        Claim(f"{number} offences")


def test_a_claim_prints_the_figure_its_doubt_and_words() -> None:
    said = Claim("{n} offences in {place} ({n.doubt}).").say({"n": COUNT}, {"place": "Squareton"})
    assert said is not None
    assert said.text == "1,234 offences in Squareton (95% interval 1,166 to 1,305)."
    assert said.figures == (COUNT,)
    assert [piece.text for piece in said.pieces if piece.figure] == ["1,234", "95% interval 1,166 to 1,305"]


def test_a_suppressed_or_missing_figure_never_shows() -> None:
    for figure in (None, invented.suppressed(COUNT)):
        assert Claim("{n} offences").say({"n": figure}) is None
        otherwise = Claim("{n} offences in {place}", "Offences in {place}").say({"n": figure}, {"place": "S"})
        assert otherwise is not None
        assert (otherwise.text, otherwise.figures) == ("Offences in S", ())


def test_a_figure_without_a_value_may_still_say_its_doubt() -> None:
    (share,) = invented.attribution()
    said = Claim("It is unknown: {share.doubt}.").say({"share": share})
    assert said is not None
    assert said.text == "It is unknown: evidence range 0% to 100%."
    assert Claim("{share} is organised").say({"share": share}) is None


def test_an_unbound_slot_is_a_mistake_of_the_author() -> None:
    with pytest.raises(KeyError):
        Claim("{n} offences").say({})


def test_words_from_data_stay_words() -> None:
    said = Claim("In {place}.").say({}, {"place": "{n} <b> 061A"})
    assert said is not None
    assert said.text == "In {n} <b> 061A."
