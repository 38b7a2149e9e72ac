"""One of the answers that the column lists; upper and lower case, spaces and underscores do not matter."""

from __future__ import annotations

from groundview.evidence.pole.sql import literal
from groundview.evidence.pole.types.value_type import ValueType


def _clean(text: str, answers: tuple[str, ...], order: str) -> str:
    listed = ", ".join(map(literal, answers))
    lowered = {answer.lower(): answer for answer in answers}
    if lowered.keys() == set(answers):
        folded = f"replace(lower({text}), ' ', '_')"
        return f"CASE WHEN {folded} IN ({listed}) THEN {folded} END"
    return f"CASE WHEN upper({text}) IN ({listed}) THEN upper({text}) END"


TYPE = ValueType(
    name="choice",
    sql_type="VARCHAR",
    reason="is not one of the listed answers",
    clean=_clean,
    good=("yes", "No", "UNKNOWN"),
    bad=("perhaps",),
)
