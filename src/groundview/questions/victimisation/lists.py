"""Agencies' lists of one population: how many persons are on each, and on two."""

from __future__ import annotations

from groundview.questions.cells import word
from groundview.questions.draws import LINKAGE, counted, over_draws, shared
from groundview.questions.measure import Measure

NONE = "no lists of persons were supplied"
ONE_LIST = "no figure: a single list was supplied of this population, and it can be compared with none"

ON_LISTS = """
    on_lists AS (
        -- One row per population, plausible linkage, pattern and list: whether it is in the pattern.
        SELECT population, draw, n, pattern, unnest(string_split(lists, ';')) AS list,
            unnest(string_split(pattern, ';')) = '1' AS on_it
        FROM list_overlaps)"""
WHY_NONE = f"UNION ALL SELECT '', '', '', 0, NULL, NULL, '{NONE}' WHERE NOT EXISTS (FROM list_overlaps)"

SIZES = f"""
    WITH {ON_LISTS}
    -- One row per population, list and plausible linkage: persons on the list.
    SELECT '' AS area_code, '' AS period, 'population=' || {word("population")} || ';list=' || list AS breakdown, draw,
        coalesce(sum(n) FILTER (on_it), 0) AS numerator, NULL AS denominator, '' AS note
    FROM on_lists GROUP BY population, list, draw
    {WHY_NONE} ORDER BY draw, breakdown"""

PERSONS = f"""
    -- One row per population and plausible linkage: persons on any list, and on two lists or more.
    SELECT '' AS area_code, '' AS period,
        'population=' || {word("population")} || ';on=' || least_lists AS breakdown, draw,
        coalesce(sum(n) FILTER (least_lists = 'any list'
            OR length(replace(replace(pattern, ';', ''), '0', '')) > 1), 0) AS numerator, NULL AS denominator,
        '' AS note
    FROM list_overlaps CROSS JOIN (VALUES ('any list'), ('two lists or more')) AS each(least_lists)
    GROUP BY population, least_lists, draw
    {WHY_NONE} ORDER BY draw, breakdown"""

OVERLAPS = f"""
    WITH {ON_LISTS}
    -- One row per population, two lists and plausible linkage: of the persons on the first, those on the second.
    SELECT '' AS area_code, '' AS period,
        'population=' || {word("one.population")} || ';list=' || one.list || ';also=' || other.list AS breakdown,
        one.draw,
        coalesce(sum(one.n) FILTER (one.on_it AND other.on_it), 0) AS numerator,
        sum(one.n) FILTER (one.on_it) AS denominator, '' AS note
    FROM on_lists AS one JOIN on_lists AS other USING (population, draw, pattern) WHERE one.list <> other.list
    GROUP BY one.population, one.list, other.list, one.draw
    -- And one row per plausible linkage for a population of which there is a single list.
    UNION ALL SELECT DISTINCT '', '', 'population=' || {word("population")}, draw, NULL, NULL, '{ONE_LIST}'
    FROM list_overlaps WHERE NOT contains(lists, ';')
    {WHY_NONE} ORDER BY draw, breakdown"""

SOURCE = "Bird and King (2018), Annual Review of Statistics and Its Application 5, 95-118."

MEASURES = (
    Measure(
        "list_size",
        "victimisation",
        "Persons on each list",
        "Persons on an agency's list of a population, linked across systems: one who is entered twice counts once. A "
        f"person who is on a list and not of its population cannot be told from the others. {LINKAGE}",
        SOURCE,
        SIZES,
        over_draws(SIZES, counted("persons")),
    ),
    Measure(
        "listed_persons",
        "victimisation",
        "Persons on any list, and on two",
        "Persons on any list of a population, and persons on two lists or more, linked across systems. All that lists "
        f"can tell of those on none rests on the second number. {LINKAGE}",
        SOURCE,
        PERSONS,
        over_draws(PERSONS, counted("persons")),
    ),
    Measure(
        "list_overlap",
        "victimisation",
        "Persons whom two lists share",
        "Of the persons on one agency's list of a population, the share who are also on another's. Few may mean that "
        "the agencies meet different persons, that many are on neither list, or that links were missed. "
        f"{LINKAGE}",
        f"{SOURCE} Interval: Wilson (1927), Journal of the American Statistical Association 22, 209-212.",
        OVERLAPS,
        over_draws(OVERLAPS, shared),
    ),
)
