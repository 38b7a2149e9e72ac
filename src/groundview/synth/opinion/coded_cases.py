"""Samples of every context's cases, coded with a codebook by people who err in declared ways."""

from __future__ import annotations

from groundview.synth.dials import MOST, turned
from groundview.synth.opinion.settings import HERE, Asked, Coder, Codings
from groundview.synth.world import World

STEPS = ("coded_case", "coding_truth", "coding_drawn", "coding")
RATES = ("sensitivity", "specificity", "unsure", "missed", "invented", "hesitant")


def code_cases(world: World, given: Codings) -> None:
    """Makes coder_quality, planted_coding, coded_case (the samples), coding_truth (the right answers) and coding
    (those given)."""
    _quality(world, given)
    _planted(world, given)
    _coders(world, given)
    filled = {
        "{cases}": "\nUNION ALL\n".join(
            _cases(context, one.cases) for context, one in given.contexts.items()
        ),
        "{answers}": "\nUNION ALL\n".join(
            _answer(given, context, one) for context in given.contexts for one in given.variables
        ),
        **{f"{{{name}}}": str(value) for name, value in _numbers(world, given).items()},
    }
    for step in STEPS:
        query = (HERE / f"{step}.sql").read_text(encoding="utf-8")
        for place, text in filled.items():
            query = query.replace(place, text)
        world.make(step, query)
    world.db.execute("DROP TABLE coding_drawn; DROP TABLE coder_work")


def _numbers(world: World, given: Codings) -> dict[str, object]:
    """What the queries need of the settings."""
    return {
        "share": given.sample.share,
        "least": given.sample.least,
        "most": given.sample.most,
        "double": given.double,
        "again": turned(given.again, world.dials.dirt),
        "from": given.from_day,
        "days": given.days,
        "hard": given.hard.share,
        "hard_times": given.hard.times,
        "easy_times": _easy_times(given),
        "MOST": MOST,
    }


def _cases(context: str, condition: str) -> str:
    return f"SELECT '{context}' AS context, case_id FROM case_{context} WHERE {condition}"


def _answer(given: Codings, context: str, asked: Asked) -> str:
    number = given.variables.index(asked)
    return (
        f"SELECT sample_id, {number} AS variable_no, '{asked.variable}' AS variable, ({asked.truth}) AS truth"
        f" FROM coded_case JOIN case_{context} USING (case_id) WHERE context = '{context}'"
    )


def _quality(world: World, given: Codings) -> None:
    """Makes coder_quality, one row a coder, context and variable, with the dial of dirt turned. Sensitivity and
    specificity are of the answers that the coder is sure of, over hard cases and others as they are mixed; `missed`,
    `invented` and `hesitant` are the chances that hard cases multiply."""
    rows = [
        {"coder_no": number, "coder": coder.coder, "context": context, "variable": asked.variable}
        | _rates(given, world.dials.dirt, (coder, asked, one.harder))
        for number, coder in enumerate(given.coders)
        for context, one in given.contexts.items()
        for asked in given.variables
    ]
    words = dict.fromkeys(("coder", "context", "variable"), "VARCHAR")
    world.put_words("coder_quality", rows, {"coder_no": "BIGINT", **words, **dict.fromkeys(RATES, "DOUBLE")})


def _rates(given: Codings, dirt: float, by: tuple[Coder, Asked, float]) -> dict[str, float]:
    coder, asked, harder = by
    chances = (
        (1 - asked.sensitivity) * coder.misses * dirt,
        (1 - asked.specificity) * coder.invents * dirt,
        asked.unsure * coder.unsure * harder * dirt,
    )
    missed, invented, hesitant = (_mixed(given, chance) for chance in chances)
    rates = (1 - missed, 1 - invented, hesitant, *chances)
    return {name: round(rate, 6) for name, rate in zip(RATES, rates, strict=True)}


def _mixed(given: Codings, chance: float) -> float:
    """A chance over hard cases and others; none goes beyond the most."""
    hard = given.hard.share * min(chance * given.hard.times, MOST)
    return hard + (1 - given.hard.share) * min(chance * _easy_times(given), MOST)


def _easy_times(given: Codings) -> float:
    """In cases that are not hard errors are so much rarer that all in all they are as declared."""
    return (1 - given.hard.share * given.hard.times) / (1 - given.hard.share)


def _planted(world: World, given: Codings) -> None:
    """Makes planted_coding: how much is coded twice, and how errors of two coders go together."""
    values = {
        "coded_by_two": given.double,
        "answered_again": turned(given.again, world.dials.dirt),
        "hard_cases": given.hard.share,
        "errors_in_hard_cases_times": given.hard.times,
        "errors_in_other_cases_times": _easy_times(given),
    }
    rows = [{"what": what, "value": round(value, 6)} for what, value in values.items()]
    world.put_words("planted_coding", rows, {"what": "VARCHAR", "value": "DOUBLE"})


def _coders(world: World, given: Codings) -> None:
    """Makes coder_work: the part of [0, 1) that falls to each coder."""
    rows, low = [], 0.0
    for number, coder in enumerate(given.coders):
        rows.append({"coder_no": number, "low": low, "high": low + coder.work})
        low += coder.work
    rows[-1]["high"] = 1.0
    world.put_words("coder_work", rows, {"coder_no": "BIGINT", "low": "DOUBLE", "high": "DOUBLE"})
