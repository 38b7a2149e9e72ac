"""How often a value stands, counted in persons rather than records: somebody with a hundred records does not make a
rare surname common, nor a phone a shared one.

Surnames are not spread alike over forenames: in families of one origin both come from the same few. So the surname
beside a forename that agrees is weighed by its share among those who have that forename; else names of some origins
would seem to agree more rarely by accident than they do, and their bearers would be taken for one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundview.evidence.linkage.model.bearers import BEARERS, make_bearers
from groundview.evidence.linkage.model.columns import PEOPLE
from groundview.evidence.linkage.model.settings import comparisons

if TYPE_CHECKING:
    import duckdb

FROM_ALL = 10
"""A surname's share beside a forename is drawn towards its share among all as if so many more persons had that
forename: beside few bearers it says little."""
OWN = 1
"""Bearers that are the pair itself, if it is one person: not counted against it."""


def count_often(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes a table of frequencies for every column whose frequent values weigh less."""
    make_bearers(connection)
    connection.execute(_persons())
    for column in _columns():
        query = QUERIES.get(column, _often)(column)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE often_{column} AS {query}")


def tell_often(linker: Any, api: Any) -> None:
    """Gives these frequencies to a Splink linker."""
    for column in _columns():
        linker.table_management.register_term_frequency_lookup(api.register(f"often_{column}"), column)


def _columns() -> list[str]:
    return sorted({level.often for one in comparisons() for level in one.levels if level.often})


def _persons() -> str:
    """One row per bearer of a name; names of whose bearers nothing else is known have one."""
    return f"""
        CREATE OR REPLACE TEMP TABLE name_bearers AS
        SELECT DISTINCT forename_root, surname_root, full_root, name_root, bearer
        FROM {PEOPLE} LEFT JOIN {BEARERS} USING (id) WHERE full_root IS NOT NULL"""


def _often(column: str) -> str:
    """One row per value with its share of all persons who have one."""
    return f"""
        WITH counted AS (
            SELECT {column}, greatest(count(DISTINCT bearer), 1) AS n
            FROM {PEOPLE} LEFT JOIN {BEARERS} USING (id) WHERE {column} IS NOT NULL GROUP BY {column})
        SELECT {column}, n / (SELECT sum(n) FROM counted) AS tf_{column} FROM counted"""


def _beside_forename(column: str) -> str:
    """One row per full name with the share of its surname among all who have its forename."""
    return f"""
        WITH {_shares()}
        SELECT full_root AS {column}, among AS tf_{column} FROM shares"""


def _either_way(column: str) -> str:
    """One row per two names, whichever comes first, with the share of all who bear both."""
    return f"""
        WITH {_shares()}
        SELECT name_root AS {column}, sum(share * among) AS tf_{column} FROM shares GROUP BY name_root"""


def _shares() -> str:
    everybody = "(SELECT count(*) FROM name_bearers)"
    return f"""
        forenames AS (SELECT forename_root, count(*) AS n FROM name_bearers GROUP BY forename_root),
        surnames AS (SELECT surname_root, count(*) / {everybody} AS share FROM name_bearers GROUP BY surname_root),
        names AS (
            SELECT forename_root, surname_root, full_root, name_root, count(*) AS n FROM name_bearers GROUP BY ALL),
        shares AS (
            -- One row per full name: the share of its forename, and of its surname among those who have that.
            SELECT full_root, name_root, forenames.n / {everybody} AS share,
                greatest(surnames.share, (names.n - {OWN} + {FROM_ALL} * surnames.share)
                    / (greatest(forenames.n - {OWN}, 0) + {FROM_ALL})) AS among
            FROM names JOIN forenames USING (forename_root) JOIN surnames USING (surname_root))"""


QUERIES = {"full_root": _beside_forename, "name_root": _either_way}
"""Columns that are counted in a way of their own."""
