-- title-sv: Höga risker utan åtgärd och kontroll
-- title-en: High risks with neither measure nor control
-- sv: Risker med hög bedömning som varken har åtgärd eller kontroll i något av årets dokument.
-- en: Risks rated high that have neither a measure nor a control in any document of the year.
-- of-sv: höga risker
-- of-en: high risks
-- kinds: internal_control_plan
-- needs: measure.description control.description
-- parameter: index real 0.6 | från denna bedömning, 0 till 1 | from this rating, 0 to 1
SELECT r.organisation, r.body, r.area, r.description AS risk, r.score, r.level,
       round(r.risk_index, 3) AS risk_index, r.response, 'R' || r.id AS id
FROM risk_of_board r
WHERE r.year = :year AND r.risk_index >= :index
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.risk_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM control c WHERE c.risk_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM risk o JOIN counted_document d ON d.id = o.document_id
                  WHERE o.thread_id = r.thread_id AND d.year = :year AND o.id <> r.id
                    AND (EXISTS (SELECT 1 FROM measure m WHERE m.risk_id = o.id)
                         OR EXISTS (SELECT 1 FROM control c WHERE c.risk_id = o.id)))
GROUP BY coalesce(r.thread_id, -r.id)
ORDER BY r.risk_index DESC, r.organisation, r.body, r.ordinal;
-- total
SELECT count(DISTINCT coalesce(r.thread_id, -r.id)) FROM risk_of_board r
WHERE r.year = :year AND r.risk_index >= :index
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
