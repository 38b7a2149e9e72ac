"""How the systems of forces and agencies write down all the persons whom the other rooms put on a record."""

from __future__ import annotations

from groundview.synth.build import person_tables
from groundview.synth.records.write_down import SPENT, write_down
from groundview.synth.room import Room
from groundview.synth.world import World


def make(world: World) -> None:
    """Writes down everybody whom any room put on a record."""
    write_down(world, person_tables())
    for table in SPENT:
        world.db.execute(f"DROP TABLE {table}")


ROOM = Room(
    does="puts every appearance of a person on a record of a system, with what goes wrong in that",
    needs=("person", "name", "name_variant", "alias", "moved", "address", "street", "city"),
    makes=(
        "record",
        "seen_as",
        "record_name",
        "record_birth",
        "records_postal",
        "records_reached",
        "record_trait",
        "record_error",
        "identifiers_records",
    ),
    make=make,
)
