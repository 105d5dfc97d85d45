-- The views: made anew whenever a store is brought to a new version. They count a plan once that
-- lies in the store in several editions (document.edition_of).

CREATE VIEW risk_overview AS  -- each risk with whose it is, and counts of what belongs to it
SELECT r.id, d.organisation, coalesce(r.body, d.body) AS body, d.year, d.year_to,
       d.kind AS document_kind, d.period, r.document_id, r.thread_id, r.ordinal, r.code, r.area, r.assignment, r.process,
       r.category, r.description, r.cause, r.consequence, r.responsible, r.severity_label,
       r.severity, r.severity_max, r.likelihood_label, r.likelihood, r.likelihood_max, r.score,
       r.score_max, r.level, r.level_label, r.response, r.risk_index,
       (SELECT count(*) FROM control c WHERE c.risk_id = r.id) AS controls,
       (SELECT count(*) FROM measure m WHERE m.risk_id = r.id) AS measures,
       (SELECT count(*) FROM measure m WHERE m.risk_id = r.id AND m.status_code = 'done')
         AS measures_done,
       r.confidence, d.path
FROM risk r JOIN document d ON d.id = r.document_id
WHERE d.edition_of IS NULL;

CREATE VIEW goal_overview AS  -- each goal with whose it is
SELECT g.id, d.organisation, coalesce(g.body, d.body) AS body, d.year, d.year_to,
       d.kind AS document_kind, d.period, g.document_id, g.thread_id, g.ordinal, g.strategy, g.area, g.statement, g.detail,
       g.indicator, g.baseline, g.target, g.target_operator, g.target_value, g.target_unit,
       g.outcome, g.prognosis, g.responsible, g.status, g.status_code, g.comment,
       g.activity_comment, g.confidence, d.path
FROM goal g JOIN document d ON d.id = g.document_id
WHERE d.edition_of IS NULL;

CREATE VIEW measure_overview AS  -- each measure with whose it is and what it is for
SELECT m.id, d.organisation, coalesce(r.body, g.body, d.body) AS body, d.year,
       d.year_to, d.kind AS document_kind, d.period, m.document_id, m.risk_id, m.goal_id, m.ordinal,
       coalesce(m.area, r.area, g.area) AS area, r.description AS risk, g.statement AS goal,
       m.description, m.responsible, m.deadline, m.status, m.status_code, m.comment,
       m.confidence, d.path
FROM measure m JOIN document d ON d.id = m.document_id
LEFT JOIN risk r ON r.id = m.risk_id LEFT JOIN goal g ON g.id = m.goal_id
WHERE d.edition_of IS NULL;

CREATE VIEW control_overview AS  -- each control with whose it is and the risk it is for
SELECT c.id, d.organisation, coalesce(r.body, d.body) AS body, d.year, d.year_to,
       d.kind AS document_kind, d.period, r.document_id, c.risk_id, c.ordinal, r.area, r.description AS risk,
       c.description, c.method, c.frequency, c.responsible, c.reports_to, c.result,
       c.confidence, d.path
FROM control c JOIN risk r ON r.id = c.risk_id JOIN document d ON d.id = r.document_id
WHERE d.edition_of IS NULL;

CREATE VIEW record AS  -- all records of all kinds, by the fields they have in common
SELECT 'risk' AS record_table, id AS record_id, document_id, ordinal, area, description,
       confidence, reason FROM risk
UNION ALL SELECT 'goal', id, document_id, ordinal, area, statement, confidence, reason FROM goal
UNION ALL SELECT 'measure', id, document_id, ordinal, area, description, confidence, reason
  FROM measure
UNION ALL SELECT 'control', c.id, r.document_id, c.ordinal, r.area, c.description, c.confidence,
  c.reason FROM control c JOIN risk r ON r.id = c.risk_id
UNION ALL SELECT 'activity', id, document_id, ordinal, area, description, confidence, reason
  FROM activity
UNION ALL SELECT 'indicator', id, document_id, ordinal, strategy, description, confidence, reason
  FROM indicator
UNION ALL SELECT 'priority', id, document_id, ordinal, strategy, description, confidence, reason
  FROM priority;

CREATE VIEW risk_evolution AS  -- a risk through the years: a row per thread, year and document
SELECT r.thread_id, d.year, r.document_id, r.id AS risk_id, d.organisation,
       coalesce(r.body, d.body) AS body, d.kind AS document_kind, d.period, r.area, r.description,
       r.severity, r.severity_max, r.likelihood, r.likelihood_max, r.score, r.score_max, r.level,
       r.level_label, r.risk_index, r.response,
       (SELECT count(*) FROM control c WHERE c.risk_id = r.id) AS controls,
       (SELECT count(*) FROM control c WHERE c.risk_id = r.id AND c.result IS NULL)
         AS controls_without_result,
       (SELECT count(*) FROM measure m WHERE m.risk_id = r.id) AS measures,
       (SELECT count(*) FROM measure m WHERE m.risk_id = r.id AND m.status_code = 'done')
         AS measures_done
FROM risk r JOIN document d ON d.id = r.document_id
WHERE d.edition_of IS NULL AND r.thread_id IS NOT NULL
ORDER BY r.thread_id, d.year, r.document_id, r.ordinal;

CREATE VIEW goal_evolution AS  -- a goal through the years: a row per thread, year and document
SELECT g.thread_id, d.year, g.document_id, g.id AS goal_id, d.organisation,
       coalesce(g.body, d.body) AS body, d.kind AS document_kind, d.period, g.strategy, g.area,
       g.statement, g.indicator, g.baseline, g.target, g.target_operator, g.target_value,
       g.target_unit, g.outcome, g.prognosis, g.status, g.status_code
FROM goal g JOIN document d ON d.id = g.document_id
WHERE d.edition_of IS NULL AND g.thread_id IS NOT NULL
ORDER BY g.thread_id, d.year, g.document_id, g.ordinal;
