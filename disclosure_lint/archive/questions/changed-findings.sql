-- Findings that are new or gone under the newest packs, by rule, with up to three examples.
WITH common AS (SELECT draft, d.path FROM drafts d SEMI JOIN old_drafts o USING (draft) WHERE draft IS NOT NULL),
old AS (SELECT rule, draft, start, quote, message FROM old_findings SEMI JOIN common USING (draft)),
new AS (SELECT rule, draft, start, quote, message FROM findings SEMI JOIN common USING (draft)),
moved AS (
  SELECT 'new' AS how, * FROM (FROM new EXCEPT ALL FROM old)
  UNION ALL SELECT 'gone' AS how, * FROM (FROM old EXCEPT ALL FROM new)),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY rule, how ORDER BY draft, start, message) AS rank,
         count(*) OVER (PARTITION BY rule, how) AS findings FROM moved)
SELECT rule, how, any_value(findings) AS findings,
       string_agg(left(quote, 80) || ' (' || path || ')', ' · ' ORDER BY rank) AS examples
FROM ranked JOIN common USING (draft) WHERE rank <= 3 GROUP BY ALL ORDER BY findings DESC, rule, how
