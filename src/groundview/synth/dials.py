"""The dials of a synthetic world: which one it is, how large, and how hard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from groundview.errors import UsageProblem

Size = Literal["small", "city", "force", "nation"]

FROM, TO = date(2023, 1, 1), date(2025, 12, 31)
"""The three years in which everything happens. The national fraud service changes within them, on 2025-12-04."""
TAKEN_ON = date(2026, 2, 2)
"""The day on which the extracts are taken: nothing in them is later."""

REGION_OFFENCES = 450_000
OFFENCES: dict[Size, int] = {"small": 12_000, "city": 40_000, "force": REGION_OFFENCES, "nation": 21_000_000}
"""Recorded offences of three years, about."""
OFFENCES_PER_RESIDENT = 0.255
"""Of three years: 85 per 1,000 a year, as in England and Wales."""
MOST = 0.95
"""No chance is more, however far a dial is turned."""


def turned(rate: float, dial: float) -> float:
    """A rate times a dial, from 0 to 0.95."""
    return min(max(rate * dial, 0.0), MOST)


@dataclass(frozen=True, slots=True)
class Dials:
    """`seed` chooses the world. `dirt` multiplies every rate of error in the extracts (0 is clean), `recording_rate`
    the rates at which offenders become suspects, `group_share` the share of offences that groups commit; 1 is the
    world as it is declared. `region` tells the parts of a nation apart and is 0 elsewhere."""

    seed: int = 1
    size: Size = "small"
    dirt: float = 1.0
    recording_rate: float = 1.0
    group_share: float = 1.0
    region: int = 0

    def __post_init__(self) -> None:
        """Raises UsageProblem for a dial that is turned too far."""
        if self.size not in get_args(Size):
            raise UsageProblem(f"There is no size {self.size}.", next_step=f"Sizes: {', '.join(OFFENCES)}.")
        if self.seed < 0:
            raise UsageProblem("The seed is negative.", next_step="Give 0 or more.")
        for name, most in (("dirt", 3.0), ("recording_rate", 3.0), ("group_share", 2.0)):
            if not 0 <= getattr(self, name) <= most:
                raise UsageProblem(
                    f"The dial {name.replace('_', ' ')} is turned too far.",
                    next_step=f"Give a number from 0 to {most:g}; 1 is the world as it is declared.",
                )

    @property
    def offences(self) -> int:
        """Recorded offences of three years in one region, about."""
        return REGION_OFFENCES if self.size == "nation" else OFFENCES[self.size]

    @property
    def residents(self) -> int:
        """Residents of one region, about."""
        return round(self.offences / OFFENCES_PER_RESIDENT)

    @property
    def regions(self) -> int:
        """Independent regions of three cities and two forces each: one, but for a nation."""
        return round(OFFENCES[self.size] / self.offences)
