"""The criterion that asks coders. A calibrated share may not use it: the sample would vouch for itself."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def coded(variable: str = "organised") -> Asked:
    """Coders who read the case answered yes to a question of the codebook.

    Met and not met by their answer, after adjudication. Unknown where the case was not coded, where coders answered
    that they could not tell, and where they disagree.

    Source: Neuendorf, The Content Analysis Guidebook (2nd edition, Sage, 2017): codebook, independent coding,
    adjudication.
    """
    return Asked(
        f"coders answered yes to {variable}",
        f"CASE coded.answers['{variable}'] WHEN 'yes' THEN true WHEN 'no' THEN false END",
        f"'coders answered ' || coded.answers['{variable}']",
    )
