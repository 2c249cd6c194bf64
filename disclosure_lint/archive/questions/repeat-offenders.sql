-- Who has findings of one rule in three drafts or more.
SELECT coalesce(d.issuer, 'source: ' || d.source, 'unknown') AS who, f.rule, count(DISTINCT d.draft) AS drafts,
       min(d.published) AS first, max(d.published) AS last
FROM findings f JOIN drafts d USING (draft) GROUP BY ALL HAVING count(DISTINCT d.draft) >= 3
ORDER BY drafts DESC, who, f.rule
