"""The words of the Bristol fixture: its cover, how outcomes are grouped, what the measures are called."""

from __future__ import annotations

from groundview.profile.disclosure.released import Cover, MeasureText

GROUPS = {
    "Under investigation": "no outcome yet",
    "Status update unavailable": "no outcome yet",
    "Investigation complete; no suspect identified": "no suspect identified",
    "Unable to prosecute suspect": "suspect identified, not taken further",
    "Further investigation is not in the public interest": "not in the public interest to go on",
    "Formal action is not in the public interest": "not in the public interest to go on",
    "Further action is not in the public interest": "not in the public interest to go on",
    "Local resolution": "dealt with out of court",
    "Offender given a caution": "dealt with out of court",
    "Action to be taken by another organisation": "passed to another agency",
}
CHARGED = "charged or summonsed"
COVER = Cover(
    title="Bristol: recorded crime and what is organised in it",
    marking="OFFICIAL",
    reference="GV/BRISTOL/2025-01",
    version="0.1 draft",
    period_from="2025-01-01",
    period_to="2025-06-30",
    data_cut_off="2025-07-31",
    review_by="2026-01-31",
    owner="Head of Intelligence",
    analyst="Strategic Analyst",
    assurer="Research and Insight Lead",
    approver="",
    produced_with="groundview 0.1.0",
)


def measures() -> dict[str, MeasureText]:
    """The words about each measure."""
    words = {
        "records": ("Records received", "Rows read from a source, refused ones included.", ""),
        "missing_share": ("Values missing", "Rows whose column is empty, among all rows loaded.", ""),
        "no_location_share": ("Share without location", "Rows with neither coordinates nor area code.", ""),
        "recorded": ("Offences recorded", "Offences that lie in the areas of the study.", "Garwood (1936)"),
        "incidence": ("Recorded crime rate", "Offences by residents and year at risk.", "Rogerson (2008)"),
        "smoothed_rate": (
            "Recorded crime rate, smoothed",
            "Drawn towards the rate of all.",
            "Marshall (1991)",
        ),
        "gini": ("Gini index", "Concentration over areas.", "Bernasco and Steenbeek (2017)"),
        "top_share": ("Top share", "Share of offences in the areas with most of them.", ""),
        "outcome_share": ("Outcomes", "Share of offences whose latest outcome is in a group.", ""),
        "organised_share": ("Organised share", "Share that the evidence ties to organised crime.", ""),
    }
    return {name: MeasureText(*texts) for name, texts in words.items()}
