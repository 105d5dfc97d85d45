-- title-sv: Hur ofta följdes planen upp?
-- title-en: How often was the plan followed up?
-- sv: Antal uppföljningar under året per nämnd med plan, jämfört med hur många det ska vara.
-- en: Follow-ups in the year per board with a plan, beside how many there are to be.
-- of-sv: nämnder med plan
-- of-en: boards with a plan
-- parameter: times integer 2 | så många uppföljningar ska det vara | so many follow-ups there are to be
SELECT organisation, body,
       count(DISTINCT CASE WHEN is_follow_up THEN document_id END) AS follow_ups, :times AS wanted,
       group_concat(DISTINCT CASE WHEN is_follow_up THEN coalesce(period, 'helår') END) AS periods
FROM board_document d
WHERE d.year = :year
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY organisation, body
HAVING follow_ups < :times AND count(CASE WHEN NOT is_follow_up THEN 1 END) > 0
ORDER BY follow_ups, organisation, body;
-- total
SELECT count(*) FROM (SELECT DISTINCT organisation, body FROM board_document d
WHERE d.year = :year AND NOT d.is_follow_up
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
