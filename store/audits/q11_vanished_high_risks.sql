-- title-sv: Höga risker som försvann
-- title-en: High risks that are gone
-- sv: Risker med hög bedömning året före som saknas i årets dokument, utan att de uppgått i en
-- sv: annan risk. Bara nämnder som har dokument för båda åren.
-- en: Risks rated high the year before that are in no document of the year and were not merged
-- en: into another. Only boards with documents in both years.
-- of-sv: höga risker året före
-- of-en: high risks of the year before
-- kinds: internal_control
-- needs: risk.score
-- parameter: index real 0.6 | från denna bedömning, 0 till 1 | from this rating, 0 to 1
-- years: previous
SELECT r.organisation, r.body, r.year, r.description AS risk, r.score, r.level,
       round(r.risk_index, 3) AS risk_index, 'R' || r.id AS id
FROM risk_of_board r
WHERE r.year = :year - 1 AND r.risk_index >= :index AND r.thread_id IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND EXISTS (SELECT 1 FROM counted_document s JOIN document d ON d.organisation IS s.organisation
              AND d.body IS s.body WHERE s.id = r.document_id AND d.year = :year
              AND d.kind LIKE 'internal_control%')
  AND NOT EXISTS (SELECT 1 FROM risk n JOIN counted_document d ON d.id = n.document_id
                  WHERE n.thread_id = r.thread_id AND d.year = :year)
  AND NOT EXISTS (SELECT 1 FROM thread_link l WHERE l.record_table = 'risk' AND l.from_id = r.id
                  AND l.kind = 'merge')
GROUP BY r.thread_id
ORDER BY r.risk_index DESC, r.organisation, r.body;
-- total
SELECT count(DISTINCT r.thread_id) FROM risk_of_board r
WHERE r.year = :year - 1 AND r.risk_index >= :index
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
