-- title-sv: Vilka nämnder har en risk om ämnet?
-- title-en: Which boards have a risk about a topic?
-- sv: Årets nämnder och hur många risker var och en har som nämner ordet (ordets böjningar och
-- sv: sammansättningar räknas när de innehåller det). Nämnder med noll har ingen.
-- en: The boards of the year and how many risks of each mention the word (or a word that
-- en: contains it). Boards with zero have none.
-- of-sv: nämnder
-- of-en: boards
-- kinds: internal_control
-- parameter: topic text personal | ett ord eller en del av ett | a word or a part of one
SELECT d.organisation, d.body, count(DISTINCT CASE WHEN r.hit THEN r.id END) AS risks_about_it,
       count(DISTINCT r.id) AS risks, max(CASE WHEN r.hit THEN r.description END) AS example
FROM board_document d
LEFT JOIN (SELECT id, document_id, body, description,
                  coalesce(description, '') || ' ' || coalesce(consequence, '') || ' ' ||
                  coalesce(cause, '') LIKE '%' || :topic || '%' AS hit FROM risk) r
  ON r.document_id = d.document_id AND (r.body IS NULL OR r.body = d.body)
WHERE d.year = :year AND d.kind LIKE 'internal_control%'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY d.organisation, d.body
ORDER BY risks_about_it DESC, d.organisation, d.body;
-- total
SELECT count(*) FROM (SELECT DISTINCT organisation, body FROM board_document d
WHERE d.year = :year AND d.kind LIKE 'internal_control%'
  AND coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%');
