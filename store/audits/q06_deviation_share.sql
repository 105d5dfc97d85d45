-- title-sv: Andel kontroller med avvikelse per område
-- title-en: Share of controls with a deviation, by area
-- sv: Kontroller med resultat per nämnd och område, och hur många som visade avvikelse. Vad ett
-- sv: resultat säger avgörs av dess ord; oklara redovisas för sig.
-- en: Controls with a result by board and area, and how many found a deviation. What a result
-- en: says is told by its words; unclear ones are counted apart.
-- of-sv: områden med kontroller
-- of-en: areas with controls
-- kinds: internal_control_follow_up
-- needs: control.result
SELECT r.organisation, r.body, r.area, count(*) AS with_result,
       count(CASE WHEN k.finding IN ('deviation', 'minor') THEN 1 END) AS deviations,
       round(100.0 * count(CASE WHEN k.finding IN ('deviation', 'minor') THEN 1 END) / count(*), 1)
         AS percent,
       count(CASE WHEN k.finding = 'not_done' THEN 1 END) AS not_carried_out,
       count(CASE WHEN k.finding = 'unclear' THEN 1 END) AS unclear
FROM risk_of_board r JOIN control_result k ON k.risk_id = r.id
WHERE r.year = :year AND k.finding IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY r.organisation, r.body, r.area
ORDER BY r.organisation, r.body, percent DESC, r.area;
-- total
SELECT count(*) FROM (
  SELECT DISTINCT r.organisation, r.body, r.area FROM risk_of_board r JOIN control c ON c.risk_id = r.id
  WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%');
