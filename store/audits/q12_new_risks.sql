-- title-sv: Nya risker
-- title-en: New risks
-- sv: Årets risker som inte fanns i något tidigare dokument, och de som planen själv märker som
-- sv: nya.
-- en: Risks of the year that were in no earlier document, and those that the plan itself marks
-- en: as new.
-- of-sv: risker
-- of-en: risks
-- kinds: internal_control
SELECT r.organisation, r.body, r.area, r.description AS risk, r.score, r.level,
       CASE WHEN r.description LIKE '%(ny%' THEN 'yes' END AS marked_new,
       CASE WHEN EXISTS (SELECT 1 FROM thread_link l WHERE l.record_table = 'risk'
                         AND l.to_id = r.id AND l.kind = 'split') THEN 'yes' END AS split_off,
       'R' || r.id AS id
FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND EXISTS (SELECT 1 FROM counted_document s JOIN document d ON d.organisation IS s.organisation
              AND d.body IS s.body WHERE s.id = r.document_id AND d.year < :year
              AND d.kind LIKE 'internal_control%')
  AND (r.description LIKE '%(ny%'
       OR NOT EXISTS (SELECT 1 FROM risk e JOIN counted_document d ON d.id = e.document_id
                      WHERE e.thread_id = r.thread_id AND d.year < :year))
GROUP BY coalesce(r.thread_id, -r.id)
ORDER BY r.organisation, r.body, r.ordinal;
-- total
SELECT count(DISTINCT coalesce(r.thread_id, -r.id)) FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
