-- title-sv: Finns risker om lag och om ekonomi?
-- title-en: Are there risks about law and about finance?
-- sv: Nämnder vars dokument för året saknar risk om lag och regelverk eller om ekonomi, efter
-- sv: ord och kategori.
-- en: Boards whose documents of the year have no risk about law and regulation, or none about
-- en: finance, by words and category.
-- of-sv: nämnder med risker
-- of-en: boards with risks
-- kinds: internal_control
WITH words AS (
  SELECT r.organisation, r.body, coalesce(r.description, '') || ' ' || coalesce(r.consequence, '') || ' ' ||
         coalesce(r.area, '') || ' ' || coalesce(r.category, '') AS text
  FROM risk_of_board r WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%')
SELECT organisation, body, count(*) AS risks,
       count(CASE WHEN text LIKE '%lag%' OR text LIKE '%regelverk%' OR text LIKE '%förordning%'
                    OR text LIKE '%legal%' OR text LIKE '%myndighet%' THEN 1 END) AS about_law,
       count(CASE WHEN text LIKE '%ekonomi%' OR text LIKE '%budget%' OR text LIKE '%faktur%'
                    OR text LIKE '%kostnad%' OR text LIKE '%finans%' OR text LIKE '%underskott%'
                  THEN 1 END) AS about_finance
FROM words GROUP BY organisation, body
HAVING about_law = 0 OR about_finance = 0
ORDER BY organisation, body;
-- total
SELECT count(*) FROM (SELECT DISTINCT r.organisation, r.body FROM risk_of_board r
WHERE r.year = :year
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%');
