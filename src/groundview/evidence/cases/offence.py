"""An offence as a case of no context, for what looks at offences by their codes and names alone."""

from __future__ import annotations

from groundview.evidence.cases.context import Case

OFFENCE = Case(
    called="offence",
    plural="offences",
    table="offences",
    reference="crime_ref",
    dated_by="recorded_on",
    code="offence_code",
    named="offence",
    codes="home_office",
)
