-- A sample of findings, shared evenly among rules, or of one rule: tell --rule, --count and --seed.
WITH drawn AS (
  SELECT *, md5($seed || ' ' || draft || ' ' || fingerprint) AS lot, count(*) OVER (PARTITION BY rule) AS findings
  FROM findings WHERE $rule IS NULL OR rule = $rule),
ranked AS (SELECT *, row_number() OVER (PARTITION BY rule ORDER BY lot, start) AS rank FROM drawn)
SELECT '' AS "right", r.rule, r.severity, r.quote, r.message, d.path, d.part, r.line, r.start, r."end",
       r.findings, r.fingerprint, d.sha256
FROM ranked r JOIN drafts d USING (draft) ORDER BY r.rank, r.lot, r.start LIMIT $count
