"""How many persons of a population are on no list: every model, the averaged answer, and what they hang on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.draws import LINKAGE
from groundview.questions.figures import TEXTS, Figures
from groundview.questions.groups import joined
from groundview.questions.measure import Measure
from groundview.questions.victimisation.listed_populations import COUNTS, Named, populations
from groundview.questions.victimisation.lists import NONE
from groundview.statistics.estimate import Estimate, Interval

UNIT = "persons, estimated"
METHOD = "multiple systems estimation, averaged over models unless one is named; intervals of 95%"
DISAGREE = "The models disagree: see each, and quote none alone."
LITTLE = "Few persons are on two lists or more, and everything rests on them."
FAR = 1.5

Row = tuple[str, Estimate, str]
"""What stands in the breakdown beside the population, the estimate, and the note."""


def of_populations(rows_of: Callable[[Named], Iterator[Row]]) -> Callable[[Reader], Figures]:
    """Figures of every population, or the reason why there are none."""

    def figures(reader: Reader) -> Figures:
        rows = tuple(reader.rows(COUNTS))
        if not rows:
            return _figure("", _over(_none(), np.nan), NONE)
        parts = [
            _figure(f"population={one.population.replace(';', ',')}{beside}", _over(made, one.repeated), note)
            for one in populations(rows)
            for beside, made, note in rows_of(one)
        ]
        return joined(parts)

    return figures


def _totals(one: Named) -> Iterator[Row]:
    """The averaged total first, then each model's."""
    if one.found is None:
        yield "", _none(), one.why
        return
    yield "", one.found.averaged, _cautions(one)
    for row in one.found.models:
        note = one.lacking or (". ".join(filter(None, (row.model, row.total.note))))
        yield f";model={row.name}", row.total, note


def _least(one: Named) -> Iterator[Row]:
    bound = None if one.found is None else one.found.lower_bound
    yield "", bound or _none(), one.why if bound is None else bound.note


def _apart(one: Named) -> Iterator[Row]:
    """How many times the least total the largest is."""
    ratio = np.nan if one.found is None else one.found.disagreement.ratio
    yield (
        "",
        Estimate(np.asarray(ratio), "ratio", "largest total of any model over the least"),
        one.why or one.lacking,
    )


def _supposed(one: Named) -> Iterator[Row]:
    """The stepwise total under every supposition."""
    pairs, lists = (one.found.pairs, one.found.lists) if one.found else ((), None)
    for group in (*pairs, *((lists,) if lists else ())):
        for at, name in enumerate(group.names):
            yield f";suppose={name}", _at(group.totals, at), ""
    if not pairs:
        yield "", _none(), one.lacking


def _at(column: Estimate, at: int) -> Estimate:
    sampling = column.sampling
    return Estimate(
        value=column.value[at],
        unit=column.unit,
        method=column.method,
        sampling=sampling and Interval(sampling.low[at], sampling.high[at]),
        note="no total: the model cannot be fitted" if np.isnan(column.value[at]) else "",
    )


def _cautions(one: Named) -> str:
    """The cautions of the total in words: one that holds counts says so instead, for a note goes to every reader."""
    if one.found is None or one.lacking:
        return one.lacking
    said = [words for words in one.found.cautions if not re.search(r"\d", words)]
    said += [DISAGREE] if one.found.disagreement.ratio > FAR else []
    said += [LITTLE] if any("rests on them" in words for words in one.found.cautions) else []
    return " ".join(said)


def _over(made: Estimate, repeated: float) -> Estimate:
    """The estimate with the persons on two lists as its n, from which all of it is made; an open end has no number."""
    return Estimate(
        value=made.value,
        unit=UNIT if made.unit == "persons" else made.unit,
        method=METHOD,
        n=np.asarray(float(repeated)),
        sampling=_closed(made.sampling),
        linkage=_closed(made.linkage),
        note=made.note,
    )


def _closed(interval: Interval | None) -> Interval:
    if interval is None or np.isnan(interval.low):
        return Interval(np.asarray(np.nan), np.asarray(np.nan))
    return Interval(interval.low, np.where(np.isinf(interval.high), np.nan, interval.high))


def _none() -> Estimate:
    return Estimate(np.asarray(np.nan), "persons", "multiple systems estimation")


def _figure(breakdown: str, made: Estimate, note: str) -> Figures:
    given = {"breakdown": breakdown, "note": note or made.note}
    return Figures({name: np.array([given.get(name, "")], dtype=object) for name in TEXTS}, made)


UNCERTAIN = (
    "It supposes that nobody came or left between the lists, that a person on two lists is recognised as one, that "
    "everybody on a list belongs there, and that nobody is out of the reach of every list; the lists cannot show "
    "whether that is so. A number of persons, never a list of them."
)
TRUST = "Whitehead and others (2019), Journal of Human Trafficking 7, 1-13, on what such totals are worth"

MEASURES = (
    Measure(
        "hidden_population",
        "victimisation",
        "Persons of a hidden population, estimated",
        "How many persons belong to a population of which agencies have lists, those on no list among them: multiple "
        "systems estimation from who is on which lists. The figure of a population is the average over all models that "
        "pass the tests of existence and identifiability; beside it stand independence, the stepwise model, the models "
        "of least BIC and AIC, two further averages and two latent classes, because the answer depends on the model. "
        "Its n is the persons on two lists or more, of whom alone anything is learnt; with fewer than ten there is no "
        f"total. {UNCERTAIN} {LINKAGE}",
        f"Bird and King (2018), Annual Review of Statistics and Its Application 5, 95-118; {TRUST}.",
        COUNTS,
        of_populations(_totals),
    ),
    Measure(
        "hidden_at_least",
        "victimisation",
        "Persons of a hidden population, at least",
        "At least how many persons belong to a population, which needs no model: those on any list, and of those on "
        "one and on two lists how many on none there must be. It holds unless being on one list makes another less "
        f"likely. {UNCERTAIN}",
        "Chao (1989), Biometrics 45, 427-438.",
        COUNTS,
        of_populations(_least),
    ),
    Measure(
        "model_disagreement",
        "victimisation",
        "How far models of a hidden population disagree",
        "The largest total that any kind of model gives for a population, as so many times the least. It is a result: "
        "where models disagree, no single one of them may be quoted.",
        f"{TRUST}.",
        COUNTS,
        of_populations(_apart),
    ),
    Measure(
        "hidden_supposing",
        "victimisation",
        "Persons of a hidden population, if lists were otherwise",
        "The total of the stepwise model if being on one of two lists multiplied the odds of being on the other by a "
        "quarter to four, whatever the lists say of that pair; and without each list, or with two made one. A total "
        f"that moves far hangs on what cannot be seen. {UNCERTAIN}",
        "Gerritse, van der Heijden and Bakker (2015), Journal of Official Statistics 31, 357-379.",
        COUNTS,
        of_populations(_supposed),
    ),
)
