-- title-sv: Kontroller som flera nämnder har
-- title-en: Controls that several boards have
-- sv: Kontroller som minst hälften av organisationens nämnder har ordagrant, och vilka nämnder
-- sv: som saknar dem.
-- en: Controls that at least half of an organisation's boards have word for word, and which
-- en: boards lack them.
-- of-sv: olika kontroller
-- of-en: different controls
-- kinds: internal_control_plan
-- needs: control.description
WITH boards AS (
  SELECT DISTINCT organisation, body FROM board_document d
  WHERE d.year = :year AND d.kind = 'internal_control_plan'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'),
had AS (
  SELECT DISTINCT r.organisation, r.body, c.description
  FROM risk_of_board r JOIN control c ON c.risk_id = r.id
  WHERE r.year = :year AND r.kind = 'internal_control_plan' AND c.description IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'),
common AS (
  SELECT h.organisation, h.description, count(*) AS have,
         (SELECT count(*) FROM boards b WHERE b.organisation IS h.organisation) AS boards
  FROM had h GROUP BY h.organisation, h.description HAVING have >= 2 AND 2 * have >= boards)
SELECT x.organisation, x.description AS control, x.have, x.boards,
       (SELECT group_concat(b.body, ', ') FROM boards b
        WHERE b.organisation IS x.organisation
          AND NOT EXISTS (SELECT 1 FROM had h WHERE h.organisation IS b.organisation
                          AND h.body IS b.body AND h.description = x.description)) AS lacking
FROM common x
ORDER BY x.organisation, x.have DESC, x.description;
-- total
SELECT count(*) FROM (SELECT DISTINCT r.organisation, c.description
  FROM risk_of_board r JOIN control c ON c.risk_id = r.id
  WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%');
