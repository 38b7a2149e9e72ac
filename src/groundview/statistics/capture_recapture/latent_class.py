"""Two kinds of persons, some easier to reach: the lists are independent within each kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.estimate import Interval
from groundview.statistics.inputs import Column, enough, tail

LEAST = 4
"""Three lists have six free shares of patterns and two classes seven parameters: any total then fits."""

STARTS, ROUNDS, CLOSE = 20, 5000, 1e-9
"""Random starts; the most rounds; the gain in log-likelihood a person below which a round is the last."""

EDGE, ENDLESS = 1e-6, 100.0
"""A chance this small is none. A total so many times the number seen is not an estimate."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Fits of k tables: the share of the first class, shape (k,), the chance of each list by class, shape (k, 2, L),
    the number unseen and the log-likelihood, shape (k,), and whether the rounds came to rest."""

    share: Column
    chance: Column
    unseen: Column
    likelihood: Column
    rested: NDArray[np.bool_]


def latent_class(table: Patterns, *, seed: int, starts: int = STARTS) -> Classes:
    """The best of `starts` fits of two latent classes by expectation and maximisation; arrays of one element.

    The pattern of no list is filled with what the classes expect there, so that the likelihood is that of the patterns
    given that a person is seen. A class that hardly any list reaches can be of any size: `trouble` says whether the fit
    is of that kind. Raises ValueError for fewer than four lists.

    Source: Dempster, Laird and Rubin (1977), Journal of the Royal Statistical Society B 39, 1-38; Stanghellini and van
    der Heijden (2004), Biometrics 60, 510-516.
    """
    lists = len(table.lists)
    if lists < LEAST:
        raise ValueError(f"{lists} lists: two classes need {LEAST}, or any total fits equally well")
    random = np.random.default_rng([seed, 2])
    reach = table.sizes / table.persons / 2.0
    chance = np.clip(reach * random.uniform(0.1, 2.0, (starts, 2, lists)), 0.001, 0.9)
    tables = np.repeat(table.counts[None], starts, axis=0)
    found = climb(tables, random.uniform(0.1, 0.9, starts), chance)
    return _picked(found, int(np.argmax(found.likelihood)))


def climb(tables: Column, share: Column, chance: Column) -> Classes:
    """Expectation and maximisation on tables of shape (k, 2^L - 1), from a share and chances of each, to rest."""
    lists = chance.shape[2]
    on = (np.arange(1 << lists)[:, None] >> np.arange(lists) & 1).astype(np.float64)
    unseen, best = np.zeros(len(tables)), np.full(len(tables), -np.inf)
    found = Classes(share.copy(), chance.copy(), unseen, best, np.ones(len(tables), dtype=bool))
    going = np.arange(len(tables))
    for _ in range(ROUNDS):
        joint = _joint(found.share[going], found.chance[going], on)
        seen, persons, of_pattern = tables[going], tables[going].sum(axis=1), joint.sum(axis=1)
        nobody = of_pattern[:, 0]
        likelihood = (seen * np.log(of_pattern[:, 1:])).sum(axis=1) - persons * np.log1p(-nobody)
        moving = likelihood - found.likelihood[going] >= CLOSE * persons
        found.likelihood[going], found.unseen[going] = likelihood, persons * nobody / (1.0 - nobody)
        going = going[moving]
        if not going.size:
            break
        filled = np.concatenate([found.unseen[going, None], seen[moving]], axis=1)
        expected = (filled / of_pattern[moving])[:, None] * joint[moving]
        size = expected.sum(axis=2)
        found.share[going] = size[:, 0] / size.sum(axis=1)
        found.chance[going] = np.clip(expected @ on / size[..., None], 1e-9, 1.0 - 1e-9)
    found.rested[going] = False
    return found


def trouble(table: Patterns, found: Classes) -> str:
    """Why the total of a fit cannot be used, in words; empty where it can."""
    if not found.rested[0]:
        return "the fit did not come to rest: the total is not identified by these lists"
    if found.unseen[0] > ENDLESS * table.persons:
        return "a class that no list reaches: it could be of any size"
    if not EDGE < found.share[0] < 1.0 - EDGE:
        return "one class is empty: there is no sign of two kinds of persons"
    return ""


def latent_interval(
    table: Patterns, found: Classes, *, seed: int, replicates: int = 200, confidence: float = 0.95
) -> Interval:
    """The percentile interval of the total from tables drawn again, each climbed from the fit of the table itself."""
    enough(replicates)
    random = np.random.default_rng([seed, 3])
    drawn = random.multinomial(table.persons, table.counts / table.persons, size=replicates)
    again = climb(drawn.astype(np.float64), *(np.repeat(each, replicates, axis=0) for each in _start(found)))
    outside = tail(confidence)
    low, high = np.quantile(again.unseen, [outside, 1.0 - outside])
    return Interval.of(table.persons + low, table.persons + high)


def _start(found: Classes) -> tuple[Column, Column]:
    return found.share, found.chance


def _joint(share: Column, chance: Column, on: Column) -> Column:
    """The probability of class and pattern, shape (k, 2, 2^L), the pattern of no list being the first."""
    logs = np.log(chance) @ on.T + np.log1p(-chance) @ (1.0 - on).T
    sizes = np.stack([share, 1.0 - share], axis=1)
    return np.asarray(np.maximum(sizes, 1e-12)[..., None] * np.exp(logs))


def _picked(found: Classes, best: int) -> Classes:
    at = slice(best, best + 1)
    return Classes(
        found.share[at], found.chance[at], found.unseen[at], found.likelihood[at], found.rested[at]
    )
