-- title-sv: Planerade kontroller utan resultat
-- title-en: Planned controls without a result
-- sv: Årets planerade kontroller vars risk inte har något kontrollresultat i årets uppföljning.
-- sv: Nämnder utan inläst uppföljning räknas inte hit utan står under det som inte kunde läsas.
-- en: Controls planned for the year whose risk has no control result in a follow-up of the year.
-- en: Boards without a follow-up in the store are not counted here but named as not read.
-- of-sv: planerade kontroller i nämnder med uppföljning
-- of-en: planned controls of boards with a follow-up
-- kinds: internal_control
SELECT r.organisation, r.body, r.year, r.description AS risk, c.description AS control,
       CASE WHEN EXISTS (SELECT 1 FROM risk f JOIN counted_document fd ON fd.id = f.document_id
                         WHERE f.thread_id = r.thread_id AND fd.year = r.year
                           AND fd.kind = 'internal_control_follow_up')
            THEN 'no result' ELSE 'risk not in the follow-up' END AS why,
       'R' || r.id AS id, 'C' || c.id AS control_id
FROM risk_of_board r JOIN control c ON c.risk_id = r.id
WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%' AND c.result IS NULL
  AND EXISTS (SELECT 1 FROM document d JOIN counted_document p ON p.id = r.document_id
              WHERE d.year = :year AND d.organisation IS p.organisation
                AND d.body IS p.body AND d.kind = 'internal_control_follow_up')
  AND NOT EXISTS (SELECT 1 FROM risk f JOIN counted_document fd ON fd.id = f.document_id
                  JOIN control fc ON fc.risk_id = f.id
                  WHERE f.thread_id = r.thread_id AND fd.year = r.year
                    AND fd.kind = 'internal_control_follow_up' AND fc.result IS NOT NULL)
ORDER BY r.organisation, r.body, r.ordinal, c.ordinal;
-- total
SELECT count(*) FROM risk_of_board r JOIN control c ON c.risk_id = r.id
WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND EXISTS (SELECT 1 FROM document d JOIN counted_document p ON p.id = r.document_id
              WHERE d.year = :year AND d.organisation IS p.organisation
                AND d.body IS p.body AND d.kind = 'internal_control_follow_up');
