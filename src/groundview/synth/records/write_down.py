"""From appearances to records: each step is one query of `sql/`, and makes the table of its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from groundview.synth.dials import FROM, TO
from groundview.synth.records.chances import define_chances
from groundview.synth.records.declared import put_settings
from groundview.synth.records.settings import settings
from groundview.synth.world import World

HERE = Path(__file__).parent
WHICH = (
    "records_holding",
    "appearance",
    "records_kept",
    "records_made",
    "record",
    "seen_as",
)
"""Which record each appearance is put on."""
WHAT = (
    "records_drawn",
    "records_word",
    "records_nobody",
    "records_called",
    "records_spelt",
    "record_name",
    "record_birth",
    "records_home",
    "records_postal",
    "records_reached",
    "record_trait",
    "record_error",
    "identifiers_records",
)
"""What stands on it."""
SPENT = (
    "appearance",
    "records_kept",
    "records_made",
    "records_drawn",
    "records_called",
    "records_spelt",
    "records_home",
)
"""Steps that nothing reads once all is written: large, and so not kept in a whole world."""
TYPED = {
    "records_spelt": (("forename", "forename_wrong = 'mistyped'"), ("surname", "surname_wrong = 'mistyped'")),
    "records_postal": (("address", "address_wrong = 'mistyped'"), ("postcode", "postcode_mistyped")),
    "records_reached": (("email", "email_wrong = 'mistyped'"),),
}
"""The fields in which letters go wrong, and where they do."""


def write_down(world: World, tables: Sequence[str]) -> None:
    """Makes `record`, `seen_as` and the rest of the room for the persons of `tables`, each with the columns link_id
    (0, 1, ...), person_id, system, force_id, seen_on and as_role."""
    define_chances(world)
    put_settings(world)
    world.db.execute((HERE / "macros.sql").read_text(encoding="utf-8"))
    _set_variables(world)
    _list_appearances(world, tables)
    for table in (*WHICH, *WHAT):
        world.make_from(table, HERE / "sql" / f"{table}.sql")
        for field, where in TYPED.get(table, ()):
            mistyped = f"mistyped('records.{table}.{field}', drawn_as, {field})"
            world.db.execute(f"UPDATE {table} SET {field} = {mistyped} WHERE {where}")


def _list_appearances(world: World, tables: Sequence[str]) -> None:
    """A view of all appearances; appearance_id runs through the tables one after another."""
    parts, before = [], 0
    for table in tables:
        parts.append(
            f"SELECT {before} + link_id AS appearance_id, '{table}' AS in_table, link_id, person_id, system, "
            f"force_id, seen_on, as_role FROM {table}"
        )
        before += world.count(table)
    world.db.execute(f"CREATE OR REPLACE TEMP VIEW listed AS {' UNION ALL '.join(parts)}")


def _set_variables(world: World) -> None:
    told = settings()
    variables = {
        "harder": told.harder_without_birth,
        "older": told.older_record,
        "gaps": told.gaps,
        "region": f"{world.dials.region:02d}-" if world.dials.region else "",
        "began": FROM,
        "days": (TO - FROM).days,
        "mail_share": told.email_holders,
        "borrowed": min(1000, max(3, world.dials.residents // told.residents_a_borrowed_phone)),
        "seen_phone": told.phone_seen_elsewhere,
        "officer_codes": list(told.officer_codes),
    }
    for name, value in variables.items():
        world.db.execute(f"SET VARIABLE {name} = ?", [value])
