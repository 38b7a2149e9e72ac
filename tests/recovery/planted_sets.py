"""Linked sets beside what was planted in a synthetic study: how many planted groups are found, and how many of the
sets that are found stand for nothing.

A planted group counts where at least two offences are on record in which two or more of its members are each suspected,
charged or convicted. It is recovered by a set that has a Jaccard overlap of .5 or more with its members in such
offences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.networks.ties import make_ties
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.statistics.false_discovery import benjamini_hochberg

LEAST_JACCARD = 0.5
MOST_FALSE = 0.05
People = frozenset[int]


@dataclass(frozen=True, slots=True)
class Recovery:
    """Of the planted groups that count, how many are recovered; of the sets found, how many have no tie that chance
    would hardly make, how many are mostly of persons who never truly acted with another of the set; and how many sets
    the rule finds where the same persons meet by chance as often."""

    n_planted: int
    n_recovered: int
    n_found: int
    n_insignificant: int
    n_unfounded: int
    n_by_chance: int

    @property
    def recall(self) -> float:
        """Share of planted groups recovered."""
        return self.n_recovered / self.n_planted

    @property
    def spurious(self) -> tuple[float, float, float]:
        """Shares of the sets found: without a significant tie, as many as by chance, of persons never together."""
        return (
            self.n_insignificant / self.n_found,
            self.n_by_chance / self.n_found,
            self.n_unfounded / self.n_found,
        )


def link_truly(store: Store, truth: Path) -> None:
    """Makes `persons` of the truth: records of one human being are one person, and nothing is in doubt. A record that
    the truth does not name is a person of its own. Needs `person_records`."""
    for name in ("persons", "linkage_draws"):
        store.connection.execute(create_table(tables()[name]))
    store.connection.execute(f"""
        INSERT INTO persons BY NAME
        WITH owner AS (
            SELECT nominal_ref, min(person_id) AS human FROM '{truth}/records.parquet' GROUP BY nominal_ref),
        whose AS (
            SELECT record_id, nominal_ref, system, coalesce(human, -record_id) AS human
            FROM person_records LEFT JOIN owner USING (nominal_ref))
        SELECT record_id, nominal_ref, system, 'person_' || human AS person_id, 1.0 AS probability,
            min(record_id) OVER (PARTITION BY human) AS person FROM whose""")


def recovery(store: Store, truth: Path, rule: str, *, seed: int = 1) -> Recovery:
    """Finds sets in a store with `person_records`, `sightings` and `persons`, and sets them beside the truth."""
    make_takings_part(store)
    make_ties(store)
    make_groups(store, draws=0)
    found = _people(
        store,
        f"""
        SELECT group_id, whose.human FROM groups JOIN persons USING (person_id)
        JOIN ({_whose(truth)}) AS whose USING (nominal_ref) WHERE rule = '{rule}'""",
    )
    planted = _people(store, _planted(truth))
    n_found = _number(store, f"SELECT count(DISTINCT group_id) FROM groups WHERE rule = '{rule}'")
    significant = _significant(store, rule)
    unfounded = _unfounded(store, truth, found)
    meet_by_chance(store, seed)
    make_groups(store, draws=0)
    return Recovery(
        len(planted),
        sum(max((jaccard(group, each) for each in found), default=0.0) >= LEAST_JACCARD for group in planted),
        n_found,
        n_found - significant,
        unfounded,
        _number(store, f"SELECT count(DISTINCT group_id) FROM groups WHERE rule = '{rule}'"),
    )


def n_sets(store: Store, rule: str) -> tuple[float, float, float]:
    """The number of sets of a rule under the linkage that was kept, and the least and the most over all linkages."""
    row = store.connection.execute(f"""
        SELECT max(numerator) FILTER (draw = 0), min(numerator), max(numerator) FROM network_counts
        WHERE measure = 'n_linked_sets' AND breakdown = 'rule={rule}'""").fetchone()
    assert row is not None
    return row


def jaccard(one: People, other: People) -> float:
    """Persons in both, of persons in either."""
    return len(one & other) / len(one | other)


def meet_by_chance(store: Store, seed: int) -> None:
    """Deals the persons of `takings_part` in co-offending out anew: each keeps its number of offences, each offence its
    number of persons, and who meets whom is chance."""
    import pyarrow

    connection = store.connection
    rows = connection.execute("""
        SELECT DISTINCT event, person FROM takings_part JOIN persons USING (record_id)
        WHERE layer = 'co_offending' ORDER BY ALL""").fetchall()
    names, event = np.unique([event for event, _ in rows], return_inverse=True)
    dealt = _dealt(event, np.array([person for _, person in rows]), np.random.default_rng(seed))
    connection.register("dealt", pyarrow.table({"event": names[event].tolist(), "record_id": dealt}))
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE meant AS
        SELECT event, min(happened_on) AS happened_on FROM takings_part WHERE layer = 'co_offending' GROUP BY event""")
    connection.execute("DELETE FROM takings_part WHERE layer = 'co_offending'")
    connection.execute("""
        INSERT INTO takings_part BY NAME
        SELECT 'co_offending' AS layer, event, record_id, 'suspect' AS role, happened_on
        FROM dealt JOIN meant USING (event)""")
    connection.unregister("dealt")


