-- title-sv: Nämnder utan plan eller uppföljning
-- title-en: Boards without a plan or a follow-up
-- sv: Nämnder som finns i lagret men saknar internkontrollplan eller uppföljning för året. En
-- sv: nämnd som aldrig har lämnat ett dokument kan inte synas här.
-- en: Boards that the store knows but that have no internal control plan, or no follow-up, for
-- en: the year. A board of which no document was ever read cannot show here.
-- of-sv: nämnder
-- of-en: boards
-- kinds: internal_control
WITH boards AS (
  SELECT organisation, body,
         count(CASE WHEN year = :year AND kind = 'internal_control_plan' THEN 1 END) AS plans,
         count(CASE WHEN year = :year AND kind = 'internal_control_follow_up' THEN 1 END) AS follow_ups
  FROM board_document d
  WHERE kind LIKE 'internal_control%'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
  GROUP BY organisation, body)
SELECT organisation, body, plans, follow_ups,
       CASE WHEN plans = 0 AND follow_ups = 0 THEN 'plan, follow-up'
            WHEN plans = 0 THEN 'plan' ELSE 'follow-up' END AS missing
FROM boards WHERE plans = 0 OR follow_ups = 0
ORDER BY organisation, body;
-- total
SELECT count(*) FROM (
  SELECT DISTINCT organisation, body FROM board_document d
  WHERE kind LIKE 'internal_control%'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
