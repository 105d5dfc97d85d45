-- title-sv: Samma risk, olika bedömning
-- title-en: The same risk rated differently
-- sv: Risker med samma text i flera nämnder i en organisation som bedöms olika (på jämförbar
-- sv: skala).
-- en: Risks with the same text in several boards of one organisation that are rated differently
-- en: (on the comparable scale).
-- of-sv: risker som flera nämnder har
-- of-en: risks that several boards have
-- kinds: internal_control
-- needs: risk.score
-- parameter: difference real 0.2 | skillnad från denna, 0 till 1 | a difference from this, 0 to 1
SELECT r.organisation, r.description AS risk, count(DISTINCT r.body) AS boards,
       round(min(r.risk_index), 3) AS lowest, round(max(r.risk_index), 3) AS highest,
       group_concat(DISTINCT r.body) AS which
FROM risk_of_board r
WHERE r.year = :year AND r.risk_index IS NOT NULL AND r.organisation IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
GROUP BY r.organisation, r.description
HAVING boards > 1 AND highest - lowest >= :difference
  AND (count(r.score) < count(*) OR min(r.score) < max(r.score)) -- not by assumed scales alone
ORDER BY highest - lowest DESC, r.organisation, risk;
-- total
SELECT count(*) FROM (SELECT r.organisation, r.description FROM risk_of_board r
  WHERE r.year = :year AND r.risk_index IS NOT NULL AND r.organisation IS NOT NULL
  AND coalesce(r.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%'
  AND coalesce(r.body, '') LIKE '%' || coalesce(:body, '') || '%'
  GROUP BY r.organisation, r.description HAVING count(DISTINCT r.body) > 1);
