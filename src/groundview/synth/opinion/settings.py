"""What is declared of the residents' survey, and of those who code cases."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent


class Wave(Declaration, frozen=True, rename={"from_day": "from"}):
    """The first day of fieldwork, and the weeks that it took."""

    from_day: date
    weeks: int


class Invited(Declaration, frozen=True):
    """How many adults are invited in an area, and where fieldwork failed (shares of areas)."""

    each: int
    neighbourhood: int
    left_out: float
    broken_off: float
    kept: float


class Response(Declaration, frozen=True):
    """Shares of the invited who answer by the first year of their age group, and what changes them."""

    ages: dict[int, float]
    women: float
    deprivation: float
    neighbourhood: float
    spread: float


class Question(Declaration, frozen=True):
    """One question: its answers in order with their shares, and effects in log-odds."""

    key: str
    asks: str
    answers: tuple[str, ...]
    shares: tuple[float, ...]
    neighbourhood: float
    deprivation: float
    women: float
    ages: dict[int, float]
    second: float
    unsure: float
    unsure_times: float
    waves: tuple[int, ...] = (0, 1)


class Survey(Declaration, frozen=True, rename={"questions": "items"}):
    """Everything in survey.yml."""

    waves: tuple[Wave, ...]
    invited: Invited
    response: Response
    weighted_from: int
    spread: float
    dont_know: str
    questions: tuple[Question, ...]


class Asked(Declaration, frozen=True):
    """One question of the codebook: what is true of a case, in SQL, and how well it is coded."""

    variable: str
    truth: str
    sensitivity: float
    specificity: float
    unsure: float


class Coder(Declaration, frozen=True):
    """One coder: how much likelier to miss a yes, to say yes wrongly, and to be unsure; and how much of the work."""

    coder: str
    misses: float
    invents: float
    unsure: float
    work: float


class Sampled(Declaration, frozen=True):
    """One context's sample: which of its cases may be drawn, and how much harder they are to judge."""

    cases: str
    harder: float


class Hard(Declaration, frozen=True):
    """Cases that every coder finds hard: their share, and how much likelier errors are in them."""

    share: float
    times: float


class Sample(Declaration, frozen=True):
    """Cases in a sample: a share of the cases, at least and at most so many."""

    share: float
    least: int
    most: int


class Codings(Declaration, frozen=True, rename={"from_day": "from"}):
    """Everything in codings.yml."""

    sample: Sample
    double: float
    again: float
    from_day: date
    days: int
    hard: Hard
    contexts: dict[str, Sampled]
    variables: tuple[Asked, ...]
    coders: tuple[Coder, ...]


@cache
def survey() -> Survey:
    """How residents are asked, from survey.yml."""
    return load_yaml(HERE / "survey.yml", Survey)


@cache
def codings() -> Codings:
    """How cases are coded, from codings.yml."""
    return load_yaml(HERE / "codings.yml", Codings)
