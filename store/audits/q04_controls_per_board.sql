-- title-sv: Antal kontroller per nämnd, och vilka som avviker
-- title-en: Controls per board, and who lies far off
-- sv: Nämnder vars antal kontroller är mindre än hälften eller mer än dubbelt så många som
-- sv: medianen bland årets nämnder.
-- en: Boards with less than half or more than twice as many controls as the median of the boards
-- en: of the year.
-- of-sv: nämnder med kontroller
-- of-en: boards with controls
-- kinds: internal_control
-- needs: control.description
WITH counts AS (
  SELECT r.organisation, r.body, r.year, count(DISTINCT c.id) AS controls, count(DISTINCT r.id) AS risks
  FROM risk_of_board r LEFT JOIN control c ON c.risk_id = r.id
  WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  GROUP BY r.organisation, r.body),
shown AS (
  SELECT * FROM counts WHERE controls > 0),
ranked AS (
  SELECT controls, row_number() OVER (ORDER BY controls) AS place, count(*) OVER () AS boards FROM shown),
middle AS (
  SELECT avg(controls) AS median FROM ranked WHERE place IN ((boards + 1) / 2, (boards + 2) / 2))
SELECT organisation, body, year, risks, controls, median,
       round(controls / median, 2) AS times_median
FROM shown, middle
WHERE controls < median / 2 OR controls > median * 2
ORDER BY controls DESC, organisation, body;
-- total
SELECT count(*) FROM (
  SELECT DISTINCT r.organisation, r.body FROM risk_of_board r JOIN control c ON c.risk_id = r.id
  WHERE r.year = :year AND r.kind = 'internal_control_plan'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%');
