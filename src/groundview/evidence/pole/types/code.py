"""A code from a published list, in capitals: offence codes, area codes."""

from __future__ import annotations

from groundview.evidence.pole.types.value_type import ValueType

TYPE = ValueType(
    name="code",
    sql_type="VARCHAR",
    reason="is not a code: letters, digits and / . - up to 20 characters",
    clean=lambda text, answers, order: (
        f"CASE WHEN regexp_full_match({text}, '[A-Za-z0-9][A-Za-z0-9/._ -]{{0,19}}') THEN upper({text}) END"
    ),
    good=("053D", "49", "E01014485", "56/1"),
    bad=("<script>", "x" * 21),
)
