"""Addresses: flat, number and street, "FLAT 2, 57 FINCH CRESCENT"; town and what follows are left to the postcode.

A street without a number is no address of anybody, unless a house of it is named.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import once
from groundview.evidence.linkage.identifiers.street_words import every_way, kept, street_words

PARTS = ("flat_word", "flat", "number", "street", "kind", "more", "end_word", "end_flat", "other")
NAMED = ("house", "street", "kind")


def address(sql: str) -> str:
    """SQL of an address in one way of writing; NULL where the text is not one."""
    numbered = once(_parts("plain", _pattern(), PARTS), "part", _written())
    named = once(_parts("plain", _named_pattern(), NAMED), "part", _named())
    return once(_plain(sql), "plain", f"coalesce({numbered}, {named})")


def _plain(sql: str) -> str:
    """Capitals without accents; signs become spaces, but commas stay; 57, FINCH and 57FINCH become 57 FINCH."""
    signs = rf"regexp_replace(upper(strip_accents({sql})), '[^A-Z0-9,/-]+', ' ', 'g')"
    spaced = rf"regexp_replace({signs}, '^\s*([0-9]+[A-Z]?)\s*,\s*|^([0-9]+)([A-Z]{{2}})', '\1\2 \3')"
    words = ", ".join(f"'{word}'" for word in street_words().none)
    return once(f"trim({spaced}, ' ,')", "spaced", f"CASE WHEN spaced NOT IN ({words}) THEN spaced END")


def _pattern() -> str:
    """Flat, number, then a street up to its kind ("FINCH CRESCENT"), else all up to a comma ("PICCADILLY")."""
    flats, kinds = every_way(street_words().flats), every_way(street_words().streets)
    flat = rf"(?:({flats}) *([0-9]*[A-Z]?) *[,/ ] *|(?:))"
    number = r"([0-9]+[A-Z]?(?:[-/][0-9]+[A-Z]?)?) +"
    # PARK LANE COURT is one street; ST after a kind begins a name, as in STATION ROAD ST ALBANS.
    more = rf"((?: (?:{'|'.join(street_words().streets)}|NORTH|SOUTH|EAST|WEST))*)\b"
    end = rf"(?:[^A-Z0-9]*({flats}) ([0-9]+[A-Z]?|[A-Z])\b|(?:))"
    return rf"^{flat}{number}(?:([^,]+?) ({kinds})\b{more}{end}|([^,]*[A-Z]{{3}}[^,]*))"


def _named_pattern() -> str:
    return rf"^([A-Z][A-Z ]*[A-Z]), *(?:([A-Z][A-Z ]*?) ({every_way(street_words().streets)})\b)"


def _parts(text: str, pattern: str, names: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    return f"regexp_extract({text}, '{pattern}', [{listed}])"


def _written() -> str:
    flats, streets = street_words().flats, street_words().streets
    flat = (
        f"CASE WHEN part.flat <> '' THEN {kept('part.flat_word', flats)} || ' ' || part.flat || ', ' "
        f"WHEN part.end_flat <> '' THEN {kept('part.end_word', flats)} || ' ' || part.end_flat || ', ' ELSE '' END"
    )
    street = (
        f"CASE WHEN part.kind <> '' THEN part.street || ' ' || {kept('part.kind', streets)} || part.more "
        "ELSE trim(part.other) END"
    )
    whole = f"{flat} || part.number || ' ' || {street}"
    return rf"CASE WHEN part.number <> '' THEN regexp_replace({whole}, ' +', ' ', 'g') END"


def _named() -> str:
    street = f"part.street || ' ' || {kept('part.kind', street_words().streets)}"
    return f"CASE WHEN part.house <> '' THEN part.house || ', ' || {street} END"
