"""Codes of reports to the national fraud service (NFIB): family, maximum, gain; read from the list beside this."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from groundview.evidence.pole.codes.code_law import values
from groundview.evidence.pole.codes.code_table import CodeRow, read_table

Family = Literal[
    "investment",
    "mass_marketing",
    "consumer",
    "banking",
    "business",
    "impersonation",
    "computer_misuse",
    "other",
]


class FraudCode(CodeRow, frozen=True, kw_only=True):
    """One code. `names` are other wordings of its name that were seen, separated by semicolons. `gain` is of the type
    that the code names, not of the Fraud Act: it is `yes` where money, goods, credit or a service is got or asked."""

    family: Family
    names: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """Its name and the other wordings of it."""
        return tuple(words.strip() for words in (self.name, *self.names.split(";")) if words.strip())


@cache
def fraud_codes() -> tuple[FraudCode, ...]:
    """Every code in the order of the list; raises UsageProblem where the list does not say what it should."""
    return read_table(Path(__file__).with_suffix(".csv"), FraudCode)


def normalised_fraud_code(column: str) -> str:
    """SQL of a code as the table writes it: NFIB5A for nfib 5a, NFIB-05A and 5A; other codes in capitals."""
    bare = f"regexp_replace(upper({column}), '[\\s_-]', '', 'g')"
    return f"regexp_replace({bare}, '^(NFIB)?0*([1-9][0-9]*[A-Z]?)$', 'NFIB\\2')"


def fraud_law(source: str, key: str, code: str, words: str) -> str:
    """The query of what the code of each report says: one row per `key` of the table or subquery `source`, with
    `family`, `years_low`, `years_high` (years, 99 for life) and `gain` (true or NULL).

    `code` and `words` are SQL of the code and of the name of the type, as they stand in `source`. Where the code is
    not listed (the service that began on 2025-12-04 writes others) a name that is listed counts, case and punctuation
    aside; where neither is, all are NULL.
    """
    return f"""
        -- One row per {key}: what the law says of the type of fraud that its code, or else its name, means
        WITH codes(code, family, years_low, years_high, gain) AS ({values(_rows())}),
        named(wording, code) AS ({values(_names())}),
        asked AS (SELECT {key}, {normalised_fraud_code(code)} AS code, {_letters(words)} AS wording FROM {source}),
        met AS (
            SELECT {key}, coalesce(codes.code, named.code) AS code
            FROM asked LEFT JOIN codes USING (code) LEFT JOIN named USING (wording))
        SELECT {key}, family, years_low, years_high, CASE WHEN gain = 'yes' THEN TRUE END AS gain
        FROM met LEFT JOIN codes USING (code)"""


def _letters(column: str) -> str:
    return f"regexp_replace(lower({column}), '[^a-z0-9]', '', 'g')"


def _rows() -> list[tuple[str | float, ...]]:
    return [(one.code, one.family, one.years_low, one.years_high, one.gain) for one in fraud_codes()]


def _names() -> list[tuple[str, str]]:
    return [
        (re.sub("[^a-z0-9]", "", words.lower()), one.code) for one in fraud_codes() for words in one.wordings
    ]
