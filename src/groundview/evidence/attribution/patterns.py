"""Every criterion asked of every case, and the patterns of answers that come of it.

Many cases answer alike. A pattern is one way of answering: what is decided for it is decided for all of its cases, so
that any number of definitions, and of questions such as "what if this were known", cost little.

A criterion says nothing of a case without evidence. So it is asked only where there is some, together with those that
ask of the same evidence, and every other case is unknown to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from groundview.evidence.attribution.criterion import Instance
from groundview.evidence.attribution.declared import evidence

if TYPE_CHECKING:
    import duckdb

ALL = "FROM evidence_{}"
AS_KEPT = """
    SELECT kept.* REPLACE (asked_again.case_id AS case_id)
    FROM asked_again JOIN evidence_{} AS kept ON kept.case_id = kept_id"""


def gather(connection: duckdb.DuckDBPyConnection, wanted: Sequence[str]) -> None:
    """Makes the temporary tables evidence_NAME of these kinds of evidence, from what `at_work` laid out."""
    for name in wanted:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE evidence_{name} AS {evidence()[name].sql}")


def asks_of(one: Instance) -> tuple[str, ...]:
    """The kinds of evidence that a criterion asks of, by name."""
    return tuple(sorted({name for name, _ in one.asked.columns}))


def used(instances: Sequence[Instance], *, of_persons: bool = False) -> list[str]:
    """The kinds of evidence that some criteria ask, by name; with `of_persons` only those that hang on who is who."""
    names = {name for one in instances for name in asks_of(one)}
    return [name for name in sorted(names) if not of_persons or evidence()[name].of_persons]


def together(instances: Sequence[Instance]) -> Iterator[tuple[tuple[str, ...], list[Instance]]]:
    """The criteria that ask of the same evidence, group by group, in their order."""
    for names in dict.fromkeys(map(asks_of, instances)):
        yield names, [one for one in instances if asks_of(one) == names]


def ask(connection: duckdb.DuckDBPyConnection, instances: Sequence[Instance]) -> None:
    """Makes the temporary table `answered` (case_id, pattern): one row a case, with one sign a criterion: y, n, or -
    for unknown. `instances` must come group by group, as `together` gives them."""
    parts, joins = [], []
    for number, (names, group) in enumerate(together(instances)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE signs_{number} AS {_signs(group, names)}")
        parts.append(f"coalesce(signs_{number}.signs, '{'-' * len(group)}')")
        joins.append(f"LEFT JOIN signs_{number} ON signs_{number}.case_id = cases.case_id")
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE answered AS
        -- One row per case.
        SELECT cases.case_id, concat({", ".join(parts)}) AS pattern FROM cases {" ".join(joins)}"""
    )


def ask_again(connection: duckdb.DuckDBPyConnection, instances: Sequence[Instance]) -> None:
    """Makes the temporary table `answered_again` of the cases in `asked_again` by their new numbers, after the evidence
    that hangs on who is who was gathered anew for them; their other evidence and answers are those of `kept_id`."""
    parts, joins, at = [], [], 1
    for number, (names, group) in enumerate(together(instances)):
        if any(evidence()[name].of_persons for name in names):
            connection.execute(
                f"CREATE OR REPLACE TEMP TABLE signs_{number} AS {_signs(group, names, again=True)}"
            )
            parts.append(f"coalesce(signs_{number}.signs, '{'-' * len(group)}')")
            joins.append(f"LEFT JOIN signs_{number} ON signs_{number}.case_id = asked_again.case_id")
        else:
            parts.append(f"answered.pattern[{at}:{at + len(group) - 1}]")
        at += len(group)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE answered_again AS
        -- One row per case that is asked again.
        SELECT asked_again.case_id, concat({", ".join(parts)}) AS pattern
        FROM asked_again JOIN answered ON answered.case_id = kept_id {" ".join(joins)}"""
    )


def _signs(group: Sequence[Instance], names: Sequence[str], *, again: bool = False) -> str:
    """SQL with one row per case with evidence of these kinds, of all cases or of those asked again: the signs of a
    group."""
    first, *others = (
        f"({AS_KEPT if again and not evidence()[name].of_persons else ALL}) AS {name}".format(name)
        for name in names
    )
    joins = " ".join(f"FULL JOIN {other} USING (case_id)" for other in others)
    signs = ", ".join(
        f"CASE ({one.asked.sql}) WHEN true THEN 'y' WHEN false THEN 'n' ELSE '-' END" for one in group
    )
    return f"SELECT case_id, concat({signs}) AS signs FROM {first} {joins}"
