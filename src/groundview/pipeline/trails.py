"""Examples of why a case is organised, is not, or is left open: the commonest way of each, in each context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from groundview.evidence.attribution.definition import definitions
from groundview.evidence.attribution.one_case import ANSWERS, lay_out_evidence, reasons_of
from groundview.evidence.attribution.readings import Asking, everything_asked, keys
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.records.store import Store
from groundview.profile.disclosure.trail import CaseTrail, TrailStep
from groundview.study import Declared

OUTCOMES = {"yes": "organised", "no": "not organised", "open": "open"}
COMMONEST = """
    WITH alike AS (
        -- One row per answer and pattern of a context under a definition: how many cases, and the first of them.
        SELECT coalesce(answer, 'open') AS answer, pattern_id, count(*) AS n, min(case_id) AS case_id
        FROM cases JOIN case_answers USING (case_id) JOIN pattern_decisions USING (context, pattern_id)
        WHERE context = $context AND definition = $definition GROUP BY ALL)
    -- One row per answer: a case of the commonest pattern.
    SELECT answer, case_id, n, pattern FROM alike JOIN answer_patterns USING (pattern_id)
    QUALIFY row_number() OVER (PARTITION BY answer ORDER BY n DESC, pattern_id) = 1"""


@dataclass(frozen=True, slots=True)
class _Example:
    context: str
    definition: str
    answer: str
    case_id: int
    n_alike: int
    pattern: str


def example_trails(study: Declared, store: Store) -> tuple[CaseTrail, ...]:
    """Up to three cases a context, under the definition that its chapter speaks of first: one proved, one left open and
    one ruled out. None where no case was decided, or where criteria have changed since."""
    asked = everything_asked(definitions(study.definitions))
    kept = store.connection.execute("SELECT criterion FROM asked_criteria ORDER BY place").fetchall()
    if [one.key for one in asked.instances] != [key for (key,) in kept]:
        return ()
    examples = list(_examples(study, store))
    if not examples:
        return ()
    asks = {one.name: keys(one) for one in definitions(study.definitions)}
    told = {key for example in examples for key in asks[example.definition]}
    instances = [one for one in asked.instances if one.key in told]
    lay_out_evidence(store.connection, instances, contexts(study.contexts))
    reasons = reasons_of(store.connection, instances, [one.case_id for one in examples])
    store.drop_temporary()
    return tuple(
        _trail(number, example, asked, asks[example.definition], reasons[example.case_id])
        for number, example in enumerate(examples, start=1)
    )


def _examples(study: Declared, store: Store) -> Iterator[_Example]:
    for context in contexts(study.contexts):
        name, definition = context.context, context.definitions[0]
        about = {"context": name, "definition": definition}
        rows = store.connection.execute(COMMONEST, about).fetchall()
        found = {answer: tuple(rest) for answer, *rest in rows}
        for answer, outcome in OUTCOMES.items():
            if answer in found:
                yield _Example(name, definition, outcome, *found[answer])


def _trail(
    number: int, example: _Example, asked: Asking, wanted: Sequence[str], reasons: Mapping[str, str]
) -> CaseTrail:
    steps = []
    for key in wanted:
        place = asked.place(key)
        answer = ANSWERS[example.pattern[place]]
        steps.append(TrailStep(asked.instances[place].asked.claim, answer, reasons[key]))
    return CaseTrail(
        number, example.context, example.definition, example.answer, example.n_alike, tuple(steps)
    )
