"""What an offence's code tells of its victim where nobody is named: a business, or nobody in particular."""

from __future__ import annotations

import re

from groundview.evidence.cases.kinds import alike, kinds
from groundview.evidence.cases.offence import OFFENCE
from groundview.evidence.pole.codes.offence_codes import OffenceCode, offence_codes
from groundview.evidence.pole.sql import literal

BUSINESS = ("Shoplifting", "Non-domestic burglary", "Robbery of business property")
"""Subgroups of offences against businesses; non-domestic burglary takes in places of the community."""
BUSINESS_CODES = ("41", "49A", "58B")
"""Theft by an employee, making off without payment, damage to a building that is no dwelling."""
SOCIETY = ("Drug offences", "Possession of weapons offences", "Miscellaneous crimes against society")
DWELLING = ("Domestic burglary",)


def kinds_of_offences() -> str:
    """SQL with one row per code and name that occur together in `offences`: `given`, `named`, whether it is a burglary
    of a dwelling (`at_home`), and the kind of a victim whom nobody names."""
    return f"""
        SELECT given, named, {_one_of(DWELLING)} AS at_home,
            CASE WHEN {_one_of(BUSINESS, BUSINESS_CODES)} THEN 'business' WHEN {_one_of(SOCIETY)} THEN 'society'
                ELSE 'not_named' END AS unnamed
        FROM ({kinds(OFFENCE)}) AS kinds"""


def _one_of(groups: tuple[str, ...], codes: tuple[str, ...] = ()) -> str:
    """SQL of whether a code is of these groups, or, where there is none, the name is that of such a code."""
    meant = [one for one in offence_codes() if _is_of(one, groups, codes)]
    numbers = ", ".join(literal(code) for code in sorted({one.code for one in meant}))
    names = ", ".join(
        literal(name) for name in sorted({_plain(one.name) for one in meant} | set(map(_plain, groups)))
    )
    return f"coalesce(CASE WHEN code IS NULL THEN {alike('named')} IN ({names}) ELSE code IN ({numbers}) END, false)"


def _plain(name: str) -> str:
    """A name as `alike` writes it."""
    return re.sub(r"[\W_]+", " ", name).strip().lower()


def _is_of(one: OffenceCode, groups: tuple[str, ...], codes: tuple[str, ...]) -> bool:
    return one.group in groups or one.subgroup in groups or one.code in codes
