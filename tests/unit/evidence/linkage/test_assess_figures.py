"""The figures of an assessment: who is in which, what unsure does, and when there is none."""

from __future__ import annotations

from judged_world import AT

from groundview.evidence.linkage.assess.assessment import MEASURES, Assessed, answered, assessed
from groundview.evidence.linkage.assess.breakdowns import BREAKDOWNS
from groundview.evidence.linkage.assess.design import design
from groundview.evidence.linkage.assess.draw import DrawnPair
from groundview.evidence.linkage.assess.strata import Answered
from groundview.evidence.linkage.judgements.judgement import Answer, Judgement, RecordName


def pair(number: int, stratum: str, linked: bool, sex: str = "F", far: bool = False) -> DrawnPair:
    """A drawn pair of a stratum of 400, of which 40 were drawn."""
    groups = dict.fromkeys(BREAKDOWNS, "not known") | {"sex": sex}
    names = RecordName(f"L{number}"), RecordName(f"R{number}")
    return DrawnPair(number, *names, stratum, linked, far, 400, 40, 0.5, groups)


def answers(linked: str, unlinked: str, far: str = "") -> list[Answered]:
    """Answers by their first letters; a dot is a pair that nobody has judged; in capitals of men."""
    words: dict[str, Answer | None] = {"s": "same", "d": "different", "u": "unsure", ".": None}
    found = []
    for stratum, letters in (("linked", linked), ("unlinked", unlinked), ("far", far)):
        for letter in letters:
            sex = "M" if letter.isupper() else "F"
            drawn = pair(len(found), stratum, stratum == "linked", sex, stratum == "far")
            found.append(Answered(drawn, words[letter.lower()]))
    return found


def figure(given: list[Answered], measure: str, breakdown: str = "") -> Assessed:
    found = assessed(given, design())
    return next(one for one in found if (one.measure, one.breakdown) == (measure, breakdown))


def test_precision_is_of_the_linked_pairs() -> None:
    one = figure(answers("s" * 36 + "d" * 4, "d" * 40), "precision")
    assert one.value == 0.9
    assert one.low is not None
    assert one.high is not None
    assert one.low < 0.9 < one.high
    assert (one.n, one.n_unsure, one.note) == (40, 0, "")


def test_recall_with_and_without_what_is_hardly_alike() -> None:
    given = answers("s" * 40, "s" * 4 + "d" * 36, "s" + "d" * 39)
    assert figure(given, "recall").value == round(400 / 440, 9)
    assert figure(given, "recall_all").value == round(400 / 450, 9)


def test_unsure_pairs_are_left_out_and_their_ends_are_told() -> None:
    one = figure(answers("s" * 35 + "u" * 5, "d" * 40), "precision")
    assert (one.value, one.unsure_low, one.unsure_high) == (1.0, 0.875, 1.0)
    assert (one.n, one.n_unsure) == (35, 5)


def test_few_answers_give_no_figure_but_the_reason() -> None:
    one = figure(answers("s" * 20 + "." * 20, "d" * 40), "precision")
    assert (one.value, one.low, one.unsure_low) == (None, None, None)
    assert one.note == "no figure: 20 linked pairs judged, and fewer than 30 would say next to nothing"


def test_groups_stand_side_by_side() -> None:
    given = answers("s" * 40 + "S" * 20 + "D" * 20, "d" * 20 + "D" * 20)
    assert figure(given, "precision", "sex=F").value == 1
    assert figure(given, "precision", "sex=M").value == 0.5
    assert {one.breakdown for one in assessed(given, design())} == {"", "sex=F", "sex=M"}


def test_what_nobody_has_looked_at_is_named() -> None:
    one = figure(answers("s" * 40, "." * 40), "recall")
    assert one.value == 1
    assert "400 pairs of kinds of which none has been decided" in one.note


def test_the_standing_judgement_of_a_pair_is_its_answer_however_it_was_written() -> None:
    drawn = pair(1, "linked", True)
    first = Judgement(1, "same", drawn.left, drawn.right, "Ann", AT, "seen")
    later = Judgement(2, "different", drawn.right, drawn.left, "Bob", AT, "seen")
    assert answered([drawn], [first, later])[0].answer == "different"
    assert answered([drawn], [])[0].answer is None


def test_every_measure_says_what_it_is() -> None:
    assert all(len(measure.says.split()) > 6 for measure in MEASURES.values())
