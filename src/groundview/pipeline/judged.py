"""The words of a study's contexts, definitions and criteria, for its profile."""

from __future__ import annotations

from groundview.evidence.attribution.bounds.opened import in_breakdown
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.attribution.readings import everything_asked
from groundview.evidence.cases.context import Context
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.pole.tables import tables
from groundview.profile.disclosure.judged import ContextText, Judged
from groundview.study import Declared


def judged_words(study: Declared) -> Judged:
    """What the contexts and definitions of a study call themselves, and what each criterion claims."""
    defined = definitions(study.definitions)
    return Judged(
        contexts={one.context: _text(one) for one in contexts(study.contexts)},
        definitions={one.name: one.title for one in defined},
        criteria={in_breakdown(one.key): one.asked.claim for one in everything_asked(defined).instances},
    )


def _text(context: Context) -> ContextText:
    return ContextText(
        title=context.title,
        about=context.about,
        case=context.case.called,
        cases=context.case.plural,
        definitions=context.definitions,
        cautions=context.cautions,
        table=tables()[context.case.table].label,
    )
