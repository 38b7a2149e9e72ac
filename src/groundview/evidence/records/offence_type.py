"""Which type an offence counts under, where its code and its description are written in more than one way."""

from __future__ import annotations

AGREE = 0.9
"""A description that at least this share of a code's rows give stands for all of them: the rest are slips of the pen.
Below it, the code is broader than what is described, and descriptions stay apart."""


def _alike(label: str) -> str:
    """SQL of what two labels share that differ in capitals, spaces or signs alone."""
    return rf"lower(trim(regexp_replace({label}, '[^\pL\pN_%+]+', '-', 'g'), '-'))"


TYPES = f"""
    pairs AS (
        -- One row per code and description that occur together.
        SELECT offence_code, offence, count(*) AS n FROM offences GROUP BY ALL),
    agreed AS (
        -- One row per code whose rows agree on a description.
        SELECT offence_code, arg_max(offence, (n, offence)) AS label FROM pairs
        WHERE offence_code IS NOT NULL AND offence IS NOT NULL
        GROUP BY offence_code HAVING max(n) >= {AGREE} * sum(n)),
    labelled AS (
        SELECT offence_code, offence, n, coalesce(label, offence, offence_code) AS label
        FROM pairs LEFT JOIN agreed USING (offence_code)),
    written AS (
        -- One row per way of writing a label.
        SELECT label, {_alike("label")} AS alike, sum(n) AS n FROM labelled GROUP BY ALL),
    types AS (
        -- One row per code and description, with the type: its label as most rows write it.
        SELECT offence_code, offence, type FROM labelled JOIN written USING (label)
        JOIN (SELECT alike, arg_max(label, (n, label)) AS type FROM written GROUP BY alike) USING (alike))"""
