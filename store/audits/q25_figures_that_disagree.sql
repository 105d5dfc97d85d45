-- title-sv: Siffror som inte stämmer
-- title-en: Figures that disagree
-- sv: Risker där sannolikhet gånger allvarlighetsgrad inte blir riskpoängen, eller där samma
-- sv: risk har olika värden i samma dokument.
-- en: Risks where likelihood times severity is not the score, or where the same risk has
-- en: different values in one document.
-- of-sv: risker med värden
-- of-en: risks with figures
-- kinds: internal_control
-- needs: risk.score
SELECT r.organisation, r.body, r.description AS risk, r.likelihood, r.severity, r.score, r.level,
       'likelihood x severity = ' || (r.likelihood * r.severity) AS why, 'R' || r.id AS id
FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%' AND r.score IS NOT NULL AND r.likelihood IS NOT NULL
  AND r.severity IS NOT NULL AND r.score <> r.likelihood * r.severity
UNION ALL
SELECT r.organisation, r.body, r.description, r.likelihood, r.severity, r.score, r.level,
       'other values in the same document: R' || o.id, 'R' || r.id
FROM risk_of_board r JOIN risk o ON o.document_id = r.document_id AND o.id > r.id
  AND o.description = r.description AND o.consequence IS r.consequence AND o.code IS r.code
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND (o.score IS NOT r.score OR o.level IS NOT r.level OR o.severity IS NOT r.severity
       OR o.likelihood IS NOT r.likelihood)
ORDER BY 1, 2, 3;
-- total
SELECT count(*) FROM risk_of_board r WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND coalesce(r.score, r.likelihood, r.severity) IS NOT NULL;
