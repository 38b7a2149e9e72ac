"""Names in one way of writing: capitals without accents, titles or signs; placeholders taken out, parts in place."""

from __future__ import annotations

from groundview.evidence.linkage.cleaning.words import placeholders, titles
from groundview.evidence.pole.sql import literal

STROKES = ("ŁØĐÐÞ", "LODDT")
"""Letters with a stroke have no plain letter of their own in Unicode."""


def plain(sql: str) -> str:
    """SQL of a text in capitals: without accents, apostrophes closed up, all other signs a space; '' for none."""
    bare = f"translate(strip_accents(upper(coalesce({sql}, ''))), '{STROKES[0]}''’`´.', '{STROKES[1]}')"
    return rf"trim(regexp_replace({bare}, '[^\p{{L}}0-9]+', ' ', 'g'))"


def named(source: str) -> str:
    """SQL of every row of `source` with `forename`, `middle_names` and `surname` in one way of writing, NULL where
    nothing is said, and `name_words`, all words in alphabetical order.

    A single name stands as the forename, wherever it was written: nobody can say which of the two it is.
    """
    no_title = f"'^(?:(?:{titles()}) +)+(.)', '\\1'"
    return rf"""
        WITH typed AS (
            -- One row per record; SMITH, JOHN in the surname and nothing else is two names.
            SELECT * EXCLUDE (forename, middle_names, surname), contains(surname, ',') AND forename IS NULL AS turned,
                CASE WHEN turned THEN split_part(surname, ',', 2) ELSE forename END AS forename, middle_names,
                CASE WHEN turned THEN split_part(surname, ',', 1) ELSE surname END AS surname
            FROM {source}
        ), plain AS (
            -- One row per record, its names in capitals and without signs.
            SELECT * EXCLUDE (turned) REPLACE (
                regexp_replace({plain("forename")}, {no_title}) AS forename, {plain("middle_names")} AS middle_names,
                regexp_replace({plain("surname")}, {no_title}) AS surname)
            FROM typed
        ), known AS (
            -- One row per record; a name that stands for nobody is none, and digits are no name.
            SELECT * REPLACE (
                CASE WHEN nobody THEN '' ELSE {_letters("forename")} END AS forename,
                CASE WHEN nobody THEN '' ELSE {_letters("middle_names")} END AS middle_names,
                CASE WHEN nobody THEN '' ELSE {_letters("surname")} END AS surname)
            FROM (SELECT *, regexp_full_match(trim(forename || ' ' || surname), {literal(placeholders())}) AS nobody
                FROM plain)
        ), placed AS (
            -- One row per record; where one field holds all words, the last of several is the surname.
            SELECT * REPLACE (
                CASE WHEN forename <> '' AND surname <> '' THEN forename WHEN several THEN {_but_last("one")}
                    ELSE one END AS forename,
                CASE WHEN forename <> '' AND surname <> '' THEN surname WHEN several THEN {_last("one")}
                    ELSE '' END AS surname)
            FROM (SELECT *, forename || surname AS one, contains(one, ' ') AS several FROM known)
        )
        SELECT * EXCLUDE (nobody, one, several) REPLACE (
            nullif(forename, '') AS forename, nullif(middle_names, '') AS middle_names,
            nullif(surname, '') AS surname),
            nullif(array_to_string(list_sort(list_filter(
                string_split(concat_ws(' ', forename, middle_names, surname), ' '), lambda word: word <> '')), ' '), '')
                AS name_words
        FROM placed"""


def _letters(text: str) -> str:
    return f"trim(regexp_replace({text}, ' *[0-9]+ *', ' ', 'g'))"


def _last(text: str) -> str:
    return f"regexp_extract({text}, '[^ ]+$')"


def _but_last(text: str) -> str:
    return f"regexp_replace({text}, ' [^ ]+$', '')"
