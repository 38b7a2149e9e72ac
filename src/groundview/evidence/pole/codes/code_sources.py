"""Where the tables of codes come from: what was read, and where it was seen."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from groundview.evidence.pole.codes.code_table import read_table


class CodeSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A source: the word that rows have for it, what it is, and where it was seen. Its kind is `law` (the text of an
    Act), `official` (of those who apply it or count by it), `secondary` (a guide, a law firm, an encyclopaedia), or
    `none`, where nothing was seen."""

    key: str
    kind: Literal["law", "official", "secondary", "none"]
    what: str
    seen_at: str = ""


@cache
def code_sources() -> dict[str, CodeSource]:
    """Every source by its word, in the order of the list."""
    sources = read_table(Path(__file__).with_suffix(".csv"), CodeSource)
    return {source.key: source for source in sources}
