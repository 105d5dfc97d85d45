-- title-sv: Sjönk risken när åtgärden var klar?
-- title-en: Did the risk fall once its measure was done?
-- sv: Risker där en åtgärd redovisats som genomförd före eller under året före, och
-- sv: riskbedömningen (på jämförbar skala) före och efter.
-- en: Risks with a measure reported done in or before the year before, and the rating (on the
-- en: comparable scale) before and after.
-- of-sv: risker med genomförd åtgärd
-- of-en: risks with a measure done
-- kinds: internal_control
-- needs: measure.status
-- years: previous
WITH done AS (
  SELECT r.thread_id, max(d.year) AS done_year
  FROM measure m JOIN risk r ON r.id = m.risk_id JOIN counted_document d ON d.id = r.document_id
  WHERE m.status_code = 'done' AND d.year = :year - 1 AND r.thread_id IS NOT NULL
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  GROUP BY r.thread_id)
SELECT a.organisation, a.body, a.description AS risk, b.year AS year_before, b.score AS score_before,
       b.level AS level_before, round(b.risk_index, 3) AS index_before, a.year AS year_after,
       a.score AS score_after, a.level AS level_after, round(a.risk_index, 3) AS index_after,
       CASE WHEN (a.score < b.score AND a.risk_index >= b.risk_index)
              OR (a.score > b.score AND a.risk_index <= b.risk_index)
              OR (a.score = b.score AND abs(a.risk_index - b.risk_index) > 0.001)
            THEN 'unclear' -- the ends of the scales decide, and those may be assumed
            WHEN a.risk_index < b.risk_index - 0.001 THEN 'fell'
            WHEN a.risk_index > b.risk_index + 0.001 THEN 'rose' ELSE 'same' END AS change,
       'R' || a.id AS id
FROM done x
JOIN risk_of_board a ON a.thread_id = x.thread_id AND a.year = :year
JOIN risk_of_board b ON b.thread_id = x.thread_id AND b.year = x.done_year
WHERE a.risk_index IS NOT NULL AND b.risk_index IS NOT NULL
GROUP BY x.thread_id
ORDER BY index_after - index_before DESC, a.organisation, a.body;
-- total
SELECT count(DISTINCT r.thread_id)
FROM measure m JOIN risk r ON r.id = m.risk_id JOIN counted_document d ON d.id = r.document_id
WHERE m.status_code = 'done' AND d.year = :year - 1 AND r.thread_id IS NOT NULL
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%';
