"""Charts of acting together: the shares, and how many known suspects one offence has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.choose import split, whole
from groundview.profile.narrative.joined import band_name, cooffence_title, size_order, together_title
from groundview.profile.report.charts.axis import Axis
from groundview.profile.report.charts.rows import Row, rows_chart
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import figure_table

SHARES: Mapping[tuple[str, str], str] = {
    ("co_offending_share", ""): "Offences by two or more",
    ("co_offending_persons", ""): "Suspects who acted with another",
    ("victim_offender_overlap", "of=suspects"): "Suspects who are also victims",
    ("victim_offender_overlap", "of=victims"): "Victims who are also suspects",
}
"""Measure and breakdown of each share, and what it is called, in the order in which they are shown."""

N_SIZES = 8
"""Sizes that are drawn; the table has them all."""


def shares(page: Page) -> Exhibit | None:
    """The shares as dots with their range over plausible linkages."""
    listed = [
        (label, figure)
        for (measure, breakdown), label in SHARES.items()
        for figure in page.release.where("nature", measure, area_code="", period="", breakdown=breakdown)
    ]
    if all(figure.value is None for _, figure in listed):
        return None
    rows = [Row.of(figure, label, kind="linkage") for label, figure in listed]
    axis = axis_of(rows, share=True)
    return exhibit(
        page,
        "together",
        together_title(page.release),
        caption=Caption(
            "Acting together, and victims who are suspects", "offences and persons with a known suspect"
        ),
        draws=lambda narrow: rows_chart(rows, axis, mark="dot", narrow=narrow),
        table=figure_table("Acting together", "Share", listed, value="Share"),
    )


def suspects_of_one_offence(page: Page) -> Exhibit | None:
    """Offences by their number of known suspects."""
    figures = in_order_of_size(split(page.release, "nature", "cooffence_size", "size"))
    if not figures or whole(page.release, "nature", "co_offending_share") is None:
        return None
    listed = [(f"{band_name(figure.parts['size'])} known", figure) for figure in figures]
    rows = [Row.of(figure, label) for label, figure in listed[:N_SIZES]]
    axis = axis_of(rows)
    return exhibit(
        page,
        "cooffence",
        cooffence_title(figures),
        caption=Caption("Offences by their number of known suspects", "offences with a known suspect"),
        draws=lambda narrow: rows_chart(rows, axis, narrow=narrow),
        table=figure_table(
            "Offences by their number of known suspects", "Suspects", listed, value="Offences"
        ),
    )


def in_order_of_size(figures: Sequence[Released]) -> list[Released]:
    """Smallest size first."""
    return sorted(figures, key=lambda figure: size_order(figure.parts.get("size", "")))


def axis_of(rows: Sequence[Row], *, share: bool = False, wanted: int = 4) -> Axis:
    """An axis that holds the rows and their intervals."""
    return Axis.to_hold(
        (number for row in rows for number in (row.value, row.high)), share=share, wanted=wanted
    )
