-- How many drafts, copies, findings and documents that could not be judged there are, and of when.
SELECT count(*) FILTER (NOT copy) AS drafts, count(*) FILTER (copy) AS copies,
       (SELECT count(*) FROM unread) AS unread, (SELECT count(*) FROM findings) AS findings,
       coalesce(sum(errors), 0)::BIGINT AS errors, coalesce(sum(warnings), 0)::BIGINT AS warnings,
       count(DISTINCT source) AS sources, min(published) AS first, max(published) AS last
FROM drafts
