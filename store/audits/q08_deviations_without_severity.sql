-- title-sv: Avvikelser utan angiven allvarlighet
-- title-en: Deviations without a stated severity
-- sv: Kontroller som visade avvikelse utan att det sägs hur allvarlig den är.
-- en: Controls that found a deviation without saying how severe it is.
-- of-sv: kontroller med avvikelse
-- of-en: controls with a deviation
-- kinds: internal_control_follow_up
-- needs: control.result
SELECT r.organisation, r.body, r.year, r.area, r.description AS risk, k.description AS control, k.result,
       'R' || r.id AS id
FROM risk_of_board r JOIN control_result k ON k.risk_id = r.id
WHERE r.year = :year AND k.finding = 'deviation'
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND (k.stated IS NULL OR k.stated LIKE 'ja%')
  AND NOT (k.result LIKE '%väsentlig%' OR k.result LIKE '%allvarlig%' OR k.result LIKE '%betydande%'
           OR k.result LIKE '%mindre %' OR k.result LIKE '%stor%')
ORDER BY r.organisation, r.body, r.ordinal;
-- total
SELECT count(*) FROM risk_of_board r JOIN control_result k ON k.risk_id = r.id
WHERE r.year = :year AND k.finding IN ('deviation', 'minor')
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%';
