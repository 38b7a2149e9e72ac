"""The cases of the two contexts that are offences themselves."""

from __future__ import annotations

from pathlib import Path

from groundview.synth.world import World

HERE = Path(__file__).parent
SERIOUS_YEARS = 7
"""Serious Crime Act 2015, section 45(4)."""
SCOPES = {
    "acquisitive_crime": "context = 'acquisitive_crime'",
    "neighbourhood": "neighbourhood IS NOT NULL",
}


def cases(world: World) -> None:
    """Makes case_acquisitive_crime and case_neighbourhood."""
    world.make_from("crime_associated", HERE / "associated.sql")
    for context, scope in SCOPES.items():
        world.make(
            f"case_{context}",
            f"""
            SELECT offence_id AS case_id, offence.area_id, offence.city_id, offence.force_id,
                recorded_on AS happened_on, group_id, n_acting, planned,
                max_sentence_years >= {SERIOUS_YEARS} AS serious, gain,
                offence_id IN (SELECT offence_id FROM crime_associated) AS has_associate
            FROM offence JOIN offence_type USING (type_id) JOIN area ON area.area_id = offence.area_id
            WHERE {scope} ORDER BY offence_id""",
        )
    world.db.execute("DROP TABLE crime_associated")
