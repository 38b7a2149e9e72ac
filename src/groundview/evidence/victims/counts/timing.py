"""How long after one victimisation the same person's next one follows: a life table.

Everybody is followed from each victimisation to the next, or to the end of the study, and counts as at risk on every
day until then, so that those who are followed for a short time do not make late repeats look rare.
"""

from __future__ import annotations

from groundview.evidence.victims.counts.bands import DAYS, band, last_of

_WITHIN = " UNION ALL ".join(
    f"""SELECT draw, sign, context_id, '{name}' AS days, greatest(0,
        {"followed" if last_of(DAYS, name) is None else f"least(followed, {last_of(DAYS, name)})"} - {least} + 1)
        AS at_risk, again AND gap_band = '{name}' AS next FROM spells WHERE followed >= {least}"""
    for name, least in DAYS.items()
)

TIMING = f"""
    -- One row per context and band of days since the victimisation before: next ones in it, and days at risk in it.
    WITH ending AS (
        SELECT coalesce((SELECT last_day(max(month)) FROM coverage),
            (SELECT max(happened_on) FROM suffered)) AS last_on),
    ordered AS (
        SELECT draw, sign, context_id, happened_on, last_on,
            lead(happened_on) OVER (
                PARTITION BY draw, sign, context_id, person ORDER BY happened_on, event_id) AS next_on
        FROM suffered CROSS JOIN ending WHERE happened_on <= last_on),
    spells AS (
        SELECT draw, sum(sign) AS sign, context_id, next_on IS NOT NULL AS again,
            coalesce(next_on, last_on) - happened_on AS followed, {band("followed", DAYS)} AS gap_band
        FROM ordered GROUP BY ALL)
    SELECT 'timing' AS measure, context_id, '' AS definition, (SELECT place FROM places WHERE area_code = '') AS place,
        '' AS period, coalesce('days=' || days, '') AS breakdown, draw,
        coalesce(sum(sign) FILTER (next), 0) AS numerator, sum(sign * at_risk) AS denominator
    FROM ({_WITHIN}) GROUP BY GROUPING SETS ((context_id, draw, days), (context_id, draw))"""
