"""The persons of whom the truth has something to say; the other residents never come into anything."""

from __future__ import annotations

from groundview.synth.world import World

# Tables of all residents, or of persons who are in the other tables too.
OF_EVERYBODY = ("person", "moved", "alias", "known_to_each_other")


def find_persons(world: World) -> None:
    """Makes truth_person: the person_ids of every table that has them, but for the tables of everybody."""
    listed = world.get(
        "SELECT DISTINCT table_name FROM duckdb_columns() WHERE column_name = 'person_id' ORDER BY table_name"
    )["table_name"].tolist()
    parts = [
        f"SELECT person_id FROM {table} WHERE person_id IS NOT NULL"
        for table in listed
        if table not in OF_EVERYBODY and not table.startswith(("std_", "truth_"))
    ]
    together = "\nUNION ALL\n".join(parts)
    world.make("truth_person", f"SELECT DISTINCT person_id FROM ({together}) ORDER BY person_id")
