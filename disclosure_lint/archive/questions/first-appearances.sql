-- When a wrong symbol, exchange or notation of a listing was first seen, and how often since.
SELECT f.quote, f.rule, min(d.published) AS first, count(*) AS times, arg_min(d.path, (d.published, d.path)) AS path
FROM findings f JOIN drafts d USING (draft) WHERE f.rule LIKE 'tickers/%'
GROUP BY f.quote, f.rule ORDER BY first, times DESC, f.quote, f.rule
