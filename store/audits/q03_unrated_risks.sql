-- title-sv: Planer med risker utan bedömning
-- title-en: Plans with risks that are not rated
-- sv: Dokument där risker saknar sannolikhet, allvarlighetsgrad, riskpoäng och nivå. Om kolumnen
-- sv: finns men har förlorats vid export står det i sista kolumnen.
-- en: Documents with risks that have no likelihood, severity, score or level. Where the column
-- en: was lost in an export the last column says so.
-- of-sv: planer med risker
-- of-en: plans with risks
-- kinds: internal_control
SELECT d.organisation, d.body, d.year, d.kind, count(*) AS risks,
       count(CASE WHEN coalesce(r.severity, r.likelihood, r.score, r.risk_index) IS NULL
                   AND coalesce(r.severity_label, r.likelihood_label, r.level, r.level_label) IS NULL
                  THEN 1 END) AS not_rated,
       (SELECT group_concat(field || ' ' || state, ', ') FROM stated s
        WHERE s.document_id = d.id AND s.record_table = 'risk' AND s.state = 'lost'
          AND s.field IN ('score', 'level', 'severity', 'likelihood')) AS lost,
       d.path
FROM counted_document d JOIN risk r ON r.document_id = d.id
WHERE d.year = :year AND d.kind = 'internal_control_plan'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY d.id HAVING not_rated > 0
ORDER BY d.organisation, d.body, d.path;
-- total
SELECT count(*) FROM counted_document d
WHERE d.year = :year AND d.kind = 'internal_control_plan'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND EXISTS (SELECT 1 FROM risk r WHERE r.document_id = d.id);
