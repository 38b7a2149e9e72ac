"""What is organised, in words: which figures are told of a context, and the titles of their charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from groundview.profile.disclosure.judged import ContextText
from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.choose import ranked
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.layers import in_words
from groundview.profile.narrative.titles import must_say

QUESTION = "attribution"
_ABBREVIATED = {"mo": "MO", "gbp": "in pounds", "lsoa": "LSOA", "ref": "reference", "ocg": "mapped group"}
ANSWERS = {
    "organised": "proved to be organised",
    "open": "left open",
    "not organised": "ruled out",
}
"""What the records say of a case under a definition, in the order in which it is shown."""


def judged_contexts(release: Release) -> list[str]:
    """The contexts whose cases were put to definitions, in the order of their names."""
    found = {figure.context for figure in release.where(QUESTION, "organised_share") if figure.context}
    return sorted(found)


def context_text(release: Release, context: str) -> ContextText:
    """The words of a context; its name alone where the release has none."""
    known = release.judged.contexts.get(context)
    return known or ContextText(in_words(context), "", "case", "cases", (), ())


def name_in_text(release: Release, context: str) -> str:
    """The title of a context within a sentence."""
    title = context_text(release, context).title
    return title[:1].lower() + title[1:]


def tables_of(release: Release, contexts: Iterable[str]) -> str:
    """What the tables are called that the cases of contexts come from; empty where none is known."""
    known = dict.fromkeys(context_text(release, context).table for context in contexts)
    return ", ".join(filter(None, known))


def definitions_of(release: Release, context: str) -> list[str]:
    """The definitions run over the cases of a context, the one that its chapter speaks of first before the others."""
    run = {f.definition for f in release.where(QUESTION, "organised_share", context=context) if f.definition}
    offered = [name for name in context_text(release, context).definitions if name in run]
    return [*offered, *sorted(run - set(offered))]


def definition_title(release: Release, definition: str) -> str:
    """What a definition calls itself."""
    return release.judged.definitions.get(definition, in_words(definition))


def claim_of(release: Release, criterion: str) -> str:
    """What a criterion claims of a case; its name in words where the release does not say."""
    return release.judged.criteria.get(criterion, in_words(criterion))


def of_study(
    release: Release, measure: str, context: str, definition: str, breakdown: str = ""
) -> Released | None:
    """The figure of one context and definition for the whole area and period."""
    return release.one(
        QUESTION,
        measure,
        context=context,
        definition=definition,
        area_code="",
        period="",
        breakdown=breakdown,
    )


def over_definitions(release: Release, measure: str, context: str) -> list[Released]:
    """The figures of a measure under each definition of a context, where there are any, in the order of definitions."""
    names = definitions_of(release, context)
    return [figure for name in names if (figure := of_study(release, measure, context, name)) is not None]


def with_key(release: Release, measure: str, context: str, definition: str, key: str) -> list[Released]:
    """The figures of a context and definition that are broken down by a key, the greatest first, others after them."""
    found = release.where(QUESTION, measure, context=context, definition=definition, area_code="", period="")
    figures = [figure for figure in found if key in figure.parts]
    return [*ranked(figures), *(figure for figure in figures if not is_printable(figure))]


def shares_title(release: Release, context: str) -> Sentence:
    """How far the share depends on the definition: as coders judge it, or else as records prove it."""
    plain = "The organised share under each definition"
    for measure, template in (
        ("calibrated_share", "Depending on the definition, {least} to {most} of cases are organised"),
        ("organised_share", "Depending on the definition, records prove {least} to {most} of cases"),
    ):
        top = ranked(over_definitions(release, measure, context))
        if len(top) > 1:
            return must_say(Claim(template, plain), {"least": top[-1], "most": top[0]})
    return (
        must_say(Claim("Records alone decide no case, under any definition", plain), {})
        if _none(release, context)
        else must_say(Claim(plain, plain), {})
    )


def _none(release: Release, context: str) -> bool:
    """Whether every definition leaves every case open."""
    figures = over_definitions(release, "organised_share", context)
    return bool(figures) and all(figure.state == "not_available" for figure in figures)


def contexts_title(release: Release, figures: Sequence[Released]) -> Sentence:
    """In which context the share is least and in which it is greatest, under one definition."""
    plain = "The organised share under one definition, by context"
    top = ranked(figures)
    if len(top) < 2:
        return must_say(Claim(plain, plain), {})
    words = {"first": name_in_text(release, top[0].context), "last": name_in_text(release, top[-1].context)}
    claim = Claim("Organised cases: {least} in {last}, {most} in {first}", plain)
    return must_say(claim, {"least": top[-1], "most": top[0]}, words)


def open_title(release: Release, context: str, definition: str) -> Sentence:
    """How many cases records leave open."""
    figure = of_study(release, "case_answers", context, definition, "answer=open")
    claim = Claim("Records leave {open} cases open", "What records prove, leave open and rule out")
    return must_say(claim, {"open": figure})


def worth_title(figures: Sequence[Released]) -> Sentence:
    """Which piece of data would narrow the range most: by the share of cases that it would settle."""
    top = ranked(figures)[:1]
    words = {"field": field_name(top[0].parts["field"]) if top else ""}
    claim = Claim("Complete {field} would settle {worth} of cases", "What more data would be worth")
    return must_say(claim, {"worth": top[0] if top else None}, words)


def agreement_title(release: Release, figures: Iterable[Released]) -> Sentence:
    """Between which values coders agree."""
    plain = "How far coders agree that a case is organised"
    top = ranked(figures)
    if len(top) < 2:
        return must_say(Claim(plain, plain), {})
    words = {"first": name_in_text(release, top[0].context), "last": name_in_text(release, top[-1].context)}
    claim = Claim("Coders agree most on {first} ({most}), least on {last} ({least})", plain)
    return must_say(claim, {"most": top[0], "least": top[-1]}, words)


def losses_title(release: Release, proved: Released | None, other: Released | None) -> Sentence:
    """The median loss of cases proved and ruled out, in one context."""
    words = {"context": name_in_text(release, proved.context) if proved else ""}
    claim = Claim(
        "Median loss in {context}: {proved} pounds where proved, {other} where ruled out",
        "Losses of cases proved, left open and ruled out",
    )
    return must_say(claim, {"proved": proved, "other": other}, words)


def field_name(field: str) -> str:
    """A column of the extract in words: "offences.mo_text" as "mo text in offences"."""
    table, _, column = field.partition(".")
    words = in_words(f"{column} in {table}") if column else in_words(table)
    return " ".join(_ABBREVIATED.get(word, word) for word in words.split())
