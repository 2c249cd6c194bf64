-- A sample of findings, shared evenly among rules, or of one rule: tell --rule, --count and --seed.
WITH lots AS (
  SELECT rule, draft, fingerprint, start, md5($seed || ' ' || draft || ' ' || fingerprint) AS lot
  FROM findings WHERE $rule IS NULL OR rule = $rule),
counted AS (SELECT rule, count(*) AS findings FROM lots GROUP BY rule),
first AS ( -- of each rule as many as may be wanted: half the time of ranking all
  SELECT rule, unnest(min({'lot': lot, 'start': start, 'draft': draft, 'fingerprint': fingerprint}, least($count, 999999)), recursive := true)
  FROM lots GROUP BY rule),
ranked AS (SELECT *, row_number() OVER (PARTITION BY rule ORDER BY lot, start) AS rank FROM first),
drawn AS (SELECT * FROM ranked JOIN counted USING (rule) ORDER BY rank, lot, start LIMIT $count)
SELECT '' AS "right", f.rule, f.severity, f.quote, f.message, d.path, d.part, f.line, f.start, f."end",
       r.findings, f.fingerprint, d.sha256
FROM drawn r JOIN findings f USING (draft, rule, fingerprint, start) JOIN drafts d USING (draft)
ORDER BY r.rank, r.lot, r.start
