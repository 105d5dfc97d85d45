-- title-sv: Avvikelser utan åtgärd
-- title-en: Deviations without a measure
-- sv: Kontroller som visade avvikelse där varken risken, området eller nästa års plan har någon
-- sv: åtgärd.
-- en: Controls that found a deviation where neither the risk, nor its area, nor the next plan
-- en: has a measure.
-- of-sv: kontroller med avvikelse
-- of-en: controls with a deviation
-- kinds: internal_control_follow_up
-- needs: control.result measure.description
SELECT r.organisation, r.body, r.year, r.area, r.description AS risk, k.description AS control, k.result,
       'R' || r.id AS id
FROM risk_of_board r JOIN control_result k ON k.risk_id = r.id
WHERE r.year = :year AND k.finding IN ('deviation', 'minor')
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.risk_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.document_id = r.document_id AND m.risk_id IS NULL
                  AND m.area = r.area)
  AND NOT EXISTS (SELECT 1 FROM risk n JOIN counted_document d ON d.id = n.document_id
                  JOIN measure m ON m.risk_id = n.id
                  WHERE n.thread_id = r.thread_id AND d.year IN (r.year, r.year + 1))
ORDER BY r.organisation, r.body, r.ordinal;
-- total
SELECT count(*) FROM risk_of_board r JOIN control_result k ON k.risk_id = r.id
WHERE r.year = :year AND k.finding IN ('deviation', 'minor')
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
