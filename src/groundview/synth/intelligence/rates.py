"""Rates of the settings as variables that queries read, multiplied by the dial of dirt where they are errors."""

from __future__ import annotations

from groundview.synth.dials import turned
from groundview.synth.intelligence.settings import Settings
from groundview.synth.world import World


def set_rates(world: World, given: Settings) -> None:
    """Sets a variable for each rate that a query of this room names."""
    mapping, text, naming = given.mapping, given.text, given.naming
    errors = {
        "band_missing": mapping.band_missing,
        "name_error": mapping.name_error,
        "birth_missing": mapping.birth_missing,
        "grade_missing": given.grades.missing,
        "typing_error": text.typing_error,
        "second_error": text.second_error,
        "text_empty": text.empty,
        "name_misspelt": text.name_misspelt,
    }
    shares = {
        "said_drugs": mapping.drugs,
        "said_truth": mapping.truth,
        "listed": mapping.listed,
        "by_reference": mapping.by_reference,
        "name_in_text": text.name_in_text,
        "taking_part_named": naming.taking_part,
        "offence_named": naming.offence,
        "premises_named": naming.premises,
        "location_named": naming.location,
        "ocg_named": naming.ocg,
        "phone_seen": given.seen.phone,
        "vehicle_seen": given.seen.vehicle,
    }
    dirty = {name: turned(rate, world.dials.dirt) for name, rate in errors.items()}
    for name, rate in {**dirty, **shares}.items():
        world.db.execute(f"SET VARIABLE {name} = {rate}")
