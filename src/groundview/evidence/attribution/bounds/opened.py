"""What leaves cases open, and what would close them: criterion by criterion, and for each piece of data.

Each question is put to the patterns: a definition decides them anew with some answers taken as met, or as not met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundview.evidence.attribution.bounds.question import Question
from groundview.evidence.attribution.declared import evidence
from groundview.evidence.attribution.definition import Definition, Part
from groundview.evidence.attribution.logic import asking, instance_of, plain
from groundview.evidence.attribution.readings import Asking, decided, keys, part_answer
from groundview.evidence.cases.context import Context

WORDS = {"yes": "true", "no": "false"}


def questions(asked: Asking, definition: Definition, contexts: Sequence[Context]) -> Iterator[Question]:
    """Every question about a definition; `contexts` are those that offer it."""
    everywhere = frozenset(context.context for context in contexts)
    yield from influence(asked, definition, everywhere)
    yield from missing(asked, definition, everywhere)
    yield from steps(asked, definition, everywhere)
    yield from worth(asked, definition, contexts)


def influence(asked: Asking, definition: Definition, everywhere: frozenset[str]) -> Iterator[Question]:
    """For each criterion that a definition asks, what would be met and left open if every case answered it yes, and if
    every case answered it no. The criterion that moves the two ends most is the one on which the share hangs."""
    for key in keys(definition):
        for word, answer in WORDS.items():
            anew = decided(definition, asked, {key: answer})
            yield Question("influence", f"criterion={in_breakdown(key)};if={word}", anew, everywhere)


def missing(asked: Asking, definition: Definition, everywhere: frozenset[str]) -> Iterator[Question]:
    """Of the cases left open, for each criterion: those to which it is unknown, as met; and those that its answer alone
    would settle, whichever it is, as open."""
    now = decided(definition, asked)
    for key in keys(definition):
        unknown = f"{asked.answer(key, {})} IS NULL"
        alone = " AND ".join(
            f"{decided(definition, asked, {key: word})} IS NOT NULL" for word in WORDS.values()
        )
        breakdown = f"criterion={in_breakdown(key)}"
        yield Question("missing", breakdown, unknown, everywhere, f"{now} IS NULL", f"{unknown} AND {alone}")


def worth(asked: Asking, definition: Definition, contexts: Sequence[Context]) -> Iterator[Question]:
    """For each column of the extract that a definition's criteria rest on, what would be met and left open if every
    answer that rests on it, and is unknown, were yes, and if it were no."""
    for field, resting in fields(asked, definition).items():
        where = frozenset(
            context.context for context in contexts if field.split(".")[0] in tables_of(context)
        )
        for word, answer in WORDS.items() if where else ():
            instead = {key: f"coalesce({asked.answer(key, {})}, {answer})" for key in resting}
            yield Question("worth", f"field={field};if={word}", decided(definition, asked, instead), where)


def steps(asked: Asking, definition: Definition, everywhere: frozenset[str]) -> Iterator[Question]:
    """For each part of a definition, in its order: of the cases that every part before it met or left open, how many it
    meets, and how many it leaves open. A case stops at the first part that is not met."""
    reaching = "true"
    for number, part in enumerate(_parts(definition.wider or definition.met), start=1):
        answer = part_answer(part, definition, asked)
        named = " or ".join(instance_of(leaf).key for leaf in asking(part, definition.parameters))
        breakdown = f"step={number};part={in_breakdown(named)}"
        yield Question("step", breakdown, answer, everywhere, reaching)
        reaching += f" AND {answer} IS NOT FALSE"


def fields(asked: Asking, definition: Definition) -> dict[str, list[str]]:
    """The columns of extracts that the criteria of a definition rest on, each with the criteria that rest on it."""
    found: dict[str, list[str]] = {}
    for key in keys(definition):
        for name, column in sorted(asked.instances[asked.place(key)].asked.columns):
            for field in evidence()[name].columns[column].comes_from:
                if key not in found.setdefault(field, []):
                    found[field].append(key)
    return dict(sorted(found.items()))


def tables_of(context: Context) -> frozenset[str]:
    """The tables of extracts that can say something of a context's cases."""
    acting = (one.table for one in context.acting)
    return frozenset({context.case.table, *acting, *context.sources.needed, *context.sources.wished})


def in_breakdown(key: str) -> str:
    """A criterion's key as it stands in a breakdown, whose signs part one key from the next."""
    return key.replace("=", ":").replace(";", ",")


def _parts(part: Part | str) -> Sequence[Part | str]:
    return plain(part).every or (part,)
