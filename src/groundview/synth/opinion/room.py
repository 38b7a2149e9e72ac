"""What residents, practitioners and coders say."""

from __future__ import annotations

from groundview.synth.opinion.coded_cases import code_cases
from groundview.synth.opinion.coded_talk import code_interviews
from groundview.synth.opinion.interviews import interview
from groundview.synth.opinion.residents import ask_residents
from groundview.synth.opinion.settings import codings, survey
from groundview.synth.opinion.talk import talk
from groundview.synth.room import Room
from groundview.synth.world import World


def make(world: World) -> None:
    """Makes the room's tables."""
    ask_residents(world, survey())
    code_cases(world, codings())
    interview(world, talk())
    code_interviews(world, talk())


ROOM = Room(
    does="asks residents, interviews practitioners, and has cases and interviews coded",
    needs=(
        "city",
        "area",
        "street",
        "person",
        "case_fraud",
        "case_cse",
        "case_adult_sex_market",
        "case_acquisitive_crime",
        "case_neighbourhood",
    ),
    makes=(
        "survey_question",
        "survey_area",
        "survey_answer",
        "planted_opinion",
        "planted_survey_response",
        "planted_coding",
        "coder_quality",
        "coded_case",
        "coding_truth",
        "coding",
        "interview",
        "interview_sentence",
        "interview_coding",
        "interview_coder",
    ),
    make=make,
)
