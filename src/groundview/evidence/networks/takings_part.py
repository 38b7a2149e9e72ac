"""Who takes part in what joins persons: the events of every layer, with the person records in them."""

from __future__ import annotations

from groundview.evidence.linkage.reference import folder, records_meant
from groundview.evidence.networks.layers.declared import Layer, layers
from groundview.evidence.pole.sql import literal
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store


def takings_part() -> Query:
    """One row per layer, event, person record, role and row of a source."""
    said = " UNION ALL ".join(_in_layer(layer) for layer in layers().values())
    return Query(
        "takings_part",
        f"""
        SELECT DISTINCT layer, event, record_id, role, happened_on, source_table, source_file, source_row
        FROM ({records_meant(f"({said})")}) WHERE record_id IS NOT NULL ORDER BY ALL""",
    )


def make_takings_part(store: Store) -> int:
    """Makes `takings_part` of `person_records`, `sightings` and the tables that the layers name."""
    return store.make(takings_part())


def _in_layer(layer: Layer) -> str:
    """SELECT of one layer's rows, before it is known which record each of them means."""
    event, twice = "event", ""
    if layer.refers_to:
        # Two sources may give one reference to two things, which their folders then tell apart.
        table, key = layer.refers_to.split(".")
        event = f"CASE WHEN twice.thing IS NULL THEN event ELSE {folder()} || event END"
        twice = f"""
        LEFT JOIN (
            SELECT {key} AS thing FROM {table} WHERE {key} IN (SELECT thing FROM ({layer.sql}))
            GROUP BY {key} HAVING min({folder()}) <> max({folder()})) AS twice USING (thing)"""
    return f"""
        SELECT {literal(layer.layer)} AS layer, {event} AS event, nominal_ref, role, happened_on,
            source_table, source_file, source_row
        FROM ({layer.sql}) AS seen{twice}"""
