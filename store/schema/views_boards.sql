-- The views of boards and their years, for audits: see store/audits.

CREATE VIEW counted_document AS  -- each plan and follow-up once, with whose it is, found out or said
SELECT d.id, coalesce(d.organisation, CASE WHEN g.organisation NOT LIKE '?%' THEN g.organisation END)
         AS organisation,
       d.body, d.year, d.year_to, d.period, d.kind, d.path, d.title, d.decided_on, d.revised_on,
       d.page_count, d.missing_pages,
       d.kind IN ('internal_control_follow_up', 'goal_follow_up') AS is_follow_up
FROM document d LEFT JOIN document_board g ON g.document_id = d.id
WHERE d.edition_of IS NULL;

CREATE VIEW board_document AS  -- the boards of each document: one, or several that share it
SELECT id AS document_id, organisation, body, year, period, kind, is_follow_up, path, decided_on
FROM counted_document d
WHERE body IS NOT NULL
   OR NOT EXISTS (SELECT 1 FROM risk r WHERE r.document_id = d.id AND r.body IS NOT NULL)
UNION
SELECT d.id, d.organisation, r.body, d.year, d.period, d.kind, d.is_follow_up, d.path, d.decided_on
FROM risk r JOIN counted_document d ON d.id = r.document_id WHERE r.body IS NOT NULL;

CREATE VIEW risk_of_board AS  -- each risk with whose it is and which year
SELECT r.id, r.thread_id, r.document_id, d.organisation, coalesce(r.body, d.body) AS body, d.year,
       d.kind, d.is_follow_up, r.ordinal, r.code, r.area, r.assignment, r.process, r.category,
       r.description, r.consequence, r.cause, r.responsible, r.severity, r.severity_label,
       r.severity_max, r.likelihood, r.likelihood_label, r.likelihood_max, r.score, r.score_max,
       r.level, r.level_label, r.risk_index, r.response, d.path
FROM risk r JOIN counted_document d ON d.id = r.document_id;

CREATE VIEW control_result AS  -- what a control found: none, minor, deviation, not_done, unclear
SELECT c.id AS control_id, c.risk_id, c.description, c.result,
  CASE
    WHEN c.result IS NULL THEN NULL
    WHEN a.value LIKE 'nej%' OR a.value LIKE 'ing%' THEN 'none'
    WHEN a.value LIKE 'mindre%' OR a.value LIKE 'delvis%' OR a.value LIKE 'viss%' THEN 'minor'
    WHEN a.value LIKE 'ja%' OR a.value LIKE 'väsentlig%' OR a.value LIKE 'stor%' THEN 'deviation'
    WHEN c.result LIKE '%inga avvikelse%' OR c.result LIKE '%ingen avvikelse%'
      OR c.result LIKE '%inga brister%' OR c.result LIKE '%inga fel %'
      OR c.result LIKE '%utan anmärkning%' OR c.result LIKE '%utan avvikelse%'
      OR c.result LIKE '%inga anmärkning%' OR c.result LIKE '%utan brister%'
      OR c.result LIKE '%god följsamhet%' OR c.result LIKE '%den efterlevs%'
      OR c.result LIKE 'ok' OR c.result LIKE 'ok.%' THEN 'none'
    WHEN c.result LIKE '%inte genomför%' OR c.result LIKE '%ej genomför%'
      OR c.result LIKE '%inte kunnat%' OR c.result LIKE '%delvis kunnat%'
      OR c.result LIKE '%ej kunnat%' THEN 'not_done'
    WHEN c.result LIKE '%mindre avvik%' OR c.result LIKE '%mindre brist%'
      OR c.result LIKE '%enstaka%' THEN 'minor'
    WHEN c.result LIKE '%avvik%' OR c.result LIKE '%brist%' OR c.result LIKE '%felaktig%'
      OR c.result LIKE '%saknas%' OR c.result LIKE '%saknade%' OR c.result LIKE '%varierar%'
      OR c.result LIKE '%inte är%' OR c.result LIKE '% inte %' THEN 'deviation'
    ELSE 'unclear'
  END AS finding,
  a.value AS stated
FROM control c
LEFT JOIN attribute a ON a.record_table = 'control' AND a.record_id = c.id AND a.name LIKE 'avvik%';
