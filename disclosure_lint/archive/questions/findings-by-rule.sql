-- Findings by rule and month, and in how many of 1,000 drafts of the month the rule has any.
WITH months AS (SELECT strftime(published, '%Y-%m') AS month, count(*) AS drafts FROM drafts WHERE NOT copy GROUP BY ALL)
SELECT f.rule, m.month, count(*) AS findings, count(DISTINCT f.draft) AS drafts,
       round(1000.0 * count(DISTINCT f.draft) / any_value(m.drafts), 1) AS per_1000
FROM findings f JOIN drafts d USING (draft)
JOIN months m ON m.month IS NOT DISTINCT FROM strftime(d.published, '%Y-%m')
GROUP BY f.rule, m.month ORDER BY f.rule, m.month
