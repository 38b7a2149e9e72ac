"""A study's own contexts and definitions, looked at before a run: a slip in one is told at once, not after the work."""

from __future__ import annotations

from groundview.errors import UsageProblem
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.attribution.offered import offers
from groundview.evidence.attribution.readings import everything_asked
from groundview.evidence.cases.contexts import contexts
from groundview.study import Declared


def check_own(study: Declared) -> None:
    """Raises UsageProblem for a context or a definition of the study's own that cannot be followed."""
    if not (study.contexts.is_dir() or study.definitions.is_dir()):
        return
    known, found = contexts(study.contexts), definitions(study.definitions)
    offers(known, found)
    everything_asked(found)
    names = [one.context for one in known]
    for one in found:
        if unknown := sorted(set(one.contexts) - set(names)):
            raise UsageProblem(
                f"The definition {one.name} is for a context that there is not: {', '.join(unknown)}.",
                where=str(study.definitions / f"{one.name}.yml"),
                why=f"there are {', '.join(names)}",
                next_step="Correct `contexts` in the file, or leave it out.",
            )
