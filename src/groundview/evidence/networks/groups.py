"""Linked sets under every rule, through time and beside mapped groups, and the counts that figures rest on.

The sets of the linkage that was kept become tables; those of the plausible linkages are only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundview.evidence.networks.counts import stability
from groundview.evidence.networks.counts.cell import Cell
from groundview.evidence.networks.counts.every import cells
from groundview.evidence.networks.found import set_draws
from groundview.evidence.networks.found.cases import group_links
from groundview.evidence.networks.found.linkages import linkages
from groundview.evidence.networks.found.one_linkage import OneLinkage
from groundview.evidence.networks.found.taken import taken
from groundview.evidence.networks.found.under import under
from groundview.evidence.networks.found.written import (
    GROUP_TIMES,
    GROUPS,
    KNOWN_GROUPS,
    put_found,
)
from groundview.evidence.networks.known import mapped
from groundview.evidence.networks.rules.rule import Rule, rules
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

NETWORK_COUNTS = Query(
    "network_counts",
    """
    -- One row per measure, area, cell and plausible linkage.
    SELECT measure, area_code, period, breakdown, draw, numerator, denominator, '' AS note
    FROM found_cells ORDER BY draw, measure, area_code, period, breakdown""",
)

CELLS = {
    "measure": "VARCHAR",
    "area_code": "VARCHAR",
    "period": "VARCHAR",
    "breakdown": "VARCHAR",
    "draw": "BIGINT",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
}
"""What is handed to that query, with the type of every column."""


def make_groups(store: Store, rules_folder: Path | None = None, draws: int = 20, seed: int = 1) -> int:
    """Makes `groups`, `group_links`, `group_times`, `known_groups`, `set_draws` and `network_counts`, and gives the
    number of rows of `groups`. Rules are the built-in ones and those in `rules_folder`; counts are made under the
    linkage that was kept and `draws` plausible ones; `seed` is for the resamples that stability is measured in. Raises
    UsageProblem for a rule that cannot be followed."""
    members: list[tuple[int, int, int, int | None]] = []
    _put_cells(store, _counted(store, rules(rules_folder), (draws, seed), members))
    put_table(store.connection, "found_set_draws", _columns(members), set_draws.COLUMNS)
    for query in (NETWORK_COUNTS, set_draws.SET_DRAWS):
        store.make(query)
    made = store.make(GROUPS)
    for query in (GROUP_TIMES, KNOWN_GROUPS, group_links()):
        store.make(query)
    return made


def _counted(
    store: Store,
    asked: tuple[Rule, ...],
    drawn: tuple[int, int],
    members: list[tuple[int, int, int, int | None]],
) -> Iterator[tuple[int, Cell]]:
    """Draw and cell of every count, over so many draws and with this seed. What the kept linkage gives is handed to
    the database too; who is in a set of the main rule in which draw is added to `members`."""
    connection, (draws, seed) = store.connection, drawn
    mapping, facts, linked = mapped(connection), taken(connection), linkages(connection, draws)
    for draw in range(draws + 1):
        found = under(OneLinkage(facts, linked.persons(draw)), asked, mapping)
        members.extend(set_draws.rows(draw, found))
        yield from ((draw, cell) for cell in cells(found))
        if draw == 0:
            put_found(connection, found)
            yield from ((draw, cell) for cell in stability.cells(found, seed))


def _put_cells(store: Store, counted: Iterator[tuple[int, Cell]]) -> None:
    rows = [cell._asdict() | {"draw": draw} for draw, cell in counted]
    put_table(store.connection, "found_cells", {name: [row[name] for row in rows] for name in CELLS}, CELLS)


def _columns(members: list[tuple[int, int, int, int | None]]) -> dict[str, tuple[int | None, ...]]:
    columns = zip(*members, strict=True) if members else [()] * len(set_draws.COLUMNS)
    return dict(zip(set_draws.COLUMNS, columns, strict=True))
