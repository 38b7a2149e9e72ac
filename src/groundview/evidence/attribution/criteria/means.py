"""Criteria of means: force, vehicles, businesses."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def violence_or_threat() -> Asked:
    """Violence or its threat is used.

    Met where it is part of the offence, or the text tells of it. Never not met.

    Source: the European Union's eleven criteria, as the definition `eu_1998` has them: violence, or other
    means of intimidation.
    """
    return Asked(
        "violence or its threat is used",
        "CASE WHEN law.violent OR list_contains(told.concepts, 'weapon_or_threat') THEN true END",
        "concat_ws('; ', CASE WHEN law.violent THEN 'it is part of the offence' END,"
        " CASE WHEN list_contains(told.concepts, 'weapon_or_threat') THEN 'the text tells of it' END)",
    )


def vehicle_used() -> Asked:
    """A vehicle is used.

    Met where one was seen with the case, or the text tells of one. Never not met.

    Source: West Midlands Police on theft from shops in 2015, as reported by Professional Security Magazine
    (2017): organised thieves move across the borders of forces. That a vehicle tells of it is the program's
    own reading.
    """
    return Asked(
        "a vehicle is used",
        "CASE WHEN list_contains(identifiers.kinds, 'vehicle') OR list_contains(told.concepts, 'vehicle_used')"
        " THEN true END",
        "concat_ws('; ', CASE WHEN list_contains(identifiers.kinds, 'vehicle') THEN 'a vehicle was seen with it' END,"
        " CASE WHEN list_contains(told.concepts, 'vehicle_used') THEN 'the text tells of one' END)",
    )


def business_used() -> Asked:
    """A business, or what looks like one, is used.

    Met where a company or a website was seen with the case. Never not met.

    Source: the European Union's eleven criteria, as the definition `eu_1998` has them: commercial or
    businesslike structures.
    """
    kinds = "len(list_filter(identifiers.kinds, k -> k IN ('company', 'website')))"
    return Asked(
        "a business is used",
        f"CASE WHEN {kinds} > 0 THEN true END",
        f"CASE WHEN {kinds} > 0 THEN 'a company or website was seen with it' END",
    )
