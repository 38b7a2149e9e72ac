-- One row per person's stay in a planted group.
SELECT group_id, person_id, role.word AS role, joined, left_on
FROM member_drawn
JOIN group_word AS role ON role.list = 'role' AND role.number = member_drawn.role
ORDER BY group_id, place, joined, person_id
