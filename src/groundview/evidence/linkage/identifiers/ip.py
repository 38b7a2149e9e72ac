"""Internet addresses: version 4 without leading noughts, version 6 with all eight groups in full."""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found, once

FOUR = r"^([0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3})(?::[0-9]+)?$"
SIX = r"^\[?((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:\](?::[0-9]+)?)?$"


def ip(sql: str) -> str:
    """SQL of an internet address of either version; NULL where the text is neither."""
    plain = f"replace(lower(trim({sql})), '[.]', '.')"
    return once(plain, "plain", f"coalesce({_four()}, {_six()})")


def _four() -> str:
    numbers = f"list_transform(string_split({found('plain', FOUR)}, '.'), lambda part: CAST(part AS INTEGER))"
    written = "CASE WHEN list_max(parts) <= 255 THEN array_to_string(parts, '.') END"
    return once(numbers, "parts", written)


def _six() -> str:
    """Both sides of `::` in full, and noughts between them; without `::` there must be eight groups."""
    left, right = _groups("split_part(six, '::', 1)"), _groups("split_part(six, '::', 2)")
    between = "list_transform(range(8 - len(before) - len(behind)), lambda i: '0000')"
    all_groups = f"list_concat(before, {between}, behind)"
    whole = (
        "(six LIKE '%::%' AND six NOT LIKE '%::%::%' AND len(before) + len(behind) < 8) "
        "OR (six NOT LIKE '%::%' AND len(before) = 8)"
    )
    sound = "NOT list_contains(before, '0000x') AND NOT list_contains(behind, '0000x')"
    written = f"CASE WHEN ({whole}) AND {sound} THEN array_to_string({all_groups}, ':') END"
    return once(found("plain", SIX), "six", once(left, "before", once(right, "behind", written)))


def _groups(side: str) -> str:
    """A side's groups in four digits; an empty group inside a side is marked, for it is a fault."""
    padded = "CASE part WHEN '' THEN '0000x' ELSE lpad(part, 4, '0') END"
    return (
        f"CASE WHEN {side} = '' THEN []::VARCHAR[] "
        f"ELSE list_transform(string_split({side}, ':'), lambda part: {padded}) END"
    )