def _dealt(event: Any, person: Any, random: np.random.Generator) -> Any:
    """The persons in another order, nobody twice in one event."""
    person = random.permutation(person)
    width = int(person.max()) + 1
    for _ in range(1000):
        _, first = np.unique(event * width + person, return_index=True)
        twice = np.setdiff1d(np.arange(len(person)), first)
        if not len(twice):
            return person
        for place, other in zip(twice, random.integers(0, len(person), len(twice)), strict=True):
            person[[place, other]] = person[[other, place]]
    raise ValueError("some person has more offences than can be dealt out")


def _significant(store: Store, rule: str) -> int:
    """Sets with at least one tie in co-offending that is significant among all pairs of suspects."""
    ties = store.connection.execute(
        "SELECT person_a, person_b, by_chance FROM ties WHERE layer = 'co_offending' ORDER BY ALL"
    ).fetchall()
    suspects = _number(
        store,
        """
        SELECT count(DISTINCT person) FROM takings_part JOIN persons USING (record_id) WHERE layer = 'co_offending'""",
    )
    tests = suspects * (suspects - 1) // 2
    passed = benjamini_hochberg([p for _, _, p in ties], tests=tests) <= MOST_FALSE
    of = dict(
        store.connection.execute(
            f"SELECT person, group_id FROM groups JOIN persons USING (person_id) WHERE rule = '{rule}'"
        ).fetchall()
    )
    both = [(of.get(a), of.get(b)) for (a, b, _), is_so in zip(ties, passed, strict=True) if is_so]
    return len({one for one, other in both if one is not None and one == other})


def _unfounded(store: Store, truth: Path, found: Sequence[People]) -> int:
    """Sets of which fewer than half belong to a planted group, or truly acted twice with another of the set."""
    members = {
        row[0] for row in store.connection.execute(f"SELECT person_id FROM '{truth}/members.csv'").fetchall()
    }
    together = store.connection.execute(f"""
        WITH acting AS (
            SELECT offence_id, person_id FROM '{truth}/taking_part.parquet' WHERE true_role = 'offender')
        SELECT one.person_id, two.person_id FROM acting AS one JOIN acting AS two USING (offence_id)
        WHERE one.person_id <> two.person_id GROUP BY ALL HAVING count(*) > 1""").fetchall()
    of = {person: number for number, each in enumerate(found) for person in each}
    known = members | {a for a, b in together if of.get(a, -1) == of.get(b, -2)}
    return sum(2 * len(each & known) < len(each) for each in found)


def _planted(truth: Path) -> str:
    return f"""
        WITH suspects AS (
            SELECT DISTINCT offence_id, person_id FROM '{truth}/taking_part.parquet'
            WHERE recorded AND role IN ('suspect', 'charged', 'convicted')),
        members AS (SELECT DISTINCT group_id, person_id FROM '{truth}/members.csv'),
        joint AS (
            SELECT group_id, offence_id, person_id FROM suspects JOIN members USING (person_id)
            QUALIFY count(*) OVER (PARTITION BY group_id, offence_id) > 1)
        SELECT group_id, person_id FROM joint
        WHERE group_id IN (SELECT group_id FROM joint GROUP BY group_id HAVING count(DISTINCT offence_id) > 1)"""


def _whose(truth: Path) -> str:
    return f"SELECT nominal_ref, min(person_id) AS human FROM '{truth}/records.parquet' GROUP BY nominal_ref"


def _people(store: Store, sql: str) -> list[People]:
    found: dict[Any, set[int]] = {}
    for name, person in store.connection.execute(sql).fetchall():
        found.setdefault(name, set()).add(person)
    return [frozenset(found[name]) for name in sorted(found)]


def _number(store: Store, sql: str) -> int:
    row = store.connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
