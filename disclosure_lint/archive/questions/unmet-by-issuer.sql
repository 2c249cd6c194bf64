-- Issuers with the most unmet requirements; where no issuer is known, the source, which may be no issuer.
WITH unmet AS (
  SELECT coalesce(d.issuer, 'source: ' || d.source, 'unknown') AS who, r.rule, draft
  FROM requirements r JOIN drafts d USING (draft) WHERE r.status = 'unmet'),
by_rule AS (SELECT who, rule, count(*) AS n FROM unmet GROUP BY ALL),
often AS (SELECT who, arg_max(rule, (n, rule)) AS most_often FROM by_rule GROUP BY who)
SELECT who, count(*) AS unmet, count(DISTINCT draft) AS drafts, any_value(most_often) AS most_often
FROM unmet JOIN often USING (who) GROUP BY who ORDER BY unmet DESC, who LIMIT 50
