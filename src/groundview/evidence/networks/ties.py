"""Who is tied to whom in the kept linkage, layer by layer, and how likely that is by chance."""

from __future__ import annotations

from groundview.evidence.networks.chance import put_chances
from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.networks.projection import allowed, left_out, met
from groundview.evidence.records.query import Query
from groundview.evidence.records.remark import remark
from groundview.evidence.records.store import Store


def taken() -> Query:
    """One row per layer, event that is not too large to join, and person in it, with the numbers of persons in the
    event and of events of the person; events of one person are among them, for they count where chance is weighed."""
    return Query(
        "taken",
        f"""
        WITH {allowed(tuple(layers()))}
        SELECT *, count(*) OVER (PARTITION BY layer, person) AS n_of_person FROM allowed""",
    )


def joined() -> Query:
    """One row per layer and two persons tied in it, with the number of events of each."""
    # Taken along, not joined on afterwards: of a table that is new in this transaction the database knows no size, and
    # may set every person of a layer beside every other.
    return Query(
        "joined",
        f"""
        WITH {met("taken", "one.n_of_person AS events_a, two.n_of_person AS events_b,")}
        SELECT layer, person_a, person_b, events_a, events_b, count(*) AS n_events,
            -- Rounded, since what several threads add up differs in its last digits.
            round(sum(1.0::DOUBLE / (n_persons - 1)), 9) AS weight,
            min(first_on) AS first_on, max(last_on) AS last_on
        FROM met GROUP BY layer, person_a, person_b, events_a, events_b""",
    )


def ties() -> Query:
    """One row per layer and two persons tied in it."""
    return Query(
        "ties",
        """
        SELECT layer, person_a, person_b, n_events, weight, first_on, last_on, by_chance
        FROM joined JOIN chances USING (layer, n_events, events_a, events_b) ORDER BY layer, person_a, person_b""",
    )


def make_ties(store: Store) -> int:
    """Makes `ties` of the kept linkage from `takings_part` and `persons`."""
    for query in (taken(), joined()):
        store.connection.execute(f"CREATE OR REPLACE TEMP TABLE {query.name} AS {query.sql}")
    put_chances(store.connection)
    made = store.make(ties())
    store.drop_temporary()
    remark(store, "ties", too_large(store))
    return made


def too_large(store: Store) -> list[str]:
    """One sentence a layer with events of too many persons to join them, which are left out of every tie."""
    found = store.connection.execute(left_out(tuple(layers()))).fetchall()
    return [
        f"{layer}: {events:,} events have more persons than may be joined, the largest {largest:,}; they join nobody"
        for layer, events, largest, _ in found
    ]
