-- What could not be judged, by kind, with an example of each.
SELECT kind, count(*) AS documents, sum(bytes) AS bytes, min(path) AS example, arg_min(said, path) AS said
FROM unread GROUP BY kind ORDER BY documents DESC, kind
