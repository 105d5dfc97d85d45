-- title-sv: Planer som beslutats sent eller saknar beslutsdatum
-- title-en: Plans decided late or without a decision date
-- sv: Planer som beslutats efter den 31 december året före (eller efter ett angivet datum), och
-- sv: planer utan beslutsdatum.
-- en: Plans decided after 31 December of the year before (or after a given date), and plans
-- en: without a decision date.
-- of-sv: planer
-- of-en: plans
-- parameter: date text - | beslutade efter detta datum (ÅÅÅÅ-MM-DD) | decided after this date (YYYY-MM-DD)
SELECT organisation, body, year, decided_on, title, path
FROM counted_document d
WHERE kind IN ('internal_control_plan', 'operational_plan') AND year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  AND (decided_on IS NULL OR decided_on > coalesce(:date, printf('%04d-12-31', :year - 1)))
ORDER BY organisation, body, path;
-- total
SELECT count(*) FROM counted_document d
WHERE kind IN ('internal_control_plan', 'operational_plan') AND year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%';
