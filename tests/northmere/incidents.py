"""What was recorded in the invented town, month by month, in the layout of data.police.uk."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from random import Random

from town import NAME, Area, Snap, degrees

FORCE = f"{NAME} Constabulary (invented)"
MONTHS = ("2025-01", "2025-02", "2025-03", "2025-04", "2025-06", "2025-07", "2025-08")
"""May is absent, as one month is from many a download: a gap, not a month without crime."""
HEADER: tuple[str, ...] = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
)
HEADER += ("LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context")
ROWS_A_MONTH = 840
NO_LOCATION = 0.10
OUTSIDE_A_MONTH = 5
DUPLICATES_A_MONTH = 3

Row = tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A crime type: its share of all rows, and how strongly it follows the centre and deprivation."""

    name: str
    share: float
    centre: float
    deprivation: float
    outcomes: str


KINDS = (
    Kind("Violence and sexual offences", 0.340, 1.6, 0.040, "named"),
    Kind("Anti-social behaviour", 0.150, 2.0, 0.035, ""),
    Kind("Public order", 0.095, 2.2, 0.030, "named"),
    Kind("Shoplifting", 0.085, 4.5, 0.000, "seen"),
    Kind("Other theft", 0.080, 2.2, 0.015, "unseen"),
    Kind("Criminal damage and arson", 0.075, 0.8, 0.040, "unseen"),
    Kind("Vehicle crime", 0.045, 0.3, 0.020, "unseen"),
    Kind("Burglary", 0.040, 0.3, 0.030, "unseen"),
    Kind("Drugs", 0.025, 1.5, 0.050, "seen"),
    Kind("Other crime", 0.022, 0.5, 0.030, "named"),
    Kind("Robbery", 0.015, 2.5, 0.045, "unseen"),
    Kind("Bicycle theft", 0.012, 2.5, 0.000, "unseen"),
    Kind("Possession of weapons", 0.010, 1.5, 0.045, "seen"),
    Kind("Theft from the person", 0.006, 4.0, 0.000, "unseen"),
)
OPEN = "Under investigation"
OUTCOMES: dict[str, dict[str, float]] = {
    "named": {
        "Unable to prosecute suspect": 52,
        "Status update unavailable": 20,
        "Investigation complete; no suspect identified": 9,
        "Awaiting court outcome": 6,
        "Further investigation is not in the public interest": 4,
        "Formal action is not in the public interest": 3,
        "Offender given a caution": 2,
        "Local resolution": 2,
        "Action to be taken by another organisation": 2,
    },
    "seen": {
        "Unable to prosecute suspect": 30,
        "Investigation complete; no suspect identified": 22,
        "Awaiting court outcome": 16,
        "Status update unavailable": 15,
        "Local resolution": 6,
        "Court result unavailable": 4,
        "Suspect charged as part of another case": 3,
        "Further action is not in the public interest": 3,
        "Offender given a caution": 1,
    },
    "unseen": {
        "Investigation complete; no suspect identified": 62,
        "Unable to prosecute suspect": 16,
        "Status update unavailable": 14,
        "Awaiting court outcome": 4,
        "Further investigation is not in the public interest": 2,
        "Local resolution": 1,
        "Court result unavailable": 1,
    },
}


def month_rows(random: Random, month: str, areas: list[Area]) -> list[Row]:
    """One month's rows, by area as the publisher sorts them, with the flaws that real downloads have."""
    rows = [_incident(random, month, areas) for _ in range(ROWS_A_MONTH + random.randrange(-40, 41))]
    rows += [_outside(random, month) for _ in range(OUTSIDE_A_MONTH)]
    referenced = [row for row in rows if row[0]]
    rows += random.sample(referenced, DUPLICATES_A_MONTH)
    if month == MONTHS[-1]:
        rows.append(_with_another_outcome(next(row for row in referenced if row[10] == OPEN)))
    return sorted(rows, key=lambda row: (row[7] == "", row[7]))


def _incident(random: Random, month: str, areas: list[Area]) -> Row:
    kind = random.choices(KINDS, [kind.share * _season(kind, month) for kind in KINDS])[0]
    area = random.choices(areas, [_pull(kind, area, month) for area in areas])[0]
    if random.random() < NO_LOCATION:
        return _row(random, month, kind, Snap("", "", "No Location"), ("", ""))
    return _row(random, month, kind, _snap(random, kind, area), (area.code, area.name))


def _pull(kind: Kind, area: Area, month: str) -> float:
    pull: float = area.population * math.exp(
        kind.centre * area.centrality + kind.deprivation * area.imd_score
    )
    # Something for the reader to find: vehicle crime gathers in one area from June on.
    return pull * (
        5 if kind.name == "Vehicle crime" and area.code == "X01000006" and month >= "2025-06" else 1
    )


def _season(kind: Kind, month: str) -> float:
    step = int(month[-2:])
    if kind.name == "Shoplifting":
        return 0.8 + 0.06 * step
    return 1.25 if kind.name == "Anti-social behaviour" and step >= 6 else 1.0


def _snap(random: Random, kind: Kind, area: Area) -> Snap:
    if kind.name == "Shoplifting":
        shops = [snap for snap in area.snaps if snap.location.endswith(("Supermarket", "Shopping Area"))]
        return random.choice(shops)
    # Some streets see far more than others: the weights fall as one over the rank.
    return random.choices(area.snaps, [1 / rank for rank in range(1, len(area.snaps) + 1)])[0]


def _row(random: Random, month: str, kind: Kind, snap: Snap, area: tuple[str, str]) -> Row:
    reference, outcome = "", ""
    if kind.outcomes:
        reference = hashlib.sha256(random.randbytes(16)).hexdigest()
        outcome = _outcome(random, month, kind.outcomes)
    place = (snap.longitude, snap.latitude, snap.location)
    return (reference, month, FORCE, FORCE, *place, *area, kind.name, outcome, "")


def _outcome(random: Random, month: str, mix: str) -> str:
    """The later the month, the more that is still open: outcomes take time."""
    if random.random() < 0.06 * int(month[-2:]) - 0.04:
        return OPEN
    return random.choices(list(OUTCOMES[mix]), list(OUTCOMES[mix].values()))[0]


def _outside(random: Random, month: str) -> Row:
    longitude, latitude = degrees((random.uniform(6, 9), random.uniform(-3, 3)))
    snap = Snap(f"{longitude:.6f}", f"{latitude:.6f}", "On or near Elsewhere Road")
    return _row(random, month, random.choice(KINDS), snap, ("X09000001", "Elsewhere 001A"))


def _with_another_outcome(row: Row) -> Row:
    return (*row[:10], "Local resolution", row[11])
