"""Criteria of reach: across areas, forces and borders."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def from_elsewhere() -> Asked:
    """Somebody who acts comes from outside the force's area.

    Met where a suspect is recorded so, a report places its suspect elsewhere, or the text says that they travelled. Not
    met where a report places its suspect in the area.

    Source: Police Foundation, So a large portion of fraud is linked to organised crime (August 2016):
    offenders who operate in other parts of the country and overseas; Campana and Meneghini, Organised crime
    movement across local communities, Trends in Organized Crime (2024).
    """
    return Asked(
        "somebody who acts in it comes from elsewhere",
        "coalesce(CASE WHEN list_contains(told.concepts, 'from_elsewhere') THEN true END, reach.elsewhere)",
        "concat_ws('; ', CASE WHEN reach.elsewhere THEN 'recorded as from elsewhere' WHEN NOT reach.elsewhere THEN"
        " 'placed in the area' END,"
        " CASE WHEN list_contains(told.concepts, 'from_elsewhere') THEN 'the text tells of travel' END)",
    )


def overseas() -> Asked:
    """Those who act, or what they gain, cross a border.

    Met where a report places its suspect overseas, or the text does. Not met where a report places the suspect in this
    country.

    Source: the European Union's eleven criteria, as the definition `eu_1998` has them: active at an
    international level.
    """
    return Asked(
        "it reaches overseas",
        "coalesce(CASE WHEN list_contains(told.concepts, 'overseas') THEN true END, reach.overseas)",
        "concat_ws('; ', CASE WHEN reach.overseas THEN 'placed overseas' WHEN NOT reach.overseas THEN"
        " 'placed in this country' END, "
        "CASE WHEN list_contains(told.concepts, 'overseas') THEN 'the text says so' END)",
    )


def acts_in_places(least: int = 2) -> Asked:
    """Somebody who acts in the case acts in so many places.

    Met where one person of it is recorded as acting in so many cities; areas, where the study is of one city. Never not
    met.

    Source: Campana and Meneghini, Organised crime movement across local communities: a network approach,
    Trends in Organized Crime (2024).
    """
    return Asked(
        f"somebody who acts in it acts in at least {least} places",
        f"CASE WHEN places.n_places >= {least} THEN true END",
        "'places in which one of them acts: ' || places.n_places",
    )
