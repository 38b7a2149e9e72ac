"""The finding of page one on what is organised: of the context with most organised cases, as coders would judge them,
or else as records prove."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import ranked
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.organised import (
    definition_title,
    definitions_of,
    judged_contexts,
    name_in_text,
    of_study,
    over_definitions,
)
from groundview.profile.narrative.titles import must_say

TITLES = {
    "calibrated_share": "An estimated {share} of cases of {context} are organised",
    "organised_share": "Records prove {share} of cases of {context} to be organised",
}
"""By measure, the one to speak of first before the other."""
DETAILS = (
    "So coders would judge them by “{definition}”; under other definitions it is {least} to {most}. Records by "
    "themselves prove {proved} and leave {open} of {all} cases open.",
    "So coders would judge them by “{definition}”; under other definitions it is {least} to {most}.",
    "The definition is “{definition}”. Records leave {open} of {all} cases open.",
    "The definition is “{definition}”.",
)
"""The first whose figures may all be shown is said."""


def organised_finding(release: Release) -> tuple[Sentence, Sentence | None, Released] | None:
    """Title, detail and figure; where no share may be shown, the range that is left open; None where nothing was
    asked of the cases of any context."""
    for measure, template in TITLES.items():
        found = [figure for figure in _first_ones(release, measure) if is_printable(figure)]
        if found:
            figure = max(found, key=lambda one: (one.numerator or 0.0, one.context))
            words = {"context": name_in_text(release, figure.context)}
            title = must_say(Claim(template, template), {"share": figure}, words)
            return title, _detail(release, figure), figure
    unknown = next(
        (one for one in _first_ones(release, "organised_share") if one.state == "not_available"), None
    )
    if unknown is None:
        return None
    plain = "These records cannot say how much crime is organised"
    return must_say(Claim(plain, plain), {}), None, unknown


def _first_ones(release: Release, measure: str) -> Iterator[Released]:
    """The figure of each context under the definition that its chapter speaks of first."""
    for context in judged_contexts(release):
        for definition in definitions_of(release, context)[:1]:
            if (figure := of_study(release, measure, context, definition)) is not None:
                yield figure


def _detail(release: Release, figure: Released) -> Sentence | None:
    about = (figure.context, figure.definition)
    others = [one for one in over_definitions(release, figure.measure, figure.context) if one is not figure]
    top = ranked(others) if figure.measure == "calibrated_share" else []
    figures = {
        "least": top[-1] if len(top) > 1 else None,
        "most": top[0] if len(top) > 1 else None,
        "proved": of_study(release, "organised_share", *about),
        "open": of_study(release, "case_answers", *about, "answer=open"),
        "all": of_study(release, "case_answers", *about),
    }
    words = {"definition": definition_title(release, figure.definition)}
    said = (Claim(template).say(figures, words) for template in DETAILS)
    return next((sentence for sentence in said if sentence is not None), None)
