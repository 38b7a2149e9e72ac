"""Finding what texts say: every concept of a lexicon, in spite of misspelling, synonyms and the order of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from groundview.evidence.coding.text.known import known
from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.match import match
from groundview.evidence.coding.text.patterns import patterns
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
    return _search(connection, lexicon, spellings_of(connection, texts, lexicon), into)


def spellings_of(connection: duckdb.DuckDBPyConnection, texts: str, lexicon: Lexicon) -> Spellings:
    """How the misspelt words of texts are read when they are searched together: what `found_by` needs to say the
    same of one of them."""
    put_texts(connection, texts)
    return spellings(known(lexicon, patterns(lexicon)), counted_words(connection))


def found_by(lexicon: Lexicon, text: str | None, spelt: Spellings | None = None) -> list[Found]:
    """What one text says, in the order of the alphabet of concepts. `spelt` is how misspelt words are read in the
    texts that it was searched with; without it the text is read as if it stood alone."""
    import duckdb

    with duckdb.connect() as connection:
        # A text of half characters could not be handed over, and the error would repeat it.
        whole = text and text.encode(errors="replace").decode()
        connection.execute("CREATE TABLE one AS SELECT 0::BIGINT AS text_id, ?::VARCHAR AS text", [whole])
        alone = spellings_of(connection, "FROM one", lexicon)
        _search(connection, lexicon, alone if spelt is None else spelt, FOUND)
        rows = connection.execute(f"SELECT concept, term FROM {FOUND} ORDER BY concept").fetchall()
    return [Found(*row) for row in rows]


def _search(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, spelt: Spellings, into: str) -> int:
    """Searches the texts that are laid out."""
    sought = patterns(lexicon)
    kinds = put_patterns(connection, lexicon, sought)
    put_readings(connection, known(lexicon, sought), spelt, kinds)
    return match(connection, into)
