-- title-sv: Risker utan koppling till uppdrag eller mål
-- title-en: Risks without an assignment or a goal
-- sv: Risker utan uppdrag i dokument som har en sådan kolumn.
-- en: Risks without an assignment in documents that have such a column.
-- of-sv: risker i dokument med kolumn för uppdrag
-- of-en: risks of documents with an assignment column
-- kinds: internal_control
-- needs: risk.assignment
SELECT r.organisation, r.body, r.area, r.description AS risk, 'R' || r.id AS id
FROM risk_of_board r
JOIN stated s ON s.document_id = r.document_id AND s.record_table = 'risk' AND s.field = 'assignment'
  AND s.state = 'stated'
WHERE r.year = :year AND r.assignment IS NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
ORDER BY r.organisation, r.body, r.ordinal;
-- total
SELECT count(*) FROM risk_of_board r
JOIN stated s ON s.document_id = r.document_id AND s.record_table = 'risk' AND s.field = 'assignment'
  AND s.state = 'stated'
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
