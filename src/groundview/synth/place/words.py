"""Parts of the names of places, read from the file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Parts(Declaration, frozen=True):
    """First and second parts of names, and what may stand before."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    before: tuple[str, ...] = ("",)

    def all(self, joint: str) -> list[str]:
        """Every name, those with nothing before them first."""
        return [
            f"{before} {first}{joint}{second}".strip()
            for before in dict.fromkeys(self.before)
            for first in self.first
            for second in self.second
        ]


class Postcodes(Declaration, frozen=True):
    """Letters of postcodes."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    unit: str


class Words(Declaration, frozen=True):
    """The whole file."""

    cities: Parts
    forces: Parts
    neighbourhoods: Parts
    streets: Parts
    postcodes: Postcodes


@cache
def words() -> Words:
    """What the file says."""
    return load_yaml(Path(__file__).with_suffix(".yml"), Words)
