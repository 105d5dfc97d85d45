-- title-sv: En risk kopierad till flera uppdrag
-- title-en: One risk copied to several assignments
-- sv: Risker vars text står under flera uppdrag eller områden i samma dokument.
-- en: Risks whose text stands under several assignments or areas of one document.
-- of-sv: olika risker
-- of-en: different risks
-- kinds: internal_control
SELECT r.organisation, r.body, r.description AS risk, count(*) AS times,
       count(DISTINCT r.assignment) AS assignments, count(DISTINCT r.area) AS areas, r.path
FROM risk_of_board r
WHERE r.year = :year AND r.description IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY r.document_id, r.description HAVING times > 1
ORDER BY times DESC, r.organisation, r.body, risk;
-- total
SELECT count(*) FROM (SELECT DISTINCT r.document_id, r.description FROM risk_of_board r
  WHERE r.year = :year AND r.description IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%');
