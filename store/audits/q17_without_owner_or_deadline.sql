-- title-sv: Åtgärder och kontroller utan ansvarig eller tidsplan
-- title-en: Measures and controls without an owner or a deadline
-- sv: Åtgärder utan ansvarig eller tidsplan och kontroller utan ansvarig, i dokument som har en
-- sv: sådan kolumn.
-- en: Measures without an owner or a deadline, controls without an owner, in documents that have
-- en: such a column.
-- of-sv: åtgärder och kontroller
-- of-en: measures and controls
-- kinds: internal_control
-- needs: measure.responsible control.responsible
SELECT x.organisation, x.body, x.what, x.text, x.missing, x.id
FROM (
  SELECT d.organisation, d.body, 'measure' AS what, m.description AS text,
         CASE WHEN m.responsible IS NULL AND o.state = 'stated' AND m.deadline IS NULL AND t.state = 'stated'
              THEN 'owner, deadline'
              WHEN m.responsible IS NULL AND o.state = 'stated' THEN 'owner'
              ELSE 'deadline' END AS missing, 'M' || m.id AS id
  FROM counted_document d JOIN measure m ON m.document_id = d.id
  LEFT JOIN stated o ON o.document_id = d.id AND o.record_table = 'measure' AND o.field = 'responsible'
  LEFT JOIN stated t ON t.document_id = d.id AND t.record_table = 'measure' AND t.field = 'deadline'
  WHERE d.year = :year AND ((m.responsible IS NULL AND o.state = 'stated')
                            OR (m.deadline IS NULL AND t.state = 'stated'))
  UNION ALL
  SELECT d.organisation, d.body, 'control', c.description, 'owner', 'C' || c.id
  FROM counted_document d JOIN risk r ON r.document_id = d.id JOIN control c ON c.risk_id = r.id
  JOIN stated o ON o.document_id = d.id AND o.record_table = 'control' AND o.field = 'responsible'
  WHERE d.year = :year AND o.state = 'stated' AND c.responsible IS NULL) x
WHERE coalesce(x.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(x.body, '') LIKE '%' || coalesce(:body, '') || '%'
ORDER BY x.organisation, x.body, x.what, x.text;
-- total
SELECT (SELECT count(*) FROM counted_document d JOIN measure m ON m.document_id = d.id
        WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%')
  + (SELECT count(*) FROM counted_document d JOIN risk r ON r.document_id = d.id
     JOIN control c ON c.risk_id = r.id WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
