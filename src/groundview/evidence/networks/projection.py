"""The projection in SQL: from who takes part in which event to who is tied to whom, in any plausible linkage.

An event of k persons gives each of its ties the weight 1/(k-1), so that what a person's ties weigh is the number of
events the person took part in with others (Newman 2001, Physical Review E 64, 016132).
"""

from __future__ import annotations

from collections.abc import Sequence

from groundview.errors import UsageProblem
from groundview.evidence.networks.layers.declared import layers as declared
from groundview.evidence.pole.sql import literal


def allowed(layers: Sequence[str], draw: int = 0) -> str:
    """Parts of a query: `standing`, one row per layer, event and person in it, with the first and last day there; and
    `allowed`, those of events that are not too large to join persons, with the event's number of persons."""
    most = ", ".join(f"({literal(name)}, {_layer(name) or 'NULL'})" for name in layers)
    return f"""limits(layer, most_persons) AS (VALUES {most}),
    standing AS (
        SELECT layer, event, coalesce(moved.person, persons.person) AS person,
            min(happened_on) AS first_on, max(happened_on) AS last_on
        FROM takings_part JOIN limits USING (layer) JOIN persons USING (record_id)
        LEFT JOIN linkage_draws AS moved
            ON moved.record_id = takings_part.record_id AND moved.draw = {int(draw)}
        GROUP BY layer, event, coalesce(moved.person, persons.person)),
    sized AS (SELECT layer, event, count(*) AS n_persons FROM standing GROUP BY layer, event),
    allowed AS (
        SELECT standing.*, n_persons FROM standing JOIN sized USING (layer, event) JOIN limits USING (layer)
        WHERE n_persons <= coalesce(most_persons, n_persons))"""


def met(taking_part: str = "allowed", more: str = "") -> str:
    """A part of a query: `met`, one row per layer, event and two persons in it, `one` and `two`, of a table or part
    with the columns of `allowed`, and with `more` columns. Two are joined when the later of them comes."""
    return f"""met AS (
        SELECT {more} one.layer, one.event, one.person AS person_a, two.person AS person_b, one.n_persons,
            greatest(one.first_on, two.first_on) AS first_on,
            greatest(one.first_on, two.first_on, least(one.last_on, two.last_on)) AS last_on
        FROM {taking_part} AS one JOIN {taking_part} AS two
            ON one.layer = two.layer AND one.event = two.event AND one.person < two.person
        WHERE one.n_persons >= 2 AND two.n_persons >= 2)"""


def left_out(layers: Sequence[str], draw: int = 0) -> str:
    """A query: one row per layer with events that are too large to join persons: how many, the largest, and how many
    times somebody takes part in one."""
    return f"""
        WITH {allowed(layers, draw)}
        SELECT layer, count(*) AS events, max(sized.n_persons) AS largest, sum(sized.n_persons)::BIGINT AS persons
        FROM sized JOIN limits USING (layer) WHERE sized.n_persons > most_persons
        GROUP BY layer ORDER BY layer"""


def _layer(name: str) -> int | None:
    """The most persons of a layer's events."""
    if name not in declared():
        raise UsageProblem(f"There is no layer {name}.", why=f"there are {', '.join(declared())}")
    return declared()[name].most_persons
