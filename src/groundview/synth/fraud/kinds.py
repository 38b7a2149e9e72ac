"""The types of fraud, as the service codes them, and what is planted of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import turned

HERE = Path(__file__).parent


class FraudType(Declaration, frozen=True):
    """One type of fraud as the service codes it, and what is planted of it."""

    key: str
    family: str
    code: str
    name: str
    later_code: str
    later_name: str
    weight: float
    organised: float
    loss_scale: float
    no_loss: float
    reporting: float
    years: int
    organisations: float
    cyber: float
    ages: str
    contact: str
    traces: str
    base: str
    again: float = 0.0


class FraudTypes(Declaration, frozen=True):
    """All types, in the order of their ids."""

    types: tuple[FraudType, ...]


@cache
def types() -> tuple[FraudType, ...]:
    """The types of fraud, from types.yml."""
    return load_yaml(HERE / "types.yml", FraudTypes).types


def organised_share(one: FraudType, group_share: float) -> float:
    """The share of a type that groups commit, at one turn of the dial."""
    return turned(one.organised, group_share)
