"""Names on social media, in small letters, without @ and without the address of the page they stand on."""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found

PAGE = r"(?:[a-z]+:/*)?(?:[a-z0-9-]+[.])+[a-z]{2,}/(?:profile[.]php\?id=|in/|user/|c/)?"
SHAPE = rf"^(?:{PAGE}|[a-z]+:\s*)?@?([\p{{L}}0-9._-]{{2,}})/?(?:[?#].*)?$"


def social_handle(sql: str) -> str:
    """SQL of a handle; NULL where the text is not one, as where it has spaces inside."""
    return found(f"lower(trim({sql}))", SHAPE)
