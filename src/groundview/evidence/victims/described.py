"""What the records of a person say of age, sex, ethnic group and home: the record's own word, or else that of another
record of the same person in the linkage that was kept."""

from __future__ import annotations

from groundview.evidence.victims.ethnic_groups import as_given, as_seen

OWN = """
    -- One row per person record: what it says itself.
    SELECT record_id, person, CASE WHEN born_how IN ('day', 'year') THEN born_on END AS born_on,
        CASE WHEN record.sex IN ('F', 'M') THEN record.sex END AS sex, record.postcode,
        given AS ethnicity_self, seen AS ethnicity_officer
    FROM person_records AS record JOIN persons USING (record_id) SEMI JOIN concerned USING (person)
    LEFT JOIN (
        SELECT record_id, given, seen FROM person_records
        JOIN nominals USING (source, nominal_ref)
        LEFT JOIN words_given ON words_given.word = ethnicity_self
        LEFT JOIN words_seen ON words_seen.word = ethnicity_officer
        WHERE in_table = 'nominals') USING (record_id)"""

SAID = ("born_on", "sex", "postcode", "ethnicity_self", "ethnicity_officer")


def described() -> str:
    """SQL of the temporary table `described_victims`: one row per record of somebody who is named as a victim."""
    first = ", ".join(f"arg_min({name}, record_id) AS any_{name}" for name in SAID)
    told = ", ".join(f"coalesce({name}, any_{name}) AS {name}" for name in SAID)
    return f"""
        WITH concerned AS (SELECT DISTINCT person FROM named_victims JOIN persons USING (record_id)),
        words_given AS MATERIALIZED ({_words("ethnicity_self", as_given("word"), "given")}),
        words_seen AS MATERIALIZED ({_words("ethnicity_officer", as_seen("word"), "seen")}),
        own AS MATERIALIZED ({OWN}),
        others AS (SELECT person, {first} FROM own GROUP BY person)
        SELECT record_id, {told} FROM own JOIN others USING (person)
        SEMI JOIN (SELECT DISTINCT record_id FROM named_victims) USING (record_id)"""


def _words(column: str, meaning: str, name: str) -> str:
    """SELECT of the different words of a column of nominals, each with its meaning under a name."""
    return f"SELECT word, {meaning} AS {name} FROM (SELECT DISTINCT {column} AS word FROM nominals)"


HOMES = """
    -- One row per postcode whose records lie in one area, nine in ten of them at least: that area.
    WITH seen AS (
        SELECT postcode, lives_in AS area_code, count(*) AS n
        FROM named_victims JOIN described_victims USING (record_id) WHERE lives_in IS NOT NULL GROUP BY ALL
        UNION ALL
        -- A dwelling is burgled where its victim lives.
        SELECT postcode, placed.area_code, count(*) FROM named_victims JOIN described_victims USING (record_id)
        JOIN (FROM victim_events WHERE at_home) USING (event_id)
        JOIN placed USING (source, source_file, source_row) WHERE placed.area_code IS NOT NULL GROUP BY ALL)
    SELECT postcode, arg_max(area_code, (n, area_code)) AS home_area
    FROM (SELECT postcode, area_code, sum(n) AS n FROM seen WHERE postcode IS NOT NULL GROUP BY ALL)
    GROUP BY postcode HAVING max(n) >= 0.9 * sum(n)"""
