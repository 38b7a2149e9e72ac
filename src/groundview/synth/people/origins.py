"""Origins: how people of each are named, and what they would answer in a census; one file each in `origins/`.

A person's name depends on origin, sex and the time of birth, and on nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

COHORTS = ("old", "middle", "young")
"""Born before 1965, to 1994, and later."""
COHORT_YEARS = (1965, 1995)


def listed(names: str) -> tuple[str, ...]:
    """Names written one after the other with commas, without repeats: read much faster than a list of YAML."""
    return tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))


class Tail(Declaration, frozen=True):
    """Rarer surnames, put together of two parts; `share` of all."""

    share: float
    first: str
    second: str


class Joined(Declaration, frozen=True):
    """Surnames of two, joined by `by`; `share` of all."""

    share: float
    by: str


class Origin(Declaration, frozen=True):
    """`share` is of households; `centre` and `clusters` say how strongly it is found in the centre and in some parts
    of a city; `skew` is the exponent of rank in the frequencies of names. Names stand in order of frequency; a surname
    `a/b` is `a` of a man and `b` of a woman. `keeps` is the share of wives with a surname of their own,
    `patronymic` of children with another than their father's."""

    share: float
    ethnicity: dict[str, float]
    nationality: dict[str, float]
    forenames: dict[str, dict[str, str]]
    surnames: str
    wives: str = ""
    centre: float = 0.5
    clusters: float = 1.0
    skew: float = 0.8
    family_first: bool = False
    keeps: float = 0.25
    patronymic: float = 0.05
    middle: float = 0.1
    single: float = 0.0
    tail: Tail | None = None
    joined: Joined | None = None

    def named(self, sex: str, cohort: str) -> tuple[str, ...]:
        """Forenames of a sex and a cohort, the most frequent first."""
        given = self.forenames[sex]
        return listed(f"{given.get(cohort, '')},{given.get('all', '')}")


@cache
def origins() -> dict[str, Origin]:
    """Every origin, in order of their names."""
    folder = Path(__file__).parent / "origins"
    return {path.stem: load_yaml(path, Origin) for path in sorted(folder.glob("*.yml"))}
