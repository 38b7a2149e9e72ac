-- One row per answer category of a question in an area and wave.
SELECT area.code AS area_code,
    survey_question.asks AS item,
    survey_question.answers[1 + answer_no] AS answer,
    responses,
    weighted_share,
    fieldwork_on,
    survey_answer.row AS _id,
    NULL::INTEGER AS _force
FROM survey_answer
JOIN survey_area USING (wave, area_id)
JOIN survey_question USING (question_id)
JOIN area USING (area_id)
-- Where nobody was reached there is no row; elsewhere an answer that nobody gave has one.
WHERE answered > 0
ORDER BY wave, area.code, question_id, answer_no
