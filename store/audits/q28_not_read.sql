-- title-sv: Vad som inte kunde läsas
-- title-en: What could not be read
-- sv: Förlorade färger och symboler, sidor som är bilder, och annat som gör ett nej-svar
-- sv: opålitligt.
-- en: Lost colours and symbols, pages that are pictures, and whatever else makes an answer of
-- en: "none" unreliable.
-- of-sv: dokument
-- of-en: documents
SELECT x.organisation, x.body, x.what, x.detail, x.path
FROM (
  SELECT d.organisation, d.body, d.year, n.code AS what, n.message || coalesce(', page ' || n.page, '') AS detail,
         d.path
  FROM counted_document d JOIN note n ON n.document_id = d.id AND n.level = 'loss' WHERE d.year = :year
  UNION ALL
  SELECT d.organisation, d.body, d.year, 'column lost', s.record_table || '.' || s.field, d.path
  FROM counted_document d JOIN stated s ON s.document_id = d.id AND s.state = 'lost' WHERE d.year = :year
  UNION ALL
  SELECT d.organisation, d.body, d.year, 'pages not read', d.missing_pages, d.path
  FROM counted_document d WHERE d.missing_pages <> '[]' AND d.year = :year
  UNION ALL
  SELECT d.organisation, d.body, d.year, 'no records', d.kind, d.path
  FROM counted_document d
  WHERE d.year = :year AND NOT EXISTS (SELECT 1 FROM risk r WHERE r.document_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM goal g WHERE g.document_id = d.id)) x
WHERE coalesce(x.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(x.body, '') LIKE '%' || coalesce(:body, '') || '%'
ORDER BY x.organisation, x.body, x.path, x.what, x.detail;
-- total
SELECT count(*) FROM counted_document d WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%';
