"""Free text without those whom it names.

Taken out are the names of everybody who is linked to a case or named in a log about it; names of anybody on record
where two of them stand side by side; references of persons; dates long before the case, which may be of birth;
addresses of e-mail; and long numbers, which are telephones, cards and accounts. A name that nobody on record bears
stays, and so does one that is misspelt: a sheet is internal all the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR
from itertools import pairwise
from typing import TYPE_CHECKING

from groundview.evidence.coding.sample.named import names_of_cases
from groundview.evidence.linkage.cleaning.names import STROKES
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DATE_OR_NUMBER = re.compile(
    r"\b\d\d-\d\d-\d\d ?\d{6,8}\b"
    rf"|\b(?:\d{{1,2}}[./ -](?:\d{{1,2}}|{MONTH})[./ -](?P<last>\d{{4}}|\d{{2}})|(?P<first>\d{{4}})-\d\d-\d\d)\b"
    r"|(?<![\w£])\+?\d(?:[ -]?\d){7,}(?!\w)",
    re.IGNORECASE,
)
"""An account with its sort code, a date with its year, or eight digits or more."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PLAIN_LETTERS = str.maketrans(*STROKES)
MAY_BE_A_REFERENCE = re.compile(r"(?<!\w)(?=\S*\d)[\w/.-]*\w(?!\w)")
SHORTEST = 3
"""Letters of a name that is taken out wherever it stands by itself."""
LONG_BEFORE = 5
"""A date so many years before the case may be one of birth."""


@dataclass(frozen=True, slots=True)
class Masks:
    """What is taken out: by case the names linked to it, and dates of this year or before; names that stand side by
    side; and references of persons."""

    of_case: Mapping[int, frozenset[str]]
    born_until: Mapping[int, int]
    pairs: frozenset[tuple[str, str]]
    references: frozenset[str]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, texts: Mapping[int, Sequence[str]]) -> Masks:
        """What has to be taken out of these texts of cases. Needs `coding_asked` (case_id)."""
        every = [text for of_one in texts.values() for text in of_one]
        return cls(
            names_of_cases(connection),
            _born_until(connection),
            _pairs(connection, every),
            _references(connection, every),
        )

    def masked(self, case: int, text: str) -> str:
        """A text about a case without them."""
        text = EMAIL.sub("[e-mail]", text)
        text = MAY_BE_A_REFERENCE.sub(self._reference, text)
        text = DATE_OR_NUMBER.sub(lambda found: self._date_or_number(case, found), text)
        return self._without_names(text, self.of_case.get(case, frozenset()))

    def _reference(self, found: re.Match[str]) -> str:
        return "[person]" if found[0] in self.references else found[0]

    def _date_or_number(self, case: int, found: re.Match[str]) -> str:
        year = found["first"] or found["last"]
        if not year:
            return "[number]"
        latest = self.born_until.get(case, MAXYEAR)
        # Of a year in two digits, the last one that is not after the case.
        whole = int(year) if len(year) == 4 else (latest + LONG_BEFORE - int(year)) // 100 * 100 + int(year)
        return "[date]" if whole <= latest else found[0]

    def _without_names(self, text: str, own: frozenset[str]) -> str:
        words = list(WORD.finditer(text))
        plain = [bare(word[0]) for word in words]
        out = {place for place, word in enumerate(plain) if len(word) >= SHORTEST and _parts(word) & own}
        out |= {
            place + step
            for place, pair in enumerate(pairwise(plain))
            if pair in self.pairs
            for step in (0, 1)
        }
        for place in sorted(out, reverse=True):
            text = text[: words[place].start()] + "[name]" + text[words[place].end() :]
        return text


def bare(word: str) -> str:
    """A word in capitals without accents, apostrophes and a genitive, as names are compared."""
    apart = unicodedata.normalize("NFKD", re.sub(r"['’`´][sS]$", "", word).translate(PLAIN_LETTERS).upper())
    plain = "".join(sign for sign in apart.translate(PLAIN_LETTERS) if not unicodedata.combining(sign))
    return re.sub(r"['’`´]", "", plain)


def _parts(word: str) -> set[str]:
    """A word, and those that a hyphen joins in it."""
    return {word, *(part for part in word.split("-") if len(part) >= SHORTEST)}


def _born_until(connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """By case the last year in which a date that is told of it may be one of birth."""
    rows = connection.execute(
        "SELECT case_id, year(happened_on) FROM cases SEMI JOIN coding_asked USING (case_id) WHERE happened_on NOT NULL"
    ).fetchall()
    return {case_id: year - LONG_BEFORE for case_id, year in rows}


PAIRS_ON_RECORD = """
    WITH named AS (
        SELECT DISTINCT string_split(concat_ws(' ', forename, middle_names, surname), ' ') AS words,
            split_part(forename, ' ', 1) AS forename, split_part(surname, ' ', 1) AS surname,
            split_part(surname, ' ', -1) AS last
        FROM person_records WHERE forename IS NOT NULL AND surname IS NOT NULL),
    beside AS (
        -- One row per two words that stand side by side in somebody's name, however it is written.
        SELECT unnest(words[:-2]) AS before, unnest(words[2:]) AS after FROM named
        UNION SELECT forename, surname FROM named
        UNION SELECT last, forename FROM named)
    SELECT one, other FROM coding_beside
    SEMI JOIN beside ON before = split_part(one, '-', -1) AND after = split_part(other, '-', 1)"""


def _pairs(connection: duckdb.DuckDBPyConnection, texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Of all words that stand side by side, those that do so in the name of somebody on record."""
    beside = {
        pair
        for text in texts
        for pair in pairwise(bare(word) for word in WORD.findall(text))
        if all(len(word) > 1 for word in pair)
    }
    rows = sorted(beside)
    columns = {"one": [one for one, _ in rows], "other": [other for _, other in rows]}
    put_table(connection, "coding_beside", columns, dict.fromkeys(columns, "VARCHAR"))
    return frozenset((one, other) for one, other in connection.execute(PAIRS_ON_RECORD).fetchall())


def _references(connection: duckdb.DuckDBPyConnection, texts: Iterable[str]) -> frozenset[str]:
    """Of all words with a digit, those that are the reference of somebody on record."""
    words = sorted({word for text in texts for word in MAY_BE_A_REFERENCE.findall(text)})
    put_table(connection, "coding_words", {"word": words}, {"word": "VARCHAR"})
    found = connection.execute(
        "SELECT word FROM coding_words SEMI JOIN person_records ON nominal_ref = word"
    ).fetchall()
    return frozenset(word for (word,) in found)
