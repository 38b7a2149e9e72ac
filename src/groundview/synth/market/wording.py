"""What adverts say, and how a later one differs from an earlier one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Wording(Declaration, frozen=True):
    """Parts of an advert, in order; small edits; shares of later adverts; sites."""

    parts: dict[str, tuple[str, ...]]
    edits: tuple[tuple[str, str], ...]
    untouched: float
    one_part: float
    typed_wrong: float
    sites: tuple[str, ...]
    own_site: float


@cache
def wording() -> Wording:
    """As the file declares it."""
    return load_yaml(Path(__file__).with_name("adverts.yml"), Wording)
