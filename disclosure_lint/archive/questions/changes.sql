-- What came out otherwise under the newest packs than under the ones before them, by rule.
WITH old AS (SELECT r.rule, r.status, d.sha256, d.part, d.path FROM old_requirements r JOIN old_drafts d USING (draft)),
     new AS (SELECT r.rule, r.status, d.sha256, d.part, d.path FROM requirements r JOIN drafts d USING (draft)),
     both_judged AS (SELECT DISTINCT d.sha256 FROM drafts d JOIN old_drafts o USING (sha256) WHERE NOT d.copy AND NOT o.copy)
SELECT rule, coalesce(old.status, 'not-applicable') AS before, coalesce(new.status, 'not-applicable') AS after,
       count(*) AS drafts, min(coalesce(new.path, old.path)) AS example
FROM old FULL JOIN new USING (rule, sha256, part) WHERE sha256 IN (SELECT sha256 FROM both_judged)
  AND old.status IS DISTINCT FROM new.status GROUP BY ALL ORDER BY drafts DESC, rule, before, after
