"""What must hold of every figure and every page, whatever a study was given."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

from groundview import Study

SHARES = ("share", "%")
NOT_A_NUMBER = re.compile(r"(?<![\w-])[-+−]?(?:nan|inf|infinity|NaT)(?![\w-])", re.IGNORECASE)
NUMBERS = ("value", "n", "numerator", "denominator", "evidence", "sampling", "coding", "linkage", "areas")
DOUBTS = ("evidence", "sampling", "coding", "linkage", "areas")


def faults(finding: dict[str, Any]) -> list[str]:
    """What is wrong with one figure as a reader has it; nothing where all is well."""
    found = []
    for name in ("value", "n", "numerator", "denominator"):
        number = finding[name]
        if number is not None and not math.isfinite(number):
            found.append(f"{name} is {number}")
    if finding["value"] is None and not finding["note"]:
        found.append("no value and no note")
    return found + _interval_faults(finding) + _share_faults(finding)


def _interval_faults(finding: dict[str, Any]) -> list[str]:
    found = []
    for doubt in DOUBTS:
        low, high, value = finding[f"{doubt}_low"], finding[f"{doubt}_high"], finding["value"]
        if any(end is not None and not math.isfinite(end) for end in (low, high)):
            found.append(f"{doubt} is {low} to {high}")
        elif low is None and high is not None:
            found.append(f"{doubt} has no low end")
        elif high is None and low is not None and not finding["note"]:
            found.append(f"{doubt} is open, and no note says why")
        elif low is None or high is None:
            continue
        elif low > high:
            found.append(f"{doubt} is the wrong way round")
        elif doubt in ("sampling", "evidence") and value is not None:
            slack = 1e-9 * max(1.0, abs(value))
            if not low - slack <= value <= high + slack:
                found.append(f"{doubt} {low} to {high} is not around {value}")
    return found


def _share_faults(finding: dict[str, Any]) -> list[str]:
    numerator, denominator, value = finding["numerator"], finding["denominator"], finding["value"]
    found = []
    if (
        finding["unit"].startswith("share")
        and None not in (numerator, denominator)
        and numerator > denominator
    ):
        found.append(f"share of {numerator} in {denominator}")
    if finding["unit"].startswith("share") and value is not None and not 0 <= value <= 1:
        found.append(f"a share of {value}")
    return found


def faults_of(folder: Path) -> dict[str, list[str]]:
    """By id, what is wrong with any figure of a study."""
    findings = Study.open(folder).findings()
    assert findings
    return {finding["id"]: wrong for finding in findings if (wrong := faults(finding))}


def not_numbers(page: str) -> list[str]:
    """Where a page shows nan or inf, with a few words around it."""
    return [page[max(0, at.start() - 60) : at.end() + 30] for at in NOT_A_NUMBER.finditer(page)]
