"""Other forms of names: nicknames, and spellings of names from other alphabets."""

from __future__ import annotations

from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.synth.people.origins import listed
from groundview.synth.world import World

NAME_VARIANT = """
SELECT DISTINCT name_id, listed.variant, listed.kind
FROM name JOIN variant_listed AS listed ON listed.name = name.name
WHERE name.kind = 'forename' OR listed.kind = 'transliteration'
ORDER BY name_id, listed.kind, listed.variant
"""
TYPES = {"name": "VARCHAR", "variant": "VARCHAR", "kind": "VARCHAR"}


class Variants(Declaration, frozen=True):
    """Nicknames by name, and lists of spellings of which each stands for every other."""

    nickname: dict[str, str]
    transliteration: tuple[str, ...]

    def rows(self) -> list[dict[str, str]]:
        """Every name and form."""
        short = [(name, form, "nickname") for name, forms in self.nickname.items() for form in listed(forms)]
        spelt = [
            (name, form, "transliteration")
            for forms in map(listed, self.transliteration)
            for name in forms
            for form in forms
            if form != name
        ]
        return [dict(zip(TYPES, row, strict=True)) for row in short + spelt]


def make_variants(world: World) -> None:
    """Makes `name_variant`."""
    given = load_yaml(Path(__file__).with_suffix(".yml"), Variants)
    world.put_words("variant_listed", given.rows(), TYPES)
    world.make("name_variant", NAME_VARIANT)
    world.db.execute("DROP TABLE variant_listed")
