"""Which planted group acts in a case, and which of its members."""

from __future__ import annotations

from collections.abc import Mapping

from groundview.synth.world import World


def choose(world: World, table: str, cases: str, context: str, weights: Mapping[str, float]) -> None:
    """Makes `table(case_id, group_id)` for the query `cases` of case_id, city_id and happened_on: a group of this
    context with two or more members on that day. A case that no group can have done is left out. `weights` are
    those of a mobile group from `elsewhere` and of a group whose `second` kind of crime this is."""
    world.make(
        table,
        f"""
        WITH able AS (
            SELECT case_id, grp.group_id, count(DISTINCT person_id) AS members,
                   grp.activity * CASE WHEN grp.main = '{context}' THEN 1 ELSE {weights["second"]} END
                   * CASE WHEN grp.city_id = cases.city_id THEN 1 ELSE {weights["elsewhere"]} END AS weight
            FROM ({cases}) AS cases
            JOIN grp ON (grp.main = '{context}' OR grp.second = '{context}')
                AND (grp.city_id = cases.city_id OR grp.mobile)
                AND grp.began <= happened_on AND coalesce(grp.ended, DATE '9999-01-01') > happened_on
            JOIN member ON member.group_id = grp.group_id
                AND joined <= happened_on AND coalesce(left_on, DATE '9999-01-01') > happened_on
            GROUP BY ALL HAVING count(DISTINCT person_id) >= 2
        )
        SELECT case_id, group_id FROM able
        QUALIFY row_number() OVER (
            PARTITION BY case_id
            ORDER BY ln(1 - chance('{table}', case_id * 1000003 + group_id)) / weight DESC, group_id) = 1
        ORDER BY case_id""",
    )


def members(word: str, chosen: str, same_for: str) -> str:
    """The query of case_id, person_id and place (1, 2, ...) of the members who act, for a table `chosen` of case_id,
    group_id, happened_on and n_acting. `same_for` is the column within which the same members come first."""
    return f"""
        SELECT case_id, person_id, place FROM (
            SELECT case_id, person_id, n_acting, row_number() OVER (
                PARTITION BY case_id
                ORDER BY dice('{word}', person_id * 1000003 + {same_for}), person_id) AS place
            FROM (
                SELECT DISTINCT case_id, person_id, n_acting, {same_for} FROM {chosen} JOIN member USING (group_id)
                WHERE joined <= happened_on AND coalesce(left_on, DATE '9999-01-01') > happened_on))
        WHERE place <= n_acting"""
