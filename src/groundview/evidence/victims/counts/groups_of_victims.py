"""Persons named as victims by age, sex and ethnic group, each as at the first victimisation; and who lives there."""

from __future__ import annotations

from groundview.evidence.victims.counts.bands import AGES, NOT_KNOWN
from groundview.evidence.victims.counts.under_linkages import CODES

FIRST = ("age", "sex", "ethnicity_self", "ethnicity_officer")
_KNOWN = ", ".join(f"coalesce({name}, '{NOT_KNOWN}') AS {name}" for name in FIRST)
_WORDS = " || ';' || ".join(f"'{name}=' || {name}" for name in ("age", "sex"))
_CELL = "context_id, place, draw"

GROUPS = f"""
    -- One row per place (study or city) and group: persons in it. What is not known is a group by itself.
    WITH of_person AS (
        SELECT draw, sign, context_id, place, min(first_seen) % {CODES} AS code
        FROM suffered JOIN (FROM towards WHERE NOT single) USING (in_place)
        GROUP BY draw, sign, context_id, place, person),
    known AS (
        SELECT draw, context_id, place, {_KNOWN}, sum(sign) AS n
        FROM of_person JOIN victim_groups USING (code) GROUP BY ALL)
    SELECT 'groups' AS measure, context_id, '' AS definition, place, '' AS period,
        CASE WHEN grouping(age, sex) = 0 THEN {_WORDS} WHEN grouping(age) = 0 THEN 'age=' || age
            WHEN grouping(sex) = 0 THEN 'sex=' || sex
            WHEN grouping(ethnicity_self) = 0 THEN 'ethnicity_self=' || ethnicity_self
            WHEN grouping(ethnicity_officer) = 0 THEN 'ethnicity_officer=' || ethnicity_officer
            ELSE '' END AS breakdown,
        draw, sum(n) AS numerator, NULL AS denominator
    FROM known GROUP BY GROUPING SETS (({_CELL}, age, sex), ({_CELL}, age), ({_CELL}, sex), ({_CELL}, ethnicity_self),
        ({_CELL}, ethnicity_officer), ({_CELL}))"""

BANDS = ", ".join(
    f"('{name}', {least}, {min([n for n in AGES.values() if n > least], default=1000) - 1})"
    for name, least in AGES.items()
)
AGE_OF = r"""regexp_extract_all(age_band, '\d+')"""

RESIDENTS = f"""
    -- One row per place (study or city) and group of age and sex: residents, of the source that stands for residents.
    -- A band that a source cuts through, or of which an area has none, is left out.
    WITH banded AS (
        SELECT population.area_code, upper(left(trim(sex), 1)) AS sex, persons, {AGE_OF}[1]::INTEGER AS low,
            coalesce({AGE_OF}[2]::INTEGER, CASE WHEN regexp_matches(age_band, '^\\d+$') THEN {AGE_OF}[1]::INTEGER END,
                999) AS high
        FROM population JOIN study_areas ON study_areas.area_code = population.area_code
            AND residents_source = population.source
        WHERE age_band IS NOT NULL AND sex IS NOT NULL
        QUALIFY year IS NOT DISTINCT FROM max(year) OVER (PARTITION BY population.area_code)),
    bands(age, least, most) AS (VALUES {BANDS}),
    cut AS (SELECT age FROM bands JOIN banded ON low <= most AND high >= least
        WHERE low < least OR (high > most AND most < 999)),
    fitting AS (
        SELECT wider.area_code, age, sex, persons
        FROM banded JOIN places AS area ON area.area_code = banded.area_code
        JOIN towards ON towards.in_place = area.place AND NOT towards.single
        JOIN places AS wider ON wider.place = towards.place
        JOIN bands ON low >= least AND low <= most WHERE age NOT IN (FROM cut) AND sex IN ('F', 'M'))
    SELECT 'residents' AS measure, '' AS context, '' AS definition, area_code, '' AS period,
        CASE WHEN grouping(age, sex) = 0 THEN {_WORDS} WHEN grouping(age) = 0 THEN 'age=' || age
            WHEN grouping(sex) = 0 THEN 'sex=' || sex ELSE '' END AS breakdown,
        0 AS draw, sum(persons) AS numerator, NULL AS denominator
    FROM fitting GROUP BY GROUPING SETS ((area_code, age, sex), (area_code, age), (area_code, sex), (area_code))"""
