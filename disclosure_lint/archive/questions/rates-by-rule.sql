-- In how many of 1,000 drafts each rule has findings, with the 95 % band.
WITH total AS (SELECT count(*) AS drafts FROM drafts WHERE NOT copy),
hits AS (SELECT rule, count(*) AS findings, count(DISTINCT draft) AS hit, max_by(severity, CASE severity WHEN 'error' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END) AS gravest FROM findings GROUP BY rule)
SELECT h.rule, r.title, gravest AS severity, findings, hit, drafts, round(1000.0 * hit / drafts, 1) AS per_1000,
       greatest(0, round(1000 * (hit + 1.92 - 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1)) AS low,
       round(1000 * (hit + 1.92 + 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1) AS high
FROM hits h JOIN rules r USING (rule) CROSS JOIN total ORDER BY hit DESC, h.rule
