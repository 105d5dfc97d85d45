-- title-sv: Finns ämnet i årets risker eller åtgärder?
-- title-en: Is the topic in this year's risks or measures?
-- sv: Risker och åtgärder för året och året före som nämner ämnet: svar på om kritik ledde till
-- sv: något.
-- en: Risks and measures of the year and of the year before that mention the topic: whether
-- en: criticism led to anything.
-- of-sv: risker och åtgärder
-- of-en: risks and measures
-- parameter: topic text personal | ett ord eller en del av ett | a word or a part of one
-- years: previous
SELECT x.organisation, x.body, x.year, x.what, x.text, x.id
FROM (
  SELECT r.organisation, r.body, r.year, 'risk' AS what, r.description AS text, 'R' || r.id AS id
  FROM risk_of_board r WHERE r.year IN (:year - 1, :year)
    AND coalesce(r.description, '') || ' ' || coalesce(r.consequence, '') LIKE '%' || :topic || '%'
  UNION ALL
  SELECT d.organisation, d.body, d.year, 'measure', m.description, 'M' || m.id
  FROM counted_document d JOIN measure m ON m.document_id = d.id
  WHERE d.year IN (:year - 1, :year) AND m.description LIKE '%' || :topic || '%') x
WHERE coalesce(x.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(x.body, '') LIKE '%' || coalesce(:body, '') || '%'
ORDER BY x.organisation, x.body, x.year, x.what, x.text;
-- total
SELECT (SELECT count(*) FROM risk_of_board r WHERE r.year IN (:year - 1, :year)
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%')
  + (SELECT count(*) FROM counted_document d JOIN measure m ON m.document_id = d.id
     WHERE d.year IN (:year - 1, :year)
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
