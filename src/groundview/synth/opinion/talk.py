"""What is declared of interviews: the codebook, what is said, by whom, and who codes it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from groundview.declare import Declaration, load_yaml
from groundview.synth.opinion.settings import HERE


class Code(Declaration, frozen=True):
    """A code of the codebook."""

    name: str
    about: str


class Heading(Declaration, frozen=True):
    """A heading of the codebook, which is no code itself."""

    name: str
    about: str
    codes: dict[str, Code]


class Sentence(Declaration, frozen=True):
    """A sentence, the codes that are right for it, the agencies whose people say it, and where."""

    says: str
    codes: tuple[str, ...]
    by: tuple[str, ...]
    where: Literal["neighbourhood", "elsewhere", "any"] = "any"


class Interviewed(Declaration, frozen=True):
    """Somebody who is interviewed in every city."""

    agency: str
    role: str
    where: Literal["neighbourhood", "elsewhere"]


class Reader(Declaration, frozen=True):
    """Somebody who codes interviews: chances, and the share of interviews."""

    coder: str
    finds: float
    wrong: float
    share: float


class Talk(Declaration, frozen=True, rename={"from_day": "from"}):
    """Everything in interviews.yml."""

    questions: dict[str, str]
    codes: dict[str, Heading]
    says: dict[str, tuple[Sentence, ...]]
    numbers: dict[str, tuple[int, int]]
    people: tuple[Interviewed, ...]
    more_people: tuple[Interviewed, ...]
    more_from_residents: int
    sentences: tuple[int, int]
    from_day: date
    days: int
    coders: tuple[Reader, ...]

    def code_keys(self) -> tuple[str, ...]:
        """Every code in the order of the codebook."""
        return tuple(key for heading in self.codes.values() for key in heading.codes)


@cache
def talk() -> Talk:
    """How people are interviewed, from interviews.yml."""
    return load_yaml(HERE / "interviews.yml", Talk)
