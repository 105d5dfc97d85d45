-- title-sv: Planerade kontroller utan resultat
-- title-en: Planned controls without a result
-- sv: Årets planerade kontroller vars risk inte har något kontrollresultat i årets uppföljning.
-- sv: Nämnder utan inläst uppföljning räknas inte hit utan står under det som inte kunde läsas.
-- en: Controls planned for the year whose risk has no control result in a follow-up of the year.
-- en: Boards without a follow-up in the store are not counted here but named as not read.
-- of-sv: planerade kontroller i nämnder med uppföljning
-- of-en: planned controls of boards with a follow-up
-- kinds: internal_control
WITH followed AS (
  SELECT DISTINCT coalesce(organisation, '') || '|' || coalesce(body, '') AS board
  FROM board_document WHERE year = :year AND kind = 'internal_control_follow_up'),
checked AS (
  SELECT f.thread_id, count(c.result) AS results
  FROM counted_document d JOIN risk f ON f.document_id = d.id
  LEFT JOIN control c ON c.risk_id = f.id
  WHERE d.year = :year AND d.kind = 'internal_control_follow_up' AND f.thread_id IS NOT NULL
  GROUP BY f.thread_id)
SELECT r.organisation, r.body, r.year, r.description AS risk, c.description AS control,
       CASE WHEN k.thread_id IS NULL THEN 'risk not in the follow-up' ELSE 'no result' END AS why,
       'R' || r.id AS id, 'C' || c.id AS control_id
FROM risk_of_board r JOIN control c ON c.risk_id = r.id
LEFT JOIN checked k ON k.thread_id = r.thread_id
WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%' AND c.result IS NULL
 
  AND coalesce(r.organisation, '') || '|' || coalesce(r.body, '') IN (SELECT board FROM followed)
  AND coalesce(k.results, 0) = 0
ORDER BY r.organisation, r.body, r.ordinal, c.ordinal;
-- total
SELECT count(*) FROM risk_of_board r JOIN control c ON c.risk_id = r.id
WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
 
  AND coalesce(r.organisation, '') || '|' || coalesce(r.body, '') IN (
    SELECT coalesce(organisation, '') || '|' || coalesce(body, '')
    FROM board_document WHERE year = :year AND kind = 'internal_control_follow_up');
