-- One row per planted group. `city_id` is where it lives; `other_city_id` another in which a mobile group acts too.
SELECT group_id, city_id, force_id, main.word AS main, second.word AS second, began, ended, kind.word AS kind,
    planned, discipline, violence, business, international, laundering, influence, division, mobile, activity,
    area_id, size, specialism.word AS specialism,
    CASE WHEN mobile THEN (city_id + 1 + pick('groups.other_city', group_id, cities - 1)) % cities END AS other_city_id
FROM grp_drawn
JOIN city USING (city_id)
JOIN group_word AS main ON main.list = 'context' AND main.number = grp_drawn.main
LEFT JOIN group_word AS second ON second.list = 'context' AND second.number = grp_drawn.second
JOIN group_word AS kind ON kind.list = 'kind' AND kind.number = grp_drawn.kind
LEFT JOIN group_word AS specialism ON specialism.list = 'specialism' AND specialism.number = grp_drawn.specialism
CROSS JOIN (SELECT count(*) AS cities FROM city)
ORDER BY group_id
