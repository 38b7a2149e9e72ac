"""Pictures of single linked sets, for readers who may read records: dots and lines, a matrix, and a table of pairs."""

from __future__ import annotations

from groundview.profile.disclosure.released import SetPicture
from groundview.profile.narrative.joined import picture_title
from groundview.profile.narrative.layers import KINDS_OF_TIE
from groundview.profile.report.charts.node_link import node_link, totals_of
from groundview.profile.report.exhibits import Caption, Exhibit, exhibit
from groundview.profile.report.page import Page
from groundview.profile.report.tables import Cell, Kind, Table, TableRow


def set_pictures(page: Page) -> list[Exhibit]:
    """One exhibit a picture that the release holds; none for most audiences."""
    return [_pictured(page, picture) for picture in page.release.pictures]


def _pictured(page: Page, picture: SetPicture) -> Exhibit:
    return exhibit(
        page,
        f"linked-set-{picture.number}",
        picture_title(picture),
        caption=Caption(
            "Ties in one linked set; in the matrix, joint offences below the diagonal and other ties above it",
            "the members of one linked set, each a letter",
        ),
        draws=lambda narrow: node_link(picture, narrow=narrow),
        table=_pairs(picture),
    )


def _pairs(picture: SetPicture) -> Table:
    """A row for each pair who are joined, a column for each kind of tie."""
    totals = totals_of(picture.ties)
    pairs = dict.fromkeys((one, other) for one, other, _ in totals)
    rows = tuple(
        TableRow(
            f"{one} and {other}",
            tuple(Cell(str(totals.get((one, other, kind), 0)), "number") for kind in KINDS_OF_TIE),
        )
        for one, other in pairs
    )
    numbers: list[Kind] = ["number"] * len(KINDS_OF_TIE)
    headings = ("Pair", *(kind[:1].upper() + kind[1:] for kind in KINDS_OF_TIE))
    return Table("Events that join each pair", headings, ("text", *numbers), rows)
