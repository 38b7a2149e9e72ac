"""Who is joined to whom: persons behind records, acting together, linked sets and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from groundview.profile.narrative.choose import split, whole
from groundview.profile.narrative.claims import Claim, Sentence
from groundview.profile.narrative.joined import band_name, main_first, main_rule, rule_name, size_order
from groundview.profile.narrative.layers import context_name
from groundview.profile.narrative.numbers import sentence
from groundview.profile.report.acting_together import shares, suspects_of_one_offence
from groundview.profile.report.layers import contexts, layers
from groundview.profile.report.linked_sets import mapped, sizes, years
from groundview.profile.report.page import Page
from groundview.profile.report.set_pictures import set_pictures
from groundview.profile.report.tables import Table, figure_table

ORDER = 65
TITLE = "Who is joined to whom"

_MEASURES = ("co_offending_share", "n_linked_sets", "ties")


def build(page: Page) -> Mapping[str, Any] | None:
    """What is seen and how surely; where nothing can be seen, why; nothing where it was never asked."""
    asked = [figure for name in _MEASURES for figure in page.release.where("nature", name)]
    if not asked:
        return None
    charts = (shares, suspects_of_one_offence, sizes, years, mapped, layers, contexts)
    exhibits = [made for make in charts if (made := make(page)) is not None]
    return {
        "says": list(_sentences(page)),
        "exhibits": exhibits,
        "pictures": set_pictures(page),
        "rules": _rules(page),
        "tables": [table for table in _tables(page) if table.rows],
        "why_none": "" if exhibits else next((sentence(figure.note) for figure in asked if figure.note), ""),
    }


def _sentences(page: Page) -> Iterator[Sentence]:
    """The persons behind the records, and how long linked sets are seen."""
    release = page.release
    names = ("persons", "records_per_person", "persons_in_two_systems")
    figures = {name: whole(release, "picture", name) for name in names}
    for template in (
        "The records of persons are taken to be of {persons} persons ({persons.doubt}).",
        "That is {records_per_person} records to a person ({records_per_person.doubt}).",
        "{persons_in_two_systems} of persons are known to two systems or more ({persons_in_two_systems.doubt}).",
    ):
        if (said := Claim(template).say(figures)) is not None:
            yield said
    main = main_rule(release)
    stable = release.one("nature", "stable_groups", area_code="", breakdown=f"rule={main}")
    again = Claim(
        "{stable} of linked sets are stable: found again when some events are left out ({stable.doubt})."
    )
    if (said := again.say({"stable": stable})) is not None:
        yield said
    days = release.one("nature", "group_lifespan", area_code="", breakdown=f"rule={main}")
    lasting = Claim(
        "Under the rule “{rule}” linked sets are seen over {days} days on average ({days.doubt})."
    )
    if (said := lasting.say({"days": days}, {"rule": rule_name(main)})) is not None:
        yield said


def _rules(page: Page) -> list[tuple[str, str]]:
    """Each rule and what it asks, the main one first."""
    figures = split(page.release, "nature", "n_linked_sets", "rule")
    notes = {figure.parts["rule"]: figure.note for figure in figures if figure.state == "released"}
    main = main_rule(page.release)
    named = {rule: rule_name(rule) + (" (main rule)" if rule == main else "") for rule in notes}
    return [(named[rule], sentence(notes[rule])) for rule in main_first(page.release, notes) if notes[rule]]


def _tables(page: Page) -> Iterator[Table]:
    release = page.release
    known = [(figure.parts["system"], figure) for figure in split(release, "picture", "persons", "system")]
    yield figure_table("Persons known to each system", "System", known, value="Persons")
    stable = [(rule_name(f.parts["rule"]), f) for f in split(release, "nature", "stable_groups", "rule")]
    yield figure_table("Linked sets that are stable", "Rule", stable, value="Share")
    days = [
        (rule_name(figure.parts["rule"]), figure)
        for figure in split(release, "nature", "group_lifespan", "rule")
    ]
    yield figure_table(
        "Days from the first to the last joint offence, on average", "Rule", days, value="Days"
    )
    bands = split(release, "nature", "group_lifespans", "rule", "years")
    bands.sort(key=lambda figure: (figure.parts["rule"], size_order(figure.parts["years"])))
    years = [(f"{rule_name(f.parts['rule'])}: {band_name(f.parts['years'])} years", f) for f in bands]
    yield figure_table("Linked sets by how long they are seen", "Rule and years", years, value="Linked sets")
    both = split(release, "nature", "poly_context_sets", "context", "also", "rule")
    sets = [(f"{context_name(f.parts['context'])}, also {context_name(f.parts['also'])}", f) for f in both]
    yield figure_table("Linked sets in two contexts", "Contexts", sets, value="Share")
