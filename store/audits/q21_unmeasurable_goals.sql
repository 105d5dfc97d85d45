-- title-sv: Mål som inte går att mäta
-- title-en: Goals that cannot be measured
-- sv: Mål utan målvärde, eller med ett som inte går att mäta ("Genomförd aktivitet",
-- sv: "Kompletteras senare").
-- en: Goals without a target, or with one that cannot be measured ("Genomförd aktivitet",
-- en: "Kompletteras senare").
-- of-sv: mål
-- of-en: goals
-- kinds: operational_plan
-- needs: goal.target
SELECT d.organisation, coalesce(g.body, d.body) AS body, g.area, g.statement AS goal, g.target,
       CASE WHEN g.target IS NULL AND s.state = 'lost' THEN 'target lost in the export'
            WHEN g.target IS NULL THEN 'no target'
            WHEN g.target_operator = 'done' THEN 'done or not' ELSE 'to be set' END AS why, 'G' || g.id AS id
FROM counted_document d JOIN goal g ON g.document_id = d.id
LEFT JOIN stated s ON s.document_id = d.id AND s.record_table = 'goal' AND s.field = 'target'
WHERE d.year = :year AND d.kind = 'operational_plan'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND (g.target IS NULL OR g.target_operator IN ('done', 'unset'))
ORDER BY d.organisation, body, g.ordinal;
-- total
SELECT count(*) FROM counted_document d JOIN goal g ON g.document_id = d.id
WHERE d.year = :year AND d.kind = 'operational_plan'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%';
