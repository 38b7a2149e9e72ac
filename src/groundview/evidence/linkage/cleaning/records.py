"""Person records made comparable: every detail in one way of writing."""

from __future__ import annotations

from groundview.evidence.linkage.cleaning.births import born
from groundview.evidence.linkage.cleaning.names import named, plain
from groundview.evidence.linkage.identifiers.address import address
from groundview.evidence.linkage.identifiers.email import email
from groundview.evidence.linkage.identifiers.phone import settled
from groundview.evidence.linkage.identifiers.postcode import postcode

RAW = (
    "forename", "middle_names", "surname", "date_of_birth", "latest", "sex", "phone", "email", "postcode", "address",
)  # fmt: skip
"""What a relation must have to be cleaned; whatever else it has goes through."""
COMPARED = (
    "forename", "middle_names", "surname", "name_words", "born_on", "born_how", "sex", "phone", "email", "postcode",
    "address",
)  # fmt: skip
"""What a cleaned record has."""


def cleaned(source: str, phones: str) -> str:
    """SQL of every row of `source`, which has the columns of `RAW`, with those of `COMPARED` instead. `phones` names
    a table (written, phone) of numbers of unusual shapes. Postcodes and addresses of other countries stay words."""
    return f"""
        -- One row per record, every detail in one way of writing.
        SELECT * EXCLUDE (unusual) REPLACE (
            nullif(left({plain("sex")}, 1), '') AS sex, {settled("phone", "unusual")} AS phone,
            {email("email")} AS email,
            coalesce({postcode("postcode")}, nullif(replace({plain("postcode")}, ' ', ''), '')) AS postcode,
            {address("address")} AS address)
        FROM (SELECT records.*, phones.phone AS unusual
            FROM ({born(f"({named(source)})")}) records
            LEFT JOIN {phones} phones ON phones.written = records.phone)"""
