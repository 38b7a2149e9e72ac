"""Email addresses in small letters, without what surrounds them in a mail program."""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found

SHAPE = r"^(?:.*<|mailto:)?([^@<>\s,;:]+@[^@<>\s,;:.]+(?:[.][^@<>\s,;:.]+)*[.]\p{L}{2,})[.>]*$"


def email(sql: str) -> str:
    """SQL of an email address; NULL where the text is not one: no @, two of them, or no dot after it."""
    # Google serves both names of its domain with one box.
    return f"replace({found(f'lower(trim({sql}))', SHAPE)}, '@googlemail.com', '@gmail.com')"
