-- In how many of 1,000 drafts of a source a rule has findings, with the 95 % band.
WITH sources AS (SELECT source, count(*) AS drafts FROM drafts WHERE NOT copy GROUP BY ALL),
hits AS (
  SELECT f.rule, d.source, count(DISTINCT f.draft) AS hit
  FROM findings f JOIN drafts d USING (draft) GROUP BY ALL)
SELECT h.rule, h.source, hit, drafts, round(1000.0 * hit / drafts, 1) AS per_1000,
       greatest(0, round(1000 * (hit + 1.92 - 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1)) AS low,
       round(1000 * (hit + 1.92 + 1.96 * sqrt(hit * (drafts - hit) / drafts + 0.96)) / (drafts + 3.84), 1) AS high
FROM hits h JOIN sources s ON h.source IS NOT DISTINCT FROM s.source
ORDER BY h.rule, drafts DESC, h.source
