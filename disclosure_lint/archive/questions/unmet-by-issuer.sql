-- Issuers with the most unmet requirements; where no issuer is known, the source, which may be no issuer.
SELECT coalesce(d.issuer, 'source: ' || d.source, 'unknown') AS who, count(*) AS unmet,
       count(DISTINCT d.draft) AS drafts, arg_max(r.rule, r.n) AS most_often
FROM (SELECT *, count(*) OVER (PARTITION BY rule) AS n FROM requirements WHERE status = 'unmet') r
JOIN drafts d USING (draft) GROUP BY ALL ORDER BY unmet DESC, who LIMIT 50
