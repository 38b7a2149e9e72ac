"""The places of the study side by side: what differs in recording first, then the rates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import by_place, ranked, split, whole
from groundview.profile.narrative.claims import Claim, Sentence
from groundview.profile.narrative.titles import places_title
from groundview.profile.report.against_whole import against_whole
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import AreaColumn, Table, area_table

ORDER = 35
TITLE = "The places side by side"


def build(page: Page) -> Mapping[str, Any] | None:
    """The rates of the places that hold the areas; nothing where the study is of one place."""
    rates = ranked(by_place(page.release, "victimisation", "incidence"))
    if len(rates) < 2:
        return None
    return {"recording": _recording(page), "places": _rates(page, rates)}


def _recording(page: Page) -> list[Sentence]:
    """What each force left out, which comes before any comparison."""
    absent = split(page.release, "picture", "months_absent", "force")
    claim = Claim("{force}: months without any record in the period: {absent}.")
    said = (claim.say({"absent": figure}, {"force": figure.parts["force"]}) for figure in absent)
    return [sentence for sentence in said if sentence]


def _rates(page: Page, rates: list[Released]) -> Exhibit:
    return exhibit(
        page,
        "places",
        places_title(rates),
        caption=Caption(f"Recorded crime rate, {rates[0].unit}", "usual residents"),
        draws=against_whole(page, rates, whole(page.release, "victimisation", "incidence")),
        table=_table(page, rates),
    )


def _table(page: Page, rates: list[Released]) -> Table:
    measures = (
        ("Residents", by_place(page.release, "picture", "population")),
        ("Recorded", by_place(page.release, "victimisation", "recorded")),
        ("Rate", rates),
    )
    columns = [AreaColumn.of(heading, figures) for heading, figures in measures if figures]
    names = [(figure.area_code, figure.area_code, None) for figure in rates]
    return area_table("The places of the study", columns, names)
