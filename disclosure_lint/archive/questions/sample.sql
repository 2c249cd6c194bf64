-- A sample of findings, shared evenly among rules, or of one rule: tell --rule, --count and --seed.
WITH lots AS (
  SELECT rule, draft, fingerprint, start, md5($seed || ' ' || draft || ' ' || fingerprint) AS lot
  FROM findings WHERE $rule IS NULL OR rule = $rule),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY rule ORDER BY lot, start) AS rank, count(*) OVER (PARTITION BY rule) AS findings
  FROM lots),
drawn AS (SELECT * FROM ranked ORDER BY rank, lot, start LIMIT $count)
SELECT '' AS "right", f.rule, f.severity, f.quote, f.message, d.path, d.part, f.line, f.start, f."end",
       r.findings, f.fingerprint, d.sha256
FROM drawn r JOIN findings f USING (draft, rule, fingerprint, start) JOIN drafts d USING (draft)
ORDER BY r.rank, r.lot, r.start
