"""What kind of thing an offence is, by its code: is violence part of it, and is something taken by it?"""

from __future__ import annotations

from groundview.evidence.pole.codes.fraud_codes import fraud_codes
from groundview.evidence.pole.codes.offence_codes import offence_codes

VIOLENT = frozenset(
    {
        "Homicide",
        "Violence with injury",
        "Violence without injury",
        "Robbery of business property",
        "Robbery of personal property",
    }
)
"""Home Office sub-groups of offences of which violence or its threat is part."""
WITH_MENACES = frozenset({"29", "29A", "31", "31A", "35"})
"""Other codes of which it is: aggravated burglary, and blackmail."""
TAKING = frozenset({"Theft offences", "Robbery", "Fraud offences"})
"""Groups of offences by which something is taken: what somebody loses by them, somebody has. What is lost by damage
nobody has."""
CODE_KINDS = {"code": "VARCHAR", "violent": "BOOLEAN", "taking": "BOOLEAN"}


def code_kinds() -> dict[str, list[str] | list[bool]]:
    """Columns of one row per code, of offences and of reports of fraud."""
    kinds = {
        one.code: (one.subgroup in VIOLENT or one.code in WITH_MENACES, one.group in TAKING)
        for one in offence_codes()
    }
    kinds |= {one.code: (False, True) for one in fraud_codes()}
    codes = sorted(kinds)
    return {
        "code": codes,
        "violent": [kinds[code][0] for code in codes],
        "taking": [kinds[code][1] for code in codes],
    }
