"""A million short texts, every concept of every context, beside what one would write without this.

The texts are those of a synthetic city, laid side by side until there are a million, every fourth with a typing error
of its own. The peers: every term as a regular expression inside the same database (as it is written, in that order, no
misspelling and nothing that looks alike left out); and rapidfuzz, every term against every text.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import partial
from pathlib import Path

from expressions import expressions
from found import lexicon
from harness import Case
from planted import world

TEXTS, FEW = 1_000_000, 5_000
QUIET = "SET enable_progress_bar = false"
SECONDS, MEGABYTES = 60, 4000
CUTOFF = 90
"""Of 100: the likeness from which rapidfuzz says that a text has a term."""


def make(path: Path) -> None:
    """Writes the texts."""
    connection = world(1)
    connection.execute(f"{QUIET}; SET threads = 2")
    connection.execute(f"""
        COPY (
            WITH turned AS (SELECT own_id + turn * 10000000 AS id, text,
                FROM own, range({TEXTS} // (SELECT count(*) FROM own) + 1) AS t(turn) LIMIT {TEXTS})
            SELECT row_number() OVER () AS text_id,
                CASE WHEN id % 4 = 0 THEN mistyped('million', id, text) ELSE text END AS text FROM turned
        ) TO '{path}'""")
    connection.close()


def ours(path: Path, n_texts: int) -> None:
    """Searches so many of them."""
    import duckdb

    from groundview.evidence.coding.text.search import search

    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(QUIET)
        texts = f"SELECT text_id, text FROM '{path}' WHERE text_id <= {n_texts}"
        if not search(connection, texts, lexicon(), "found"):
            raise AssertionError("nothing was found")


def matched(path: Path) -> None:
    """A regular expression for each concept, asked of all."""
    import duckdb

    asked = ", ".join(
        f"count(*) FILTER (regexp_matches(low, '{one}'))" for one in expressions(lexicon()).values()
    )
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(QUIET)
        connection.execute(f"SELECT {asked} FROM (SELECT lower(text) AS low FROM '{path}')").fetchall()


def likeness(path: Path, n_texts: int) -> None:
    """The likeness of so many texts and every term as it is written, the first word of a group for the group."""
    import duckdb
    import numpy as np
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import cdist

    from groundview.evidence.coding.text.patterns import patterns

    terms = sorted({" ".join(min(slot) for slot in one.slots) for one in patterns(lexicon())})
    rows = duckdb.execute(f"SELECT lower(text) FROM '{path}' WHERE text_id <= {n_texts}").fetchall()
    texts = [text for (text,) in rows]
    cdist(texts, terms, scorer=partial_ratio, score_cutoff=CUTOFF, dtype=np.uint8, workers=2)


def cases() -> list[Case]:
    """A million, which is held to what was asked, and a few, for the peer that is too slow for more."""
    folder = Path(tempfile.mkdtemp(prefix="groundview-text-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "texts.parquet"
    make(path)
    return [
        Case("a million texts, beside regular expressions", partial(ours, path, TEXTS), partial(matched, path),
             repeats=1, at_most_seconds=SECONDS, at_most_mb=MEGABYTES),
        Case("5,000 texts, beside rapidfuzz", partial(ours, path, FEW), partial(likeness, path, FEW), repeats=3,
             at_most=1.0),
    ]  # fmt: skip
