-- title-sv: Status för åtgärder och mål
-- title-en: Statuses of measures and goals
-- sv: Hur åtgärder och mål fördelar sig på status, per nämnd, och hur stor andel som inte är
-- sv: bedömda.
-- en: How measures and goals are distributed over statuses, by board, and the share not
-- en: assessed.
-- of-sv: nämnder med åtgärder eller mål
-- of-en: boards with measures or goals
-- needs: measure.status goal.status
SELECT x.organisation, x.body, x.what, count(*) AS records,
       count(CASE WHEN x.code = 'done' THEN 1 END) AS done,
       count(CASE WHEN x.code = 'partly_done' THEN 1 END) AS partly_done,
       count(CASE WHEN x.code = 'not_done' THEN 1 END) AS not_done,
       count(CASE WHEN x.code IS NULL AND x.status IS NOT NULL THEN 1 END) AS other_status,
       round(100.0 * count(CASE WHEN x.status IS NULL THEN 1 END) / count(*), 1) AS percent_not_assessed
FROM (
  SELECT d.organisation, d.body, 'measure' AS what, m.status_code AS code, m.status
  FROM counted_document d JOIN measure m ON m.document_id = d.id
  JOIN stated s ON s.document_id = d.id AND s.record_table = 'measure' AND s.field = 'status'
    AND s.state = 'stated' WHERE d.year = :year
  UNION ALL
  SELECT d.organisation, coalesce(g.body, d.body), 'goal', g.status_code, g.status
  FROM counted_document d JOIN goal g ON g.document_id = d.id
  JOIN stated s ON s.document_id = d.id AND s.record_table = 'goal' AND s.field = 'status'
    AND s.state = 'stated' WHERE d.year = :year) x
WHERE coalesce(x.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(x.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY x.organisation, x.body, x.what
ORDER BY x.organisation, x.body, x.what;
-- total
SELECT count(*) FROM (
  SELECT DISTINCT d.organisation, d.body, 'measure' FROM counted_document d JOIN measure m ON m.document_id = d.id
  WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  UNION SELECT DISTINCT d.organisation, coalesce(g.body, d.body), 'goal' FROM counted_document d
  JOIN goal g ON g.document_id = d.id WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
