-- title-sv: Mål som inte bedömts
-- title-en: Goals not assessed
-- sv: Mål i årets uppföljningar utan status, med prognos och utfall där de finns.
-- en: Goals in follow-ups of the year without a status, with prognosis and outcome where there
-- en: are any.
-- of-sv: mål i uppföljningar med status
-- of-en: goals of follow-ups with statuses
-- kinds: goal_follow_up
-- needs: goal.status
SELECT d.organisation, coalesce(g.body, d.body) AS body, d.period, g.area, g.statement AS goal,
       g.prognosis, g.outcome, g.comment, 'G' || g.id AS id
FROM counted_document d JOIN goal g ON g.document_id = d.id
JOIN stated s ON s.document_id = d.id AND s.record_table = 'goal' AND s.field = 'status'
  AND s.state = 'stated'
WHERE d.year = :year AND d.kind = 'goal_follow_up'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%' AND g.status IS NULL
ORDER BY d.organisation, body, d.period, g.ordinal;
-- total
SELECT count(*) FROM counted_document d JOIN goal g ON g.document_id = d.id
JOIN stated s ON s.document_id = d.id AND s.record_table = 'goal' AND s.field = 'status'
  AND s.state = 'stated'
WHERE d.year = :year AND d.kind = 'goal_follow_up'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%';
