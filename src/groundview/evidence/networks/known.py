"""Linked sets beside mapped groups: who is in both, and when the two are taken to be one.

A linked set is taken to be a mapped group when at least two persons are in both, and they are at least half of the
smaller of the two (the overlap coefficient of Szymkiewicz and Simpson). Half of either, as Jaccard's index would have
it, is too much to ask: a mapping lists persons who were never suspected together with anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.reference import records_meant
from groundview.evidence.networks.found.sets import Sets

if TYPE_CHECKING:
    import duckdb

LEAST_BOTH = 2
LEAST_OVERLAP = 0.5
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mapped:
    """The mapping: references of its groups in order, and the records of members, `group` a number of `groups`."""

    groups: tuple[str, ...]
    group: Whole
    record: Whole


@dataclass(frozen=True, slots=True)
class Beside:
    """A linked set and a mapped group with persons in common; `number` is None for a mapped group without any set."""

    number: int | None
    ocg_ref: str
    n_both: int
    n_found: int
    n_mapped: int

    @property
    def overlap(self) -> float:
        """Persons in both, of persons in either (Jaccard)."""
        either = self.n_found + self.n_mapped - self.n_both
        return self.n_both / either if either else 0.0

    @property
    def matched(self) -> bool:
        """Whether the two are taken to be one."""
        return self.n_both >= max(LEAST_BOTH, LEAST_OVERLAP * min(self.n_found, self.n_mapped))

    @property
    def evidence(self) -> str:
        """Why they are taken to be one or not, in words without names."""
        if self.number is None:
            listed = f"{self.n_mapped} of its members are on record" if self.n_mapped else "none is on record"
            return f"no person of the mapped group is in a linked set; {listed}"
        sizes = f"the set has {self.n_found} persons, the mapped group {self.n_mapped}, and {self.n_both} are in both"
        if self.n_both < LEAST_BOTH:
            return f"{sizes}: one person is not enough"
        return (
            f"{sizes}: half of the smaller, or more"
            if self.matched
            else f"{sizes}: less than half of the smaller"
        )


def mapped(connection: duckdb.DuckDBPyConnection) -> Mapped:
    """The mapping, with the record that each member is named by or has."""
    groups = connection.execute(
        # One row per mapped group, whether or not it is on the list itself.
        "SELECT ocg_ref FROM ocg_list UNION SELECT ocg_ref FROM ocg_members ORDER BY ocg_ref"
    ).fetchall()
    names = tuple(str(ocg_ref) for (ocg_ref,) in groups)
    places = {name: place for place, name in enumerate(names)}
    members = connection.execute(MEMBERS).fetchall()
    group = np.array([places[ocg_ref] for ocg_ref, _ in members], dtype=np.int64)
    return Mapped(names, group, np.array([record for _, record in members], dtype=np.int64))


MEMBERS = f"""
    WITH named AS (
        -- One row per member without a reference, numbered in the order in which their records were numbered.
        SELECT ocg_ref, source, row_number() OVER (PARTITION BY source ORDER BY source_file, source_row) AS nth
        FROM ocg_members WHERE nominal_ref IS NULL AND (forename IS NOT NULL OR surname IS NOT NULL)),
    records AS (
        SELECT record_id, source, row_number() OVER (PARTITION BY source ORDER BY record_id) AS nth
        FROM person_records WHERE in_table = 'ocg_members')
    -- One row per mapped group and record of a member.
    SELECT DISTINCT ocg_ref, record_id FROM ({records_meant("(FROM ocg_members WHERE nominal_ref IS NOT NULL)")})
    WHERE record_id IS NOT NULL
    UNION SELECT ocg_ref, record_id FROM named JOIN records USING (source, nth)
    ORDER BY ocg_ref, record_id"""


def beside(found: Sets, mapping: Mapped, person: Whole) -> Iterator[Beside]:
    """Every linked set and mapped group with persons in common, and every mapped group without any such set, by
    mapped group and set; record r is of `person[r]`."""
    sizes = np.bincount(found.number, minlength=found.n)
    of = found.of_person(len(person))
    for place, ocg_ref in enumerate(mapping.groups):
        members = np.unique(person[mapping.record[mapping.group == place]])
        numbers, n_both = np.unique(of[members], return_counts=True)
        met = numbers >= 0
        if not met.any():
            yield Beside(None, ocg_ref, 0, 0, len(members))
        for number, both in zip(numbers[met].tolist(), n_both[met].tolist(), strict=True):
            yield Beside(number, ocg_ref, both, int(sizes[number]), len(members))
