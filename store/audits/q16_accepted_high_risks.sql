-- title-sv: Höga risker som behålls, och risker utan beslut
-- title-en: High risks that are kept, and risks without a response
-- sv: Risker som ska behållas eller accepteras trots hög bedömning, och risker utan angiven
-- sv: hantering i dokument som har en sådan kolumn.
-- en: Risks to be kept or accepted although rated high, and risks without a response in
-- en: documents that have such a column.
-- of-sv: risker i dokument med kolumn för hantering
-- of-en: risks of documents with a response column
-- kinds: internal_control
-- needs: risk.response
-- parameter: index real 0.4 | från denna bedömning, 0 till 1 | from this rating, 0 to 1
SELECT r.organisation, r.body, r.description AS risk, r.response, r.score, r.level,
       round(r.risk_index, 3) AS risk_index, 'R' || r.id AS id
FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND ((r.risk_index >= :index AND (r.response LIKE '%behåll%' OR r.response LIKE '%accepter%'
                                    OR r.response LIKE '%tolerera%'))
       OR (r.response IS NULL AND EXISTS (SELECT 1 FROM stated s WHERE s.document_id = r.document_id
           AND s.record_table = 'risk' AND s.field = 'response' AND s.state = 'stated')))
ORDER BY r.response IS NULL, r.risk_index DESC, r.organisation, r.body;
-- total
SELECT count(*) FROM risk_of_board r WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND EXISTS (SELECT 1 FROM stated s WHERE s.document_id = r.document_id
              AND s.record_table = 'risk' AND s.field = 'response' AND s.state = 'stated');
