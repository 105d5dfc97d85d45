-- title-sv: Risker som återkommer år efter år
-- title-en: Risks that return year after year
-- sv: Årets risker som har funnits i minst så många år, hur många år texten varit densamma, och
-- sv: hur många åtgärder som redovisats.
-- en: Risks of the year that have been there for at least so many years, in how many with the
-- en: same text, and how many measures were shown.
-- of-sv: risker
-- of-en: risks
-- kinds: internal_control
-- needs: measure.description
-- parameter: years integer 3 | minst så många år | at least so many years
WITH now AS (
  SELECT DISTINCT r.thread_id, r.organisation, r.body FROM risk_of_board r
  WHERE r.year = :year AND r.thread_id IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%')
SELECT n.organisation, n.body, max(CASE WHEN d.year = :year THEN r.description END) AS risk,
       count(DISTINCT d.year) AS years, min(d.year) AS first_year,
       count(DISTINCT r.description) AS wordings,
       count(DISTINCT m.id) AS measures,
       count(DISTINCT CASE WHEN m.status_code = 'done' THEN m.id END) AS measures_done,
       'R' || min(r.id) AS id
FROM now n JOIN risk r ON r.thread_id = n.thread_id JOIN counted_document d ON d.id = r.document_id
LEFT JOIN measure m ON m.risk_id = r.id
WHERE d.year <= :year
GROUP BY n.thread_id HAVING years >= :years
ORDER BY years DESC, n.organisation, n.body, risk;
-- total
SELECT count(DISTINCT r.thread_id) FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
