"""Which definitions a context offers: those that its file names, and the study's own that are meant for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundview.errors import UsageProblem
from groundview.evidence.attribution.definition import FOLDER, Definition
from groundview.evidence.cases.context import Context


@dataclass(frozen=True, slots=True)
class Offer:
    """A context and one definition that is run over its cases."""

    context: Context
    definition: Definition


def offers(contexts: Sequence[Context], definitions: Sequence[Definition]) -> tuple[Offer, ...]:
    """Every context with every definition that it offers, in the context's order, the study's own last; raises
    UsageProblem for a context that names a definition that there is not."""
    return tuple(offer for context in contexts for offer in _of(context, definitions))


def _of(context: Context, definitions: Sequence[Definition]) -> Iterator[Offer]:
    named = {one.name: one for one in definitions}
    for name in context.definitions:
        if name not in named:
            raise UsageProblem(
                f"The context {context.context} offers a definition that there is not: {name}.",
                where=f"{context.context}/context.yml",
                why=f"there are {', '.join(sorted(named))}",
                next_step="Correct `definitions` in the file, or write the definition; docs/definitions.md says how.",
            )
        yield Offer(context, named[name])
    for one in definitions:
        own = one.name not in context.definitions and not (FOLDER / f"{one.name}.yml").exists()
        if own and (not one.contexts or context.context in one.contexts):
            yield Offer(context, one)
