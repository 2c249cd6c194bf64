-- What came out otherwise under the newest packs than under the ones before them, by rule, with up to three examples.
WITH common AS (SELECT draft, d.path FROM drafts d SEMI JOIN old_drafts o USING (draft) WHERE draft IS NOT NULL),
old AS (SELECT rule, draft, status, quote FROM old_requirements SEMI JOIN common USING (draft)),
new AS (SELECT rule, draft, status, quote FROM requirements SEMI JOIN common USING (draft)),
moved AS (
  SELECT rule, draft, coalesce(o.status, 'not-applicable') AS before, coalesce(n.status, 'not-applicable') AS after
  FROM old o FULL JOIN new n USING (rule, draft) WHERE o.status IS DISTINCT FROM n.status),
ranked AS (SELECT *, row_number() OVER (PARTITION BY rule, before, after ORDER BY draft) AS rank, count(*) OVER (PARTITION BY rule, before, after) AS drafts FROM moved)
SELECT rule, before, after, any_value(drafts) AS drafts, string_agg(path, ' · ' ORDER BY rank) AS examples
FROM ranked JOIN common USING (draft) WHERE rank <= 3 GROUP BY ALL ORDER BY drafts DESC, rule, before, after
