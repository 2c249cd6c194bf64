-- Share of drafts with a forward-looking legend where one is called for, by source and year, with its 95 % band.
WITH years AS (
  SELECT if(grouping(d.source) = 1, 'all', coalesce(d.source, 'unknown')) AS source, year(d.published) AS year, count(*) AS drafts, count(*) FILTER (r.status = 'met') AS met
  FROM requirements r JOIN drafts d USING (draft)
  WHERE r.rule = 'us/missing-forward-looking-statement' AND r.status IN ('met', 'unmet')
  GROUP BY GROUPING SETS ((d.source, year(d.published)), (year(d.published))))
SELECT source, year, drafts, met, round(100.0 * met / drafts, 1) AS percent,
       round(100 * (met + 1.92 - 1.96 * sqrt(met * (drafts - met) / drafts + 0.96)) / (drafts + 3.84), 1) AS low,
       round(100 * (met + 1.92 + 1.96 * sqrt(met * (drafts - met) / drafts + 0.96)) / (drafts + 3.84), 1) AS high
FROM years ORDER BY source <> 'all', source, year
