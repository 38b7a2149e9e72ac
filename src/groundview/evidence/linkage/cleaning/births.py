"""Dates of birth: what one says of a person, where systems fill in a date that nobody gave."""

from __future__ import annotations

from groundview.evidence.linkage.cleaning.words import words


def born(source: str) -> str:
    """SQL of every row of `source` with `born_on` and `born_how`, of `date_of_birth` and `latest`, a date after which
    nobody on a record can have been born.

    day: the date says what it says. year: a first of January, of which the year may be true. default: a date that
    stands far too often or long ago, and says nothing. none: no date, or one that is yet to come.
    """
    often = words().default_dates
    return f"""
        WITH possible AS (
            -- One row per record; an impossible date is none.
            SELECT * EXCLUDE (date_of_birth, latest),
                CASE WHEN date_of_birth <= coalesce(latest, date_of_birth) THEN date_of_birth END AS born_on
            FROM {source}
        ), dates AS (
            -- One row per date of birth, with how often it stands.
            SELECT born_on, count(*) AS n, avg(count(*)) OVER () AS mean
            FROM possible WHERE born_on IS NOT NULL GROUP BY born_on
        )
        SELECT possible.* EXCLUDE (new_year), CASE WHEN born_on IS NULL THEN 'none'
            WHEN n >= {often.records} AND n >= {often.times} * mean AND NOT new_year
                OR year(born_on) <= {words().oldest_year} THEN 'default'
            WHEN new_year THEN 'year' ELSE 'day' END AS born_how
        FROM (SELECT *, month(born_on) = 1 AND day(born_on) = 1 AS new_year FROM possible) possible
        LEFT JOIN dates USING (born_on)"""
