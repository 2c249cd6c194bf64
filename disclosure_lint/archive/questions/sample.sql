-- A sample of the findings of a rule, to judge it by: tell --rule, --count and --seed.
SELECT '' AS "right", f.rule, f.quote, f.message, d.path, d.part, f.line, f.fingerprint
FROM findings f JOIN drafts d USING (draft) WHERE f.rule = $rule
ORDER BY md5($seed || ' ' || f.draft || ' ' || f.fingerprint), f.start LIMIT $count
