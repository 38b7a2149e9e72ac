"""Persons named as victims by age, sex and ethnic group, each as at the first victimisation; and who lives there."""

from __future__ import annotations

from groundview.evidence.victims.counts.bands import AGES, NOT_KNOWN

FIRST = ("age", "sex", "ethnicity_self", "ethnicity_officer")
_FIRST = ", ".join(f"arg_min({name}, (happened_on, event_id)) AS {name}" for name in FIRST)
_KNOWN = ", ".join(f"coalesce({name}, '{NOT_KNOWN}') AS {name}" for name in FIRST)
_WORDS = " || ';' || ".join(f"'{name}=' || {name}" for name in ("age", "sex"))

GROUPS = f"""
    -- One row per place (study or city) and group: persons in it. What is not known is a group by itself.
    WITH of_person AS (
        SELECT draw, sign, context, towards AS area_code, person, {_FIRST}
        FROM suffered JOIN wide_places ON wide_places.area_code IS NOT DISTINCT FROM suffered.area_code
        GROUP BY draw, sign, context, towards, person),
    known AS (SELECT draw, sign, context, area_code, {_KNOWN} FROM of_person)
    SELECT 'groups' AS measure, context, '' AS definition, area_code, '' AS period,
        CASE WHEN grouping(age, sex) = 0 THEN {_WORDS} WHEN grouping(age) = 0 THEN 'age=' || age
            WHEN grouping(sex) = 0 THEN 'sex=' || sex
            WHEN grouping(ethnicity_self) = 0 THEN 'ethnicity_self=' || ethnicity_self
            WHEN grouping(ethnicity_officer) = 0 THEN 'ethnicity_officer=' || ethnicity_officer
            ELSE '' END AS breakdown,
        draw, sum(sign) AS numerator, NULL AS denominator
    FROM known GROUP BY GROUPING SETS ((context, area_code, draw, age, sex), (context, area_code, draw, age),
        (context, area_code, draw, sex), (context, area_code, draw, ethnicity_self),
        (context, area_code, draw, ethnicity_officer), (context, area_code, draw))"""

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
        SELECT towards AS area_code, age, sex, persons
        FROM banded JOIN wide_places USING (area_code)
        JOIN bands ON low >= least AND low <= most WHERE age NOT IN (FROM cut) AND sex IN ('F', 'M'))
    SELECT 'residents' AS measure, '' AS context, '' AS definition, area_code, '' AS period,
        CASE WHEN grouping(age, sex) = 0 THEN {_WORDS} WHEN grouping(age) = 0 THEN 'age=' || age
            WHEN grouping(sex) = 0 THEN 'sex=' || sex ELSE '' END AS breakdown,
        0 AS draw, sum(persons) AS numerator, NULL AS denominator
    FROM fitting GROUP BY GROUPING SETS ((area_code, age, sex), (area_code, age), (area_code, sex), (area_code))"""
