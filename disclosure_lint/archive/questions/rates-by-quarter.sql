-- In how many of 1,000 drafts of a source and a quarter a rule has findings, with the 95 % band.
WITH dated AS (
  SELECT draft, source, strftime(published, '%Y') || ' Q' || quarter(published) AS quarter
  FROM drafts WHERE NOT copy AND published IS NOT NULL),
quarters AS (SELECT source, quarter, count(*) AS drafts FROM dated GROUP BY ALL),
hits AS (SELECT rule, source, quarter, count(DISTINCT draft) AS hit FROM findings JOIN dated USING (draft) GROUP BY ALL),
rules_seen AS (SELECT DISTINCT rule FROM hits),
rates AS (
  SELECT r.rule, q.source, q.quarter, coalesce(h.hit, 0) AS hit, q.drafts
  FROM quarters q CROSS JOIN rules_seen r
  LEFT JOIN hits h ON h.rule = r.rule AND h.quarter = q.quarter AND h.source IS NOT DISTINCT FROM q.source)
SELECT rule, source, quarter, hit, drafts, round(1000.0 * hit / drafts, 1) AS per_1000,
       greatest(0, round(1000 * (hit + 1.92 - 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1)) AS low,
       round(1000 * (hit + 1.92 + 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1) AS high
FROM rates ORDER BY rule, source, quarter
