"""Finding what texts say: every concept of a lexicon, in spite of misspelling, synonyms and the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from groundview.evidence.coding.text.known import Known, known
from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.match import match
from groundview.evidence.coding.text.patterns import Pattern, patterns
from groundview.evidence.coding.text.spelling import Spellings, spellings
from groundview.evidence.coding.text.tables import put_patterns, put_readings
from groundview.evidence.coding.text.tokens import counted_words, put_texts

if TYPE_CHECKING:
    import duckdb

FOUND = "text_search_found"


class Found(NamedTuple):
    """A concept that a text says, and the first term of the lexicon that is in it."""

    concept: str
    term: str


def search(connection: duckdb.DuckDBPyConnection, texts: str, lexicon: Lexicon, into: str) -> int:
    """Makes the temporary table `into` (text_id, concept, term) and gives its number of rows: one per text and
    concept found, with the first term, in the order of the lexicon, that is in the text.

    `texts` is a query with the columns text_id (BIGINT, unique) and text (VARCHAR); a missing text says nothing. What
    is taken for a misspelling depends on how often words stand in all of these texts (`spelling.spellings`). Raises
    UsageProblem for a lexicon that cannot be looked for.
    """
    put_texts(connection, texts)
    asked = _asked(lexicon)
    return _match(connection, asked, spellings(asked.known, counted_words(connection)), into)


def spellings_of(connection: duckdb.DuckDBPyConnection, texts: str, lexicon: Lexicon) -> Spellings:
    """How the misspelt words of texts are read when they are searched together: what `found_by` needs to say the
    same of one of them."""
    put_texts(connection, texts)
    return spellings(_asked(lexicon).known, counted_words(connection))


def found_by(lexicon: Lexicon, text: str | None, spelt: Spellings | None = None) -> list[Found]:
    """What one text says, in the order of the alphabet of concepts. `spelt` is how misspelt words are read in the
    texts that it was searched with; without it the text is read as if it stood alone."""
    import duckdb

    with duckdb.connect() as connection:
        # A text of half characters could not be handed over, and the error would repeat it.
        whole = text and text.encode(errors="replace").decode()
        connection.execute("CREATE TABLE one AS SELECT 0::BIGINT AS text_id, ?::VARCHAR AS text", [whole])
        put_texts(connection, "FROM one")
        asked = _asked(lexicon)
        alone = spellings(asked.known, counted_words(connection)) if spelt is None else spelt
        _match(connection, asked, alone, FOUND)
        rows = connection.execute(f"SELECT concept, term FROM {FOUND} ORDER BY concept").fetchall()
    return [Found(*row) for row in rows]


class _Asked(NamedTuple):
    """A lexicon, and what is made of it: the patterns of its terms, and the words that it knows."""

    lexicon: Lexicon
    patterns: Sequence[Pattern]
    known: Known


def _asked(lexicon: Lexicon) -> _Asked:
    sought = patterns(lexicon)
    return _Asked(lexicon, sought, known(lexicon, sought))


def _match(connection: duckdb.DuckDBPyConnection, asked: _Asked, spelt: Spellings, into: str) -> int:
    """Searches the texts that are laid out."""
    kinds = put_patterns(connection, asked.lexicon, asked.patterns)
    put_readings(connection, asked.known, spelt, kinds)
    return match(connection, into)
